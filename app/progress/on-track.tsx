import { ButtonLink } from '#app/_components/button.tsx'
import { Forecast } from '#app/plan/forecast.tsx'
import { balance, headline } from '#app/plan/words.ts'
import { formatDay } from '#core/scheduler/study-day.ts'
import { planOfToday } from '#server/day-plan.ts'
import { dueForecast, plannedDays } from '#server/forecast.ts'
import type { Student } from '#server/session.ts'
import { todayOf } from '#server/student-day.ts'
import { Question } from './question.tsx'

/** "Am I on track for my date?": the plan's own sentence, and what the next days hold. */
export async function OnTrackQuestion({ student, now }: { student: Student; now: Date }) {
  const today = todayOf(student, now)
  const plan = await planOfToday(student, now)
  const answer = plan
    ? `${headline(plan.verdict, plan.examDay, plan.day)}. ${balance(plan.verdict)}`
    : withoutPlan(student.examDay, today)
  return (
    <Question id="track" question="Am I on track for my date?" answer={answer}>
      <Forecast
        title={plan ? 'Minutes a day until your exam' : 'Minutes a day for what is due by now'}
        days={plan ? plannedDays(plan) : await dueForecast(student, now)}
        today={today}
      />
      <div className="no-print">
        <ButtonLink href="/plan" kind="secondary">
          {plan ? 'See the plan' : 'Make a plan'}
        </ButtonLink>
      </div>
    </Question>
  )
}

function withoutPlan(examDay: number | null, today: number): string {
  if (examDay === null) return 'No exam date is set, so there is nothing to be late for.'
  if (examDay < today) return `Your exam was on ${formatDay(examDay, today)}. A new date makes a new plan.`
  return `Your exam is ${formatDay(examDay, today)}; with minutes per weekday there is a plan towards it.`
}
