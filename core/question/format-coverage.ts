import { type Coverage } from './coverage.ts'
import { type TallyTable } from './tally-questions.ts'

export const coverageFormats = ['pretty', 'json'] as const
export type CoverageFormat = (typeof coverageFormats)[number]

/** A measured bank as tables for people, or as one JSON object for programs. Ends with a line end. */
export function formatCoverage(coverage: Coverage, format: CoverageFormat): string {
  if (format === 'json') return `${JSON.stringify(coverage, null, 2)}\n`
  const { total, tables, keyLongest, lessons, facts, gaps } = coverage
  const share = keyLongest.of === 0 ? 0 : Math.round((keyLongest.count / keyLongest.of) * 100)
  const lines = [
    `Published questions                  ${total.count}, at least ${total.atLeast}`,
    `Key strictly the longest option      ${keyLongest.count} of ${keyLongest.of} single response (${share} %), at most ${keyLongest.atMost}`,
    `Topics with a lesson                 ${lessons.count} of ${lessons.of}`,
    `Facts of fact-check.yaml taught      ${facts.taught} of ${facts.of}`,
    ...tables.flatMap((table) => ['', ...tableLines(table)]),
    '',
    ...(gaps.length === 0 ? ['Nothing is missing.'] : [`Missing (${gaps.length}):`, ...gaps.map((gap) => `  ${gap}`)]), // prettier-ignore
  ]
  return `${lines.join('\n')}\n`
}

function tableLines({ by, rows }: TallyTable): string[] {
  const width = Math.max(by.length, ...rows.map(({ id }) => id.length))
  const isAsked = rows.some(({ atLeast }) => atLeast > 0)
  const row = (id: string, count: string, atLeast: string, title: string) =>
    [id.padEnd(width), count.padStart(5), ...(isAsked ? [atLeast.padStart(8)] : []), title]
      .join('  ')
      .trimEnd()
  return [
    row(by, 'count', 'at least', ''),
    ...rows.map(({ id, count, atLeast, title }) => {
      const mark = count < atLeast ? '!' : ''
      return row(id, `${mark}${count}`, atLeast > 0 ? String(atLeast) : '', title)
    }),
  ]
}
