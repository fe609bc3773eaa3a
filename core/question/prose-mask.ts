import { type Node } from 'unist'
import { visit } from 'unist-util-visit'

/**
 * The source with everything that is not running text of these nodes blanked out (marks, code, addresses, HTML), so
 * that words can be searched as a reader sees them while offsets stay those of the source. Line ends stay.
 */
export function proseMask(nodes: Node[], source: string): string {
  let mask = ''
  for (const { start, end } of textRanges(nodes, 'text')) {
    mask += blanked(source.slice(mask.length, start)) + source.slice(start, end)
  }
  return mask + blanked(source.slice(mask.length))
}

/** Where nodes of a type stand, in reading order. */
export function textRanges(nodes: Node[], ...types: string[]): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = []
  for (const root of nodes) {
    visit(root, (node) => {
      const start = node.position?.start.offset
      const end = node.position?.end.offset
      if (types.includes(node.type) && start !== undefined && end !== undefined) ranges.push({ start, end })
    })
  }
  return ranges
}

function blanked(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}
