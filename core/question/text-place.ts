import type { Place } from './place.ts'

/**
 * The offset in a text as it stands (byte order mark, CRLF and all) of a place that a check names: checks count lines
 * as normaliseLines ends them and do not see the mark.
 */
export function offsetOf(text: string, { line, column }: Place): number {
  const ends = /\r\n?|[\n\u2028\u2029]/g
  let start = text.startsWith('\uFEFF') ? 1 : 0
  for (let at = 1; at < line; at++) {
    const end = ends.exec(text)
    if (!end) return text.length
    start = end.index + end[0].length
  }
  return Math.min(start + column - 1, lineEndAfter(text, start))
}

/** Where the line that an offset is on ends. */
export function lineEndAfter(text: string, offset: number): number {
  const end = /[\r\n\u2028\u2029]/.exec(text.slice(offset))
  return end ? offset + end.index : text.length
}
