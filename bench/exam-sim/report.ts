import { type BandCheck } from './band.ts'
import { BASELINE, OURS } from './contenders.ts'
import { difference, gapClosed, mean, scores, worstCell, type Cell } from './experiment.ts'

const percent = (share: number) => (100 * share).toFixed(1)
const signed = (points: number) => `${points < 0 ? '' : '+'}${points.toFixed(1)}`

/** One row a scheduler, one column a cell: expected exam score in per cent; then how it compares with the baseline. */
export function scoreTable(cells: Cell[]): string {
  const names = Object.keys(cells[0]?.outcomes ?? {})
  const rows = names.map((name) => {
    const differences = cells.map((cell) => 100 * difference(cell, name).mean)
    return [
      name,
      ...cells.map((cell) => percent(mean(scores(cell, name)))),
      ...(name === BASELINE
        ? ['', '', '']
        : [
            signed(mean(differences)),
            signed(worstCell(cells, name)),
            `${Math.round(100 * gapClosed(cells, name))} %`,
          ]),
    ]
  })
  const oracle = ['oracle', ...cells.map((cell) => percent(mean(cell.oracle))), '', '', '100 %']
  const heads = cells.map(({ course, family }) => `${course.name} ${family}`)
  return table([['score, %', ...heads, 'mean', 'worst', 'gap closed'], ...rows, oracle])
}

/** How the time was used, by the baseline and by ours: answers and minutes of one student, and how much of the bank they saw. */
export function effortTable(cells: Cell[]): string {
  const rows = cells.flatMap((cell) =>
    [BASELINE, OURS]
      .filter((name) => cell.outcomes[name])
      .map((name) => {
        const outcomes = cell.outcomes[name] ?? []
        const average = (value: (outcome: (typeof outcomes)[number]) => number) => mean(outcomes.map(value))
        const { mean: ahead, margin } = difference(cell, name)
        return [
          `${cell.course.name} ${cell.family}`,
          name,
          average((each) => each.seconds / 60).toFixed(0),
          average((each) => each.answers).toFixed(0),
          percent(average((each) => each.correct / each.answers)),
          percent(average((each) => each.seenInTime)),
          name === BASELINE ? '' : `${signed(100 * ahead)} ± ${(100 * margin).toFixed(1)}`,
        ]
      }),
  )
  return table([['', '', 'minutes', 'answers', 'right, %', 'seen by .95 D, %', 'ahead (95 %)'], ...rows])
}

/** What the app would have foretold, against exams sat at that moment. */
export function bandTable(checks: BandCheck[]): string {
  const rows = checks.map((check) => [
    check.cell,
    `${check.moment} D`,
    `${check.foretold} of ${check.students}`,
    ...(check.foretold === 0
      ? ['', '', '', '']
      : [percent(check.covered), check.width.toFixed(0), check.error.toFixed(1), signed(check.bias)]),
  ])
  const heads = ['', 'at', 'foretold', 'in the band, %', 'its width', 'error, points of 100', 'bias']
  return table([heads, ...rows])
}

export function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: string[]) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`
  const [head = [], ...body] = rows
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body.map(line)].join(
    '\n',
  )
}
