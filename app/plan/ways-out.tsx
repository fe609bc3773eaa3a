import { formatDay } from '#core/scheduler/study-day.ts'
import type { PlanVerdict } from '#server/plan-verdict.ts'
import { points } from './words.ts'

type WaysOutProps = { verdict: PlanVerdict; topicTitles: Map<string, string>; today: number }

/** A plan that says no says what would do: another date, or topics to leave. */
export function WaysOut({ verdict: { leave, moveTo, haveSeconds }, topicTitles, today }: WaysOutProps) {
  const lost = leave.reduce((sum, each) => sum + each.points, 0)
  return (
    <ul className="grid max-w-[68ch] list-disc gap-3 ps-5">
      <li>
        {moveTo === null
          ? 'No date within a year leaves time for everything at these minutes: study longer a day, or leave some topics.'
          : `Move the date: with these minutes, ${formatDay(moveTo, today)} or later leaves time for everything.`}
      </li>
      {haveSeconds > 0 && leave.length > 0 && (
        <li>
          Or keep the date and leave {leave.length === 1 ? 'this topic' : `these ${leave.length} topics`}{' '}
          (about −{points(lost)} of 1000):
          <ul className="mt-2 grid gap-1 text-base">
            {leave.map(({ topic, points: each }) => (
              <li key={topic} className="text-muted">
                {topicTitles.get(topic) ?? topic}{' '}
                <span className="tabular-nums">(about −{points(each)})</span>
              </li>
            ))}
          </ul>
        </li>
      )}
    </ul>
  )
}
