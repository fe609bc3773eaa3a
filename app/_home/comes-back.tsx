import { VerdictMark } from '#app/_components/verdict.tsx'
import { newSchedule, scheduleReview } from '#core/scheduler/sm2.ts'
import { formatDay } from '#core/scheduler/study-day.ts'
import { scheduleSentence } from '#server/feedback.ts'
import { todayOf } from '#server/student-day.ts'
import { Fragment } from './fragment.tsx'

/** Three good answers and a miss, each on the day it falls due: what the scheduler itself says to them. */
const ANSWERS = [
  { quality: 5, words: 'Right, and sure' },
  { quality: 5, words: 'Right, and sure' },
  { quality: 4, words: 'Right, but unsure' },
  { quality: 1, words: 'Not right' },
] as const

export function ComesBack({ now }: { now: Date }) {
  return (
    <Fragment
      id="comes-back"
      title="It says when it comes back"
      says={
        <p>
          Each question waits longer the better you know it, by a published algorithm (SM-2, 1990). After
          every answer you read the day, and you can undo it.
        </p>
      }
    >
      <p className="mb-3 text-sm text-muted">One question, if you began today</p>
      <ol className="grid gap-0">
        {course(todayOf(null, now)).map(({ day, right, words, sentence }) => (
          <li
            key={day}
            className="grid gap-x-4 border-t border-hairline py-2.5 first:border-t-0 sm:grid-cols-[8rem_1fr]"
          >
            <span className="text-base text-muted">{day}</span>
            <span className="text-base">
              <span className={`font-semibold ${right ? 'text-(--right)' : 'text-(--wrong)'}`}>
                <VerdictMark right={right} className="me-1.5 inline size-[0.9em]" />
                {words}.
              </span>{' '}
              {sentence}
            </span>
          </li>
        ))}
      </ol>
    </Fragment>
  )
}

function course(today: number) {
  let before = newSchedule(today)
  return ANSWERS.map(({ quality, words }, turn) => {
    const day = before.dueDay
    const { schedule } = scheduleReview(before, quality, day)
    const sentence = scheduleSentence({
      kind: 'review',
      day,
      beforeIntervalDays: before.intervalDays,
      beforeDueDay: turn === 0 ? null : before.dueDay,
      afterDueDay: schedule.dueDay,
    })
    before = schedule
    return {
      day: capitalised(turn === 0 ? 'today' : withoutWord(formatDay(day, today))),
      right: quality >= 3,
      words,
      sentence,
    }
  })
}

/** "tomorrow, 22 November" → "22 November": the column has room for the date. */
function withoutWord(label: string): string {
  return label.split(', ').at(-1) ?? label
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
