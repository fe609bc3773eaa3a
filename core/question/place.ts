import { type Node } from 'unist'

/** A line and a column, both from 1; columns count UTF-16 units and a tab is one of them. */
export type Place = { line: number; column: number }

/** Turns offsets into places for one text whose lines end in LF. */
export function placeFinder(text: string): (offset: number) => Place {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)

  return function placeAt(offset) {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}

/** Where a Markdown node begins. */
export function startOf(node: Node): Place {
  return node.position?.start ?? { line: 1, column: 1 }
}

/** The node's own text, as written. */
export function sourceOf(node: Node, text: string): string {
  return text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
}
