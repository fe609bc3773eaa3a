import { lineDiff } from './line-diff.ts'

const SIGNS = { same: ' ', added: '+', removed: '-' }

/** Two texts of one file as a unified diff, as patches are written; empty when they are the same line by line. */
export function unifiedDiff(path: string, before: string, after: string): string {
  const hunks = lineDiff(before, after).map((hunk) => {
    const before = hunk.lines.filter(({ kind }) => kind !== 'added').length
    const after = hunk.lines.filter(({ kind }) => kind !== 'removed').length
    const head = `@@ -${range(hunk.before, before)} +${range(hunk.after, after)} @@`
    return [head, ...hunk.lines.map(({ kind, text }) => `${SIGNS[kind]}${text}`)].join('\n')
  })
  return hunks.length === 0 ? '' : `--- ${path}\n+++ ${path}\n${hunks.join('\n')}\n`
}

/** A range of no lines is named by the line before it. */
function range(start: number, count: number): string {
  return `${count === 0 ? start - 1 : start},${count}`
}
