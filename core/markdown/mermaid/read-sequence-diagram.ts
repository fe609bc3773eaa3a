import { LARGEST_DIAGRAM, problem, type Reading, type Statement } from './diagram-source.ts'

const MESSAGE = /^([^\s:>-]\S*?)\s*(?:--?>>?|--?[)x])\s*[+-]?(\S+?)\s*:\s*(\S.*)$/
const PARTICIPANT = /^(?:participant|actor)\s+(\S+?)(?:\s+as\s+\S.*)?$/
const NOTE = /^note\s+(?:left of|right of|over)\s+([^:]+):\s*(\S.*)$/i
const BLOCK = /^(?:loop|alt|opt|par|critical|break)\b/
const LINE_BREAK = /<br\s*\/?>|\\n/i

/** A sequence diagram, checked line by line: the library says nothing about lines it cannot read. */
export function readSequenceDiagram(statements: Statement[]): Reading {
  const participants = new Set<string>()
  const open: number[] = []
  let messages = 0
  for (const { text, line } of statements.slice(1)) {
    const message = MESSAGE.exec(text)
    const note = NOTE.exec(text)
    if (message || note) {
      if (LINE_BREAK.test(text)) return problem(line, 'the text of a message or note is one line: shorten it')
      if (note && messages === 0)
        return problem(line, 'a note before the first message is not drawn: put it after one')
      for (const name of message ? message.slice(1, 3) : (note?.[1] ?? '').split(','))
        participants.add(name.trim())
      if (message) messages += 1
    } else if (BLOCK.test(text)) {
      open.push(line)
    } else if (text === 'end') {
      if (open.pop() === undefined) return problem(line, '"end" closes nothing')
    } else if (/^(?:else|and)\b/.test(text)) {
      if (open.length === 0) return problem(line, `"${text}" is outside of any block`)
    } else {
      const participant = PARTICIPANT.exec(text)?.[1]
      if (participant === undefined) return problem(line, complaint(text))
      participants.add(participant)
    }
  }
  const unclosed = open.at(-1)
  if (unclosed !== undefined) return problem(unclosed, 'this block has no "end"')
  const headerLine = statements[0]?.line ?? 1
  if (messages === 0) return problem(headerLine, 'the diagram has no messages')
  if (participants.size + messages > LARGEST_DIAGRAM.nodes) {
    return problem(
      headerLine,
      `the diagram has more than ${LARGEST_DIAGRAM.nodes} participants and messages: draw two`,
    )
  }
  return { text: statements.map(({ text }) => text).join('\n'), edges: [] }
}

function complaint(text: string): string {
  if (/--?(?:>>?|[)x])/.test(text)) return `cannot read "${text}": write "A->>B: text"`
  if (/^(?:activate|deactivate)\b/.test(text))
    return `"${text}" is not supported: write "A->>+B: text" and "B-->>-A: text"`
  return `cannot read "${text}"`
}
