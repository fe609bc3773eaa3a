import { scaleBand, scaleLinear } from 'd3-scale'
import { DataTable } from '#app/_components/data-table.tsx'
import { formatDay } from '#core/scheduler/study-day.ts'
import type { ForecastDay } from '#server/forecast.ts'
import { capitalised } from './words.ts'

type ForecastProps = {
  /** Names the picture and its table, for example "Minutes a day until your exam". */
  title: string
  days: ForecastDay[]
  today: number
}

const HEIGHT = 190
const TOP = 20
const BASE = 150
const DAY_AND_MONTH = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' })
const MS_PER_DAY = 86_400_000

/** Minutes a day as bars, with the day's limit as a line above each where there is one, and the same as a table. */
export function Forecast({ title, days, today }: ForecastProps) {
  const hasLimit = days.some(({ minutesThereAre }) => minutesThereAre !== null)
  const hasNew = days.some(({ fresh }) => fresh > 0)
  return (
    <figure className="max-w-[46rem]">
      <Bars title={title} days={days} today={today} />
      <figcaption className="mt-1 text-sm text-muted">
        {title}.{hasLimit && ' The line above a bar is the time you have on that day.'}
      </figcaption>
      <details className="mt-1">
        <summary className="min-h-11 w-fit py-2.5 text-sm text-muted">The same as a table</summary>
        <DataTable caption={title} captionHidden>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col" className="number">
                Minutes
              </th>
              {hasLimit && (
                <th scope="col" className="number">
                  You have
                </th>
              )}
              <th scope="col" className="number">
                Reviews
              </th>
              {hasNew && (
                <th scope="col" className="number">
                  New
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, minutes, minutesThereAre, reviews, fresh }) => (
              <tr key={day}>
                <th scope="row" className="font-normal">
                  {capitalised(formatDay(day, today))}
                </th>
                <td className="number">{minutes}</td>
                {hasLimit && <td className="number">{minutesThereAre}</td>}
                <td className="number">{reviews}</td>
                {hasNew && <td className="number">{fresh}</td>}
              </tr>
            ))}
          </tbody>
        </DataTable>
      </details>
    </figure>
  )
}

/** Across in per cent and down in pixels: the words keep their size on every screen. */
function Bars({ title, days, today }: ForecastProps) {
  const most = Math.max(
    1,
    ...days.map(({ minutes, minutesThereAre }) => Math.max(minutes, minutesThereAre ?? 0)),
  )
  const across = scaleBand<number>()
    .domain(days.map(({ day }) => day))
    .range([8, 100])
    .paddingInner(0.25)
  const down = scaleLinear().domain([0, most]).range([BASE, TOP]).nice(3)
  const labelled = labelledDays(days)
  return (
    <svg width="100%" height={HEIGHT} role="img" aria-labelledby="forecast-title forecast-said">
      <title id="forecast-title">{title}</title>
      <desc id="forecast-said">{said(days, today)}</desc>
      {down.ticks(3).map((minutes) => (
        <g key={minutes} className="fill-muted text-sm tabular-nums">
          <line x1="8%" x2="100%" y1={down(minutes)} y2={down(minutes)} className="stroke-hairline" />
          <text x="6.5%" y={down(minutes) + 4} textAnchor="end">
            {minutes}
          </text>
        </g>
      ))}
      {days.map(({ day, minutes, minutesThereAre }) => {
        const x = across(day) ?? 0
        return (
          <g key={day}>
            <rect
              x={`${x}%`}
              width={`${across.bandwidth()}%`}
              y={down(minutes)}
              height={BASE - down(minutes)}
              className={day === today ? 'fill-flame' : 'fill-control'}
            />
            {minutesThereAre !== null && minutesThereAre > 0 && (
              <line
                x1={`${x}%`}
                x2={`${x + across.bandwidth()}%`}
                y1={down(minutesThereAre)}
                y2={down(minutesThereAre)}
                strokeWidth="2"
                className="stroke-ink"
              />
            )}
          </g>
        )
      })}
      {labelled.map((day, place) => (
        <text
          key={day}
          x={`${(across(day) ?? 0) + across.bandwidth() / 2}%`}
          y={BASE + 22}
          textAnchor={place === 0 ? 'start' : place === labelled.length - 1 ? 'end' : 'middle'}
          className="fill-muted text-sm"
        >
          {day === today ? 'today' : DAY_AND_MONTH.format(day * MS_PER_DAY)}
        </text>
      ))}
    </svg>
  )
}

/** The first, the middle and the last: more would run into each other on a phone. */
function labelledDays(days: ForecastDay[]): number[] {
  const places = days.length < 3 ? [...days.keys()] : [0, Math.floor((days.length - 1) / 2), days.length - 1]
  return places.flatMap((place) => days[place]?.day ?? [])
}

function said(days: ForecastDay[], today: number): string {
  const total = days.reduce((sum, { minutes }) => sum + minutes, 0)
  const heaviest = days.toSorted((a, b) => b.minutes - a.minutes)[0]
  if (!heaviest || total === 0) return 'Nothing falls on these days.'
  return `${total} minutes on ${days.length} days, most of them ${formatDay(heaviest.day, today)}: ${heaviest.minutes}.`
}
