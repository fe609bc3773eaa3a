import { Section } from '#app/_components/panel.tsx'
import { DataTable } from '#app/_components/data-table.tsx'

type DueDaysProps = { days: { label: string; count: number }[]; today: number }

const WEEKDAY = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short' })
const DAY_OF_MONTH = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric' })
const MS_PER_DAY = 86_400_000
const HEIGHT = 180
const TOP = 24
const BASE = 132

/** What falls due when: a sentence, its picture with the numbers on the bars, and the same as a table. */
export function DueDays({ days, today }: DueDaysProps) {
  const sum = days.reduce((total, { count }) => total + count, 0)
  const dueNow = days[0]?.count ?? 0
  return (
    <Section id="due-title" title={`${counted(dueNow)} due now, ${sum} in the next seven days`}>
      <DueBars days={days} today={today} />
      <details className="mt-1 max-w-[40rem]">
        <summary className="min-h-11 w-fit py-2.5 text-sm text-muted">The same as a table</summary>
        <DataTable
          caption="Questions due a day, with everything overdue counted as today"
          className="max-w-[26rem]"
        >
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col" className="number">
                Due
              </th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ label, count }) => (
              <tr key={label}>
                <th scope="row" className="font-normal">
                  {label.charAt(0).toUpperCase() + label.slice(1)}
                </th>
                <td className="number">{count}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </details>
    </Section>
  )
}

/** Widths in per cent and heights in pixels: the words keep their size on every screen. */
function DueBars({ days, today }: DueDaysProps) {
  const most = Math.max(1, ...days.map(({ count }) => count))
  const step = 100 / days.length
  return (
    <svg
      width="100%"
      height={HEIGHT}
      role="img"
      aria-label={said(days)}
      className="max-w-[40rem] overflow-visible"
    >
      {days.map(({ label, count }, ahead) => {
        const height = (count / most) * (BASE - TOP)
        const middle = `${(ahead + 0.5) * step}%`
        const date = (today + ahead) * MS_PER_DAY
        return (
          <g key={label} textAnchor="middle" className="fill-muted text-sm tabular-nums">
            <rect
              x={`${(ahead + 0.18) * step}%`}
              width={`${step * 0.64}%`}
              y={BASE - height}
              height={height}
              rx="2"
              className={ahead === 0 ? 'fill-flame' : 'fill-control'}
            />
            <text x={middle} y={BASE - height - 8} className={count > 0 ? 'fill-ink font-medium' : ''}>
              {count}
            </text>
            <text x={middle} y={BASE + 20} className={ahead === 0 ? 'fill-ink font-medium' : ''}>
              {ahead === 0 ? 'today' : WEEKDAY.format(date)}
            </text>
            <text x={middle} y={BASE + 39}>
              {DAY_OF_MONTH.format(date)}
            </text>
          </g>
        )
      })}
      <line x1="0" x2="100%" y1={BASE} y2={BASE} className="stroke-control" />
    </svg>
  )
}

function said(days: DueDaysProps['days']): string {
  return `Questions due: ${days.map(({ label, count }) => `${label} ${count}`).join('; ')}.`
}

function counted(count: number): string {
  return count === 1 ? '1 question' : `${count} questions`
}
