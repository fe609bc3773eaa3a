import { renderMermaidSVG } from 'beautiful-mermaid'
import { type Element } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import {
  altText,
  type DiagramProblem,
  LARGEST_DIAGRAM,
  problem,
  type Reading,
  statements,
} from './mermaid/diagram-source.ts'
import { looseEdges } from './mermaid/loose-edges.ts'
import { readFlowchart } from './mermaid/read-flowchart.ts'
import { readSequenceDiagram } from './mermaid/read-sequence-diagram.ts'
import { readStateDiagram } from './mermaid/read-state-diagram.ts'
import { safeSvg } from './mermaid/safe-svg.ts'

const stringify = unified().use(rehypeStringify, { space: 'svg' }).freeze()

/**
 * The picture of a Mermaid fence as SVG text, with `id` at the end of every id in it, and the text of its
 * `%% alt:` line; or what is wrong with the fence, `line` counted from 1 inside it. Colours are the page's
 * custom properties (--ink, --muted, --panel, --paper, --hairline), the font is the page's.
 */
export function renderDiagram(
  source: string,
  id: string,
): { svg: string; alt: string | null } | { problem: DiagramProblem } {
  const drawing = drawDiagram(source, id)
  if ('problem' in drawing) return drawing
  return { svg: stringify.stringify({ type: 'root', children: [drawing.svg] }), alt: drawing.alt }
}

/** As renderDiagram, with the picture as a tree. */
export function drawDiagram(
  source: string,
  id: string,
): { svg: Element; alt: string | null } | { problem: DiagramProblem } {
  const reading = readDiagram(source)
  if ('problem' in reading) return reading
  const svg = draw(reading.text, id)
  const headerLine = statements(source)[0]?.line ?? 1
  if (!svg) return problem(headerLine, 'this diagram cannot be drawn: make it simpler')
  for (const { from, to } of looseEdges(svg)) {
    const line = reading.edges.find((edge) => edge.from === from && edge.to === to)?.line ?? headerLine
    return problem(line, `the arrow from ${from} to ${to} cannot be drawn: change the boxes around them`)
  }
  return { svg, alt: altText(source) }
}

function readDiagram(source: string): Reading {
  if (source.length > LARGEST_DIAGRAM.characters) {
    return problem(
      1,
      `the diagram has ${source.length} characters, at most ${LARGEST_DIAGRAM.characters} are drawn`,
    )
  }
  const settings = source.split('\n').findIndex((line) => /^\s*%%\s*\{/.test(line))
  if (settings >= 0)
    return problem(settings + 1, 'settings ("%%{init…}%%") are not supported: the page gives the look')
  const all = statements(source)
  const [header] = all
  if (!header) return problem(1, 'the diagram is empty')
  if (/^(?:graph|flowchart)\b/.test(header.text)) return readFlowchart(all)
  if (/^sequenceDiagram$/.test(header.text)) return readSequenceDiagram(all)
  if (/^stateDiagram(?:-v2)?$/.test(header.text)) return readStateDiagram(all)
  const kind = header.text.split(/\s/)[0] ?? ''
  return problem(header.line, `"${kind}" is not supported: use flowchart, sequenceDiagram or stateDiagram-v2`)
}

function draw(text: string, id: string): Element | null {
  try {
    const svg = renderMermaidSVG(text, { padding: 12, transparent: true })
    return safeSvg(fromHtml(svg, { fragment: true }), id)
  } catch {
    // The readers know the language; what the layout cannot place is told to the author like any other problem.
    return null
  }
}
