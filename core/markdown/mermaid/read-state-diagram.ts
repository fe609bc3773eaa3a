import { LARGEST_DIAGRAM, problem, type Reading, type SourceEdge, type Statement } from './diagram-source.ts'

const STATE = String.raw`[\w\p{L}-]+`
const TRANSITION = new RegExp(String.raw`^(\[\*\]|${STATE}?)\s*-->\s*(\[\*\]|${STATE})(?:\s*:\s*\S.*)?$`, 'u')
const DECLARATION = new RegExp(
  String.raw`^(?:state\s+"[^"]+"\s+as\s+[\w\p{L}]+|${STATE}\s*:\s*\S.*|direction\s+(?:TD|TB|LR|BT|RL))$`,
  'u',
)
const COMPOSITE = /^state\s+(?:"[^"]+"\s+as\s+)?[\w\p{L}]+\s*\{$/u

/** A state diagram, checked line by line: the library says nothing about lines it cannot read. */
export function readStateDiagram(statements: Statement[]): Reading {
  const edges: SourceEdge[] = []
  const states = new Set<string>()
  const open: number[] = []
  for (const { text, line } of statements.slice(1)) {
    const transition = TRANSITION.exec(text)
    if (transition) {
      const [, from = '', to = ''] = transition
      edges.push({ from, to, line })
      states.add(from === '[*]' ? `${line} start` : from).add(to === '[*]' ? `${line} end` : to)
    } else if (COMPOSITE.test(text)) {
      open.push(line)
    } else if (text === '}') {
      if (open.pop() === undefined) return problem(line, '"}" closes nothing')
    } else if (/-->\s*(?::.*)?$/.test(text)) {
      return problem(line, 'the arrow has no target')
    } else if (!DECLARATION.test(text)) {
      return problem(line, `cannot read "${text}": write "Name --> Other : event" or "Name : description"`)
    }
  }
  const unclosed = open.at(-1)
  if (unclosed !== undefined) return problem(unclosed, 'this state is not closed with "}"')
  const headerLine = statements[0]?.line ?? 1
  if (edges.length === 0) return problem(headerLine, 'the diagram has no arrows')
  if (states.size > LARGEST_DIAGRAM.nodes)
    return problem(headerLine, `the diagram has more than ${LARGEST_DIAGRAM.nodes} states: draw two`)
  return { text: statements.map(({ text }) => text).join('\n'), edges }
}
