import { structuredPatch } from 'diff'

export type DiffLine = { kind: 'same' | 'added' | 'removed'; text: string }
/** Lines that changed with a few around them; line numbers count from 1. */
export type Hunk = { before: number; after: number; lines: DiffLine[] }

const CONTEXT = 3
/** Two texts that have hardly a line in common are shown whole, instead of being compared for seconds. */
const MOST_EDITS = 4000

/** What changed from one text to the other, line by line; nothing when they are the same. */
export function lineDiff(before: string, after: string): Hunk[] {
  if (before === after) return []
  const patch = structuredPatch('', '', before, after, '', '', {
    context: CONTEXT,
    maxEditLength: MOST_EDITS,
  })
  if (!patch) {
    const lines = [...whole(before, 'removed'), ...whole(after, 'added')]
    return [{ before: 1, after: 1, lines }]
  }
  return patch.hunks.map(({ oldStart, newStart, lines }) => ({
    before: oldStart,
    after: newStart,
    lines: lines.filter((line) => !line.startsWith('\\')).map(toLine),
  }))
}

function whole(text: string, kind: DiffLine['kind']): DiffLine[] {
  return text.split('\n').map((line) => ({ kind, text: line }))
}

function toLine(line: string): DiffLine {
  const kind = line.startsWith('+') ? 'added' : line.startsWith('-') ? 'removed' : 'same'
  return { kind, text: line.slice(1) }
}
