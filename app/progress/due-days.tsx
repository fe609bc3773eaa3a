import { scaleLinear } from 'd3-scale'
import { Chart } from '#app/_components/charts/chart.tsx'

type DueDaysProps = { days: { label: string; count: number }[]; today: number }

const WEEKDAY = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short' })
const DAY_OF_MONTH = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric' })
const MS_PER_DAY = 86_400_000
const HEIGHT = 180
const TOP = 24
const BASE = 132

/** What falls due when: a sentence, and its picture with the numbers on the bars. */
export function DueDays({ days, today }: DueDaysProps) {
  const sum = days.reduce((total, { count }) => total + count, 0)
  const dueNow = days[0]?.count ?? 0
  const y = scaleLinear([0, Math.max(1, ...days.map(({ count }) => count))], [BASE, TOP])
  const step = 100 / days.length
  return (
    <div>
      <h3 className="mb-2 font-medium">
        {dueNow === 1 ? '1 question' : `${dueNow} questions`} due now, {sum} in the next seven days.
      </h3>
      <Chart
        id="due-days"
        title="Questions due a day, with everything overdue counted as today"
        description={`${days.map(({ label, count }) => `${label} ${count}`).join('; ')}.`}
        height={HEIGHT}
        className="max-w-[40rem]"
        table={<Rows days={days} />}
      >
        {days.map(({ label, count }, ahead) => {
          const middle = `${(ahead + 0.5) * step}%`
          const date = (today + ahead) * MS_PER_DAY
          return (
            <g key={label} textAnchor="middle" className="fill-muted text-sm">
              <rect
                x={`${(ahead + 0.18) * step}%`}
                width={`${step * 0.64}%`}
                y={y(count)}
                height={BASE - y(count)}
                rx="2"
                className={ahead === 0 ? 'fill-flame' : 'fill-control'}
              />
              <text x={middle} y={y(count) - 8} className={count > 0 ? 'fill-ink font-medium' : ''}>
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
      </Chart>
    </div>
  )
}

function Rows({ days }: Pick<DueDaysProps, 'days'>) {
  return (
    <>
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
    </>
  )
}
