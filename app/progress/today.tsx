import { ButtonLink } from '#app/_components/button.tsx'
import { answerTimes } from '#server/answer-times.ts'
import type { Student } from '#server/session.ts'
import { nextQuestion, type Next } from '#server/study.ts'
import { todayOf } from '#server/student-day.ts'
import { progress } from '#server/statistics.ts'
import { topicTitles } from '#server/topics.ts'
import { DueDays } from './due-days.tsx'
import { Question } from './question.tsx'
import { StudiedDays } from './studied-days.tsx'
import { counted } from './words.ts'

/** "What should I do today?": the numbers, one button, and below it the days to come and those behind. */
export async function TodayQuestion({ student, now }: { student: Student; now: Date }) {
  const next = await nextQuestion(student, {}, now)
  const { days } = await progress(student, now)
  const times = await answerTimes(student, [...(await topicTitles()).keys()])
  return (
    <Question id="today" question="What should I do today?" answer={answer(next, times.all)}>
      <div className="no-print">
        {next.question ? (
          <ButtonLink href="/study">{next.done > 0 ? 'Go on studying' : 'Start studying'}</ButtonLink>
        ) : (
          <ButtonLink href="/exam" kind="secondary">
            Take an exam
          </ButtonLink>
        )}
      </div>
      <DueDays days={days} today={todayOf(student, now)} />
      <StudiedDays student={student} now={now} />
    </Question>
  )
}

function answer({ due, done, plan }: Next, secondsEach: number): string {
  const behind = done > 0 ? ` ${counted(done, 'review')} done so far.` : ''
  if (plan?.minutes === 0) return `Your plan leaves today free.${behind}`
  if (plan?.isUsed) return `Today’s ${counted(plan.minutes, 'minute')} of your plan are used.${behind}`
  if (due.today === 0) return `Nothing is left for today.${behind}`
  const parts = [
    due.now > 0 && counted(due.now, 'review'),
    due.newLeft > 0 && `${due.newLeft} new ${due.newLeft === 1 ? 'question' : 'questions'}`,
  ]
  return `${parts.filter(Boolean).join(' and ')}: about ${counted(Math.ceil((due.today * secondsEach) / 60), 'minute')}.${behind}`
}
