import { LARGEST_DIAGRAM, problem, type Reading, type SourceEdge, type Statement } from './diagram-source.ts'
import { protectLabel } from './labels.ts'
import { type FlowStatement, type Link, type Mention, readStatement } from './read-statement.ts'

type Box = { id: string; label: string; mentioned: Set<string>; boxes: Box[]; line: number }
type Edge = SourceEdge & { link: Link }
type Chart = { nodes: Map<string, Mention>; edges: Edge[]; boxes: Box[]; homes: Map<string, Box> }

/**
 * A flowchart, checked line by line and written anew: every node once, in the box it belongs to and with its
 * label, and the arrows after that. So the library, which drops what it cannot read and puts a node into every
 * box that mentions it, draws what Mermaid draws. `direction` inside a box is left out, as Mermaid does where
 * arrows cross the box's border.
 */
export function readFlowchart(statements: Statement[]): Reading {
  const [header, ...body] = statements
  const direction = /^(?:graph|flowchart)\s+(TD|TB|LR|BT|RL)$/i.exec(header?.text ?? '')?.[1]
  if (!header || !direction)
    return problem(header?.line ?? 1, 'the first line must be like "flowchart LR" or "flowchart TD"')

  const chart: Chart = { nodes: new Map(), edges: [], boxes: [], homes: new Map() }
  const open: Box[] = []
  for (const { text, line } of body) {
    const parent = open.at(-1)
    if (/^subgraph\b/.test(text)) {
      const box = readBox(text, line)
      if (box === null) return problem(line, 'write a box as: subgraph id["Heading"]')
      ;(parent ?? chart).boxes.push(box)
      open.push(box)
    } else if (text === 'end') {
      if (!parent) return problem(line, '"end" closes nothing')
      settle(chart, parent)
      open.pop()
    } else if (!/^direction\s+(TD|TB|LR|BT|RL)$/i.test(text)) {
      const message = styling(text)
      if (message) return problem(line, message)
      const statement = readStatement(text)
      if ('message' in statement) return problem(line, statement.message)
      record(chart, parent, statement, line)
    }
  }
  const unclosed = open.at(-1)
  if (unclosed) return problem(unclosed.line, `the box "${unclosed.label}" has no "end"`)
  return finish(chart, direction, header.line)
}

function readBox(text: string, line: number): Box | null {
  const match = /^subgraph\s+(?:([\w-]+)\s*\[\s*("[^"]+"|[^"[\]]+)\s*\]|"([^"]+)"|([\w-][\w\s-]*))$/.exec(
    text,
  )
  const heading = match?.[2] ?? match?.[3] ?? match?.[4]
  if (!match || heading === undefined) return null
  const label = heading.replace(/^"(.*)"$/, '$1').trim()
  return { id: match[1] ?? label.replace(/[^\w-]+/g, '_'), label, mentioned: new Set(), boxes: [], line }
}

function styling(text: string): string | null {
  if (/^(style|classDef|class|linkStyle)\s/.test(text))
    return `colours come from the page: remove this "${text.split(' ')[0]}" line`
  if (/^click\s/.test(text)) return '"click" is not supported: put the link into the text'
  return null
}

function record(chart: Chart, box: Box | undefined, { groups, links }: FlowStatement, line: number): void {
  for (const mention of groups.flat()) {
    const known = chart.nodes.get(mention.id)
    if (!known || mention.label !== null) chart.nodes.set(mention.id, mention)
    box?.mentioned.add(mention.id)
  }
  links.forEach((link, index) => {
    for (const from of groups[index] ?? []) {
      for (const to of groups[index + 1] ?? []) chart.edges.push({ from: from.id, to: to.id, link, line })
    }
  })
}

/** Mermaid's rule: of all boxes that mention a node, the one that closes first keeps it. */
function settle(chart: Chart, box: Box): void {
  for (const id of box.mentioned) if (!chart.homes.has(id)) chart.homes.set(id, box)
}

function finish(chart: Chart, direction: string, headerLine: number): Reading {
  const paths = boxPaths(chart.boxes)
  for (const [id, path] of paths) {
    chart.nodes.delete(id)
    if (path.length > 6) return problem(headerLine, 'boxes are nested more than 6 deep')
  }
  if (paths.size < countBoxes(chart.boxes)) return problem(headerLine, 'two boxes have the same id')
  if (chart.nodes.size === 0) return problem(headerLine, 'the diagram has no nodes')
  if (chart.nodes.size + paths.size > LARGEST_DIAGRAM.nodes) {
    return problem(headerLine, `the diagram has more than ${LARGEST_DIAGRAM.nodes} nodes and boxes: draw two`)
  }
  if (chart.edges.length > LARGEST_DIAGRAM.arrows) {
    return problem(headerLine, `the diagram has more than ${LARGEST_DIAGRAM.arrows} arrows: draw two`)
  }
  for (const edge of chart.edges) {
    const inside = (box: string, id: string) =>
      (paths.get(id) ?? paths.get(chart.homes.get(id)?.id ?? '') ?? []).includes(box)
    if (inside(edge.from, edge.to) || inside(edge.to, edge.from)) {
      return problem(
        edge.line,
        `an arrow cannot join a box with what is inside it (${edge.from}, ${edge.to})`,
      )
    }
  }
  return { text: write(chart, direction), edges: chart.edges }
}

/** Each box's id with the ids of the boxes around it, itself last. */
function boxPaths(boxes: Box[], around: string[] = []): Map<string, string[]> {
  return new Map(
    boxes.flatMap((box) => {
      const path = [...around, box.id]
      return [[box.id, path] as const, ...boxPaths(box.boxes, path)]
    }),
  )
}

function countBoxes(boxes: Box[]): number {
  return boxes.reduce((count, box) => count + 1 + countBoxes(box.boxes), 0)
}

function write(chart: Chart, direction: string): string {
  const node = ({ id, open, label, close }: Mention) => `${id}${open}${protectLabel(label ?? id)}${close}`
  const nodesIn = (box: Box | undefined) =>
    [...chart.nodes.values()].filter(({ id }) => chart.homes.get(id) === box).map(node)
  const boxLines = (box: Box): string[] => [
    `subgraph ${box.id} [${protectLabel(box.label)}]`,
    ...nodesIn(box),
    ...box.boxes.flatMap(boxLines),
    'end',
  ]
  const edge = ({ from, to, link }: Edge) =>
    `${from} ${link.backwards ? '<' : ''}${link.operator}${link.label === null ? '' : `|${protectLabel(link.label)}|`} ${to}`
  return [
    `flowchart ${direction}`,
    ...nodesIn(undefined),
    ...chart.boxes.flatMap(boxLines),
    ...chart.edges.map(edge),
  ].join('\n')
}
