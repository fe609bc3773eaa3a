import { scaleThreshold } from 'd3-scale'
import { SameAsTable } from '#app/_components/charts/same-as-table.tsx'
import { studiedDays, type StudiedDay } from '#server/studied-days.ts'
import type { Student } from '#server/session.ts'
import { counted, hours } from './words.ts'

const CELL = 13
const TOP = 18
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const DAYS_IN_WEEK = WEEKDAYS.length
const MS_PER_DAY = 86_400_000
const MONTH = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'short' })
const DATE = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'long' })

/** The more answers, the larger the square: it reads in grey and in print as it does in colour. */
const side = scaleThreshold<number, number>([1, 10, 25, 50], [2, 5, 7, 9, 11])

/** Which days of the last year were studied, without a word about those that were not. */
export async function StudiedDays({ student, now }: { student: Student; now: Date }) {
  const { from, today, days } = await studiedDays(student, now)
  const answers = days.reduce((sum, each) => sum + each.answers, 0)
  const minutes = days.reduce((sum, each) => sum + each.minutes, 0)
  const sentence = `In the last year you studied on ${counted(days.length, 'day')}: ${counted(answers, 'answer')} in ${hours(minutes)}.`
  const halfWeeks = Math.ceil((today - from + 1) / DAYS_IN_WEEK / 2)
  const middle = from + DAYS_IN_WEEK * halfWeeks
  return (
    <figure>
      <h3 className="font-medium">{sentence}</h3>
      {/* Two halves of a year: beside each other where there is room, one above the other on a phone. */}
      <div role="img" aria-label={sentence} className="mt-2 flex flex-wrap gap-y-2">
        <Weeks from={from} to={middle - 1} weeks={halfWeeks} days={days} />
        <Weeks from={middle} to={today} weeks={halfWeeks} days={days} />
      </div>
      <figcaption className="mt-1 text-sm text-muted">
        A column is a week, Monday on top. The larger the square, the more answers: from 1, 10, 25 and 50 on.
      </figcaption>
      <SameAsTable caption="Answers a day, by week">
        <WeekRows from={from} days={days} />
      </SameAsTable>
    </figure>
  )
}

type WeeksProps = { from: number; to: number; weeks: number; days: StudiedDay[] }

function Weeks({ from, to, weeks, days }: WeeksProps) {
  const answersOn = new Map(days.map(({ day, answers }) => [day, answers]))
  const all = Array.from({ length: to - from + 1 }, (_, at) => from + at)
  return (
    <svg
      width={weeks * CELL}
      height={TOP + DAYS_IN_WEEK * CELL}
      viewBox={`0 0 ${weeks * CELL} ${TOP + DAYS_IN_WEEK * CELL}`}
      aria-hidden="true"
      className="h-auto max-w-full overflow-visible"
    >
      {monthStarts(from, to).map((day) => (
        <text
          key={day}
          x={Math.floor((day - from) / DAYS_IN_WEEK) * CELL}
          y="11"
          className="fill-muted text-sm"
        >
          {MONTH.format(day * MS_PER_DAY)}
        </text>
      ))}
      {all.map((day) => {
        const answers = answersOn.get(day) ?? 0
        const size = side(answers)
        const inset = (CELL - size) / 2
        const week = Math.floor((day - from) / DAYS_IN_WEEK)
        return (
          <rect
            key={day}
            x={week * CELL + inset}
            y={TOP + ((day - from) % DAYS_IN_WEEK) * CELL + inset}
            width={size}
            height={size}
            rx={size > 2 ? 1.5 : 1}
            className={answers > 0 ? 'fill-flame' : 'fill-control opacity-50'}
          />
        )
      })}
    </svg>
  )
}

/** The first day of each month whose name has room; its column is that day's week. */
function monthStarts(from: number, to: number): number[] {
  const days = Array.from({ length: to - from + 1 }, (_, at) => from + at)
  return days.filter((day) => new Date(day * MS_PER_DAY).getUTCDate() === 1 && day <= to - 2 * DAYS_IN_WEEK)
}

/** Weeks in which something was answered, newest first. */
function WeekRows({ from, days }: { from: number; days: StudiedDay[] }) {
  const answersOn = new Map(days.map(({ day, answers }) => [day, answers]))
  const weeks = [...new Set(days.map(({ day }) => day - ((day - from) % DAYS_IN_WEEK)))].toReversed()
  return (
    <>
      <thead>
        <tr>
          <th scope="col">Week from</th>
          {WEEKDAYS.map((weekday) => (
            <th key={weekday} scope="col" className="number">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((monday) => (
          <tr key={monday}>
            <th scope="row" className="font-normal whitespace-nowrap">
              {DATE.format(monday * MS_PER_DAY)}
            </th>
            {WEEKDAYS.map((weekday, at) => (
              <td key={weekday} className="number">
                {answersOn.get(monday + at) ?? '–'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </>
  )
}
