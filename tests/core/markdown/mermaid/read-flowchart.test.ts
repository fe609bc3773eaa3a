import { expect, test } from 'vitest'
import { statements } from '#core/markdown/mermaid/diagram-source.ts'
import { readFlowchart } from '#core/markdown/mermaid/read-flowchart.ts'

function read(body: string): string {
  const reading = readFlowchart(statements(`flowchart LR\n${body}`))
  return 'problem' in reading
    ? `${reading.problem.line}: ${reading.problem.message}`
    : reading.text.replace('flowchart LR\n', '')
}

const readings: [body: string, written: string][] = [
  ['a', 'a["a"]'],
  ['a-->b;', 'a["a"]\nb["b"]\na --> b'],
  ['a-b --- c_1', 'a-b["a-b"]\nc_1["c_1"]\na-b --- c_1'],
  ['a --> b\na["A"]', 'a["A"]\nb["b"]\na --> b'],
  ['a[A b] -- text --> b', 'a["A b"]\nb["b"]\na -->|"text"| b'],
  ['a -. text .-> b', 'a["a"]\nb["b"]\na -.->|"text"| b'],
  ['a == text ==> b', 'a["a"]\nb["b"]\na ==>|"text"| b'],
  ['a ---->|"text"| b', 'a["a"]\nb["b"]\na -->|"text"| b'],
  ['a -..-> b -.- c === d', 'a["a"]\nb["b"]\nc["c"]\nd["d"]\na -.-> b\nb -.- c\nc === d'],
  ['a <--> b', 'a["a"]\nb["b"]\na <--> b'],
  ['a & b --> c & d', 'a["a"]\nb["b"]\nc["c"]\nd["d"]\na --> c\na --> d\nb --> c\nb --> d'],
  [
    'a[("db")] --> b{{"h"}} --> c(["s"]) --> d(("c")) --> e{"q"} --> f[["s"]] --> g((("d")))',
    'a[("db")]\nb{{"h"}}\nc(["s"])\nd(("c"))\ne{"q"}\nf[["s"]]\ng((("d")))\na --> b\nb --> c\nc --> d\nd --> e\ne --> f\nf --> g',
  ],
  ['subgraph one\na --> b\nend', 'subgraph one ["one"]\na["a"]\nb["b"]\nend\na --> b'],
  ['subgraph "AZ a"\ndirection TB\na\nend', 'subgraph AZ_a ["AZ a"]\na["a"]\nend'],
  // The box that closes first keeps a node.
  [
    'subgraph r["R"]\nx --> y\nsubgraph z["Z"]\ny\nend\nend',
    'subgraph r ["R"]\nx["x"]\nsubgraph z ["Z"]\ny["y"]\nend\nend\nx --> y',
  ],
  [
    'a --> z\nsubgraph z["Z"]\nb\nend\nsubgraph w["W"]\nb --> c\nend',
    'a["a"]\nsubgraph z ["Z"]\nb["b"]\nend\nsubgraph w ["W"]\nc["c"]\nend\na --> z\nb --> c',
  ],
  [
    '__proto__ --> constructor',
    '__proto__["__proto__"]\nconstructor["constructor"]\n__proto__ --> constructor',
  ],
]

test.each(readings)('%j is written %j', (body, written) => {
  expect(read(body)).toBe(written)
})

const problems: [body: string, problem: string][] = [
  ['a -->', '2: the arrow has no target'],
  ['a -- text -->', '2: the arrow has no target'],
  ['a & --> b', '2: cannot read "--> b"'],
  ['--> b', '2: cannot read "--> b"'],
  ['a --> b c', '2: cannot read "c"'],
  ['a --x b', '2: cannot read "--x b"'],
  ['a["x] --> b', '2: the label of "a" is not closed: write a["…"]'],
  ['a("x"] --> b', '2: the label of "a" is not closed: write a("…")'],
  ['\n\na --> end', '4: "end" is a word of Mermaid: give the node another id'],
  ['a:::hot --> b', '2: colours come from the page: remove ":::"'],
  ['a --> b\nclassDef hot fill:#f00', '3: colours come from the page: remove this "classDef" line'],
  ['a --> b\nlinkStyle 0 stroke:red', '3: colours come from the page: remove this "linkStyle" line'],
  ['subgraph one\na', '2: the box "one" has no "end"'],
  ['a\nend', '3: "end" closes nothing'],
  ['subgraph [x]\na\nend', '2: write a box as: subgraph id["Heading"]'],
  ['subgraph one\na\nend\nsubgraph one\nb\nend', '1: two boxes have the same id'],
  ['subgraph one\na --> one\nend', '3: an arrow cannot join a box with what is inside it (a, one)'],
  [
    'subgraph one\nsubgraph two\na\nend\nend\none --> a',
    '7: an arrow cannot join a box with what is inside it (one, a)',
  ],
  ['%% nothing', '1: the diagram has no nodes'],
  [
    Array.from({ length: 41 }, (_, index) => `n${index}`).join('\n'),
    '1: the diagram has more than 40 nodes and boxes: draw two',
  ],
  [
    'a & b & c & d & e & f & g & h & i --> j & k & l & m & n & o & p & q & r',
    '1: the diagram has more than 80 arrows: draw two',
  ],
]

test.each(problems)('%j: %s', (body, problem) => {
  expect(read(body)).toBe(problem)
})

test('40 nodes and boxes are drawn', () => {
  expect(read(Array.from({ length: 40 }, (_, index) => `n${index}`).join('\n'))).toMatch(/^n0/)
})
