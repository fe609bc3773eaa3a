import { type Code, type Root, type RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import { renderDiagram } from '#core/markdown/diagram.ts'
import { deepMessage, NESTING_LIMIT } from './markdown-limits.ts'
import { sourceOf, startOf } from './place.ts'
import { type Finding, finding } from './problem.ts'

const DIAGRAM_LIMIT = 10

/** E09 raw HTML, E11 fences and diagrams, E13 nesting, W11 headings: what any body is checked for, block by block. */
export function checkBlocks(root: Root, source: string): Finding[] {
  const findings: Finding[] = []
  const diagrams: Code[] = []
  visit(root, (node) => {
    if (node.type === 'html') findings.push(finding('E09', startOf(node), htmlMessage(node.value)))
    if (node.type !== 'code') return
    const unclosed = checkFence(node, source)
    if (unclosed) findings.push(unclosed)
    else if (node.lang === 'mermaid') diagrams.push(node)
  })
  const extra = diagrams[DIAGRAM_LIMIT]
  if (extra)
    findings.push(
      finding(
        'E13',
        startOf(extra),
        `a file may have ${DIAGRAM_LIMIT} diagrams; this has ${diagrams.length}`,
      ),
    )
  findings.push(...diagrams.slice(0, DIAGRAM_LIMIT).flatMap(checkDiagram))
  return [...findings, ...checkNesting(root.children, 0), ...checkHeadings(root)]
}

function htmlMessage(html: string): string {
  const shown = html.split('\n', 1)[0]?.slice(0, 40) ?? ''
  return `raw HTML (${shown}); write Markdown, or put it in backticks to show it`
}

function checkFence(node: Code, source: string): Finding | null {
  const lines = sourceOf(node, source).split('\n')
  const fence = /^(?:`{3,}|~{3,})/.exec(lines[0] ?? '')?.[0]
  if (!fence) return null
  const last = (lines.at(-1) ?? '').replace(/^[\s>]*/, '').trimEnd()
  const isClosed =
    lines.length > 1 && last.length >= fence.length && last === fence.charAt(0).repeat(last.length)
  if (isClosed) return null
  return finding(
    'E11',
    startOf(node),
    `code fence opened here is never closed; end it with "${fence.slice(0, 20)}"`,
  )
}

// Shown at the line inside the fence, which begins one below its opening.
function checkDiagram(node: Code): Finding[] {
  const drawn = renderDiagram(node.value, 'check')
  if (!('problem' in drawn)) return []
  const { line, message } = drawn.problem
  const { line: opening, column } = startOf(node)
  return [
    finding('E11', { line: opening + line, column }, `mermaid, line ${line} of the diagram: ${message}`),
  ]
}

function checkNesting(nodes: RootContent[], depth: number): Finding[] {
  return nodes.flatMap((node) => {
    if (!('children' in node)) return []
    const here = node.type === 'list' || node.type === 'blockquote' ? depth + 1 : depth
    if (here > NESTING_LIMIT) return [finding('E13', startOf(node), deepMessage)]
    return checkNesting(node.children, here)
  })
}

// The title is the level-1 heading, so a body begins at level 2; one "# …" may repeat the title.
function checkHeadings(root: Root): Finding[] {
  const findings: Finding[] = []
  let above = 1
  let titles = 0
  visit(root, 'heading', (node) => {
    if (node.depth > above + 1) {
      const message = `heading level ${node.depth} after level ${above}; use "${'#'.repeat(above + 1)}"`
      findings.push(finding('W11', startOf(node), message))
    }
    if (node.depth === 1 && ++titles > 1)
      findings.push(finding('W11', startOf(node), 'a second level-1 heading; use "##"'))
    above = node.depth
  })
  return findings
}
