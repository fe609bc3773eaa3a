import { ButtonLink } from '#app/_components/button.tsx'
import { formatDay } from '#core/scheduler/study-day.ts'
import type { Student } from '#server/session.ts'
import { todayOf } from '#server/student-day.ts'
import { Question } from './question.tsx'

/** "Am I on track for my date?" */
export function OnTrackQuestion({ student, now }: { student: Student; now: Date }) {
  const today = todayOf(student, now)
  const { examDay } = student
  return (
    <Question id="track" question="Am I on track for my date?" answer={answer(examDay, today)}>
      <div className="no-print">
        <ButtonLink href="/settings" kind="secondary">
          {examDay === null || examDay < today ? 'Set a date' : 'Change the date'}
        </ButtonLink>
      </div>
    </Question>
  )
}

function answer(examDay: number | null, today: number): string {
  if (examDay === null) return 'No exam date is set, so there is nothing to be late for.'
  if (examDay < today) return `Your exam was on ${formatDay(examDay, today)}. A new date makes a new plan.`
  return `Your exam is ${formatDay(examDay, today)}.`
}
