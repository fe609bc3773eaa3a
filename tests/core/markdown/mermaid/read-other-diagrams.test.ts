import { expect, test } from 'vitest'
import { statements } from '#core/markdown/mermaid/diagram-source.ts'
import { readSequenceDiagram } from '#core/markdown/mermaid/read-sequence-diagram.ts'
import { readStateDiagram } from '#core/markdown/mermaid/read-state-diagram.ts'

const sequences: [body: string, problem: string | null][] = [
  ['A->>B: x\nB-->>A: y\nA-)B: z\nB--xA: w\nA->B: v\nB-->A: u', null],
  ['participant A as Long name\nactor U\nU->>+A: x\nA-->>-U: y', null],
  ['A->>B: x\nNote over A,B: both\nNote left of A: one\nnote right of B: two', null],
  ['alt one\nA->>B: x\nelse two\nB->>A: y\nend\nloop each\nA->>A: z\nend', null],
  ['A->>B', '2: cannot read "A->>B": write "A->>B: text"'],
  ['A->>B: x\nautonumber', '3: cannot read "autonumber"'],
  ['A->>B: x\nactivate B', '3: "activate B" is not supported: write "A->>+B: text" and "B-->>-A: text"'],
  ['A->>B: one<br/>two', '2: the text of a message or note is one line: shorten it'],
  ['Note over A: x\nA->>B: x', '2: a note before the first message is not drawn: put it after one'],
  ['alt one\nA->>B: x', '2: this block has no "end"'],
  ['A->>B: x\nend', '3: "end" closes nothing'],
  ['A->>B: x\nelse y', '3: "else y" is outside of any block'],
  ['rect rgb(0,0,0)\nA->>B: x\nend', '2: cannot read "rect rgb(0,0,0)"'],
  ['participant A', '1: the diagram has no messages'],
  ['A->>B: x\n'.repeat(39), '1: the diagram has more than 40 participants and messages: draw two'],
]

test.each(sequences)('sequence %j: %s', (body, problem) => {
  const reading = readSequenceDiagram(statements(`sequenceDiagram\n${body}`))
  expect('problem' in reading ? `${reading.problem.line}: ${reading.problem.message}` : null).toBe(problem)
})

const states: [body: string, problem: string | null][] = [
  ['[*] --> OK\nOK --> ALARM : too high\nALARM-->OK: low again\nALARM --> [*]', null],
  ['direction LR\nstate "A long name" as A\nA --> B\nB : what B is', null],
  ['state Outer {\n[*] --> In\nIn --> Out\n}\nOuter --> Done', null],
  ['A -->', '2: the arrow has no target'],
  ['A --> : x', '2: the arrow has no target'],
  [
    'A --> B\nnote right of A: x',
    '3: cannot read "note right of A: x": write "Name --> Other : event" or "Name : description"',
  ],
  ['state Outer {\nA --> B', '2: this state is not closed with "}"'],
  ['A --> B\n}', '3: "}" closes nothing'],
  ['A : x', '1: the diagram has no arrows'],
  [
    Array.from({ length: 41 }, (_, index) => `S${index} --> S0`).join('\n'),
    '1: the diagram has more than 40 states: draw two',
  ],
]

test.each(states)('state diagram %j: %s', (body, problem) => {
  const reading = readStateDiagram(statements(`stateDiagram-v2\n${body}`))
  expect('problem' in reading ? `${reading.problem.line}: ${reading.problem.message}` : null).toBe(problem)
})
