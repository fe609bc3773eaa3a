import Link from 'next/link'
import { ButtonLink } from '#app/_components/button.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { ProgressLine } from '#app/study/progress-line.tsx'
import { openAttempt } from '#server/attempt-list.ts'
import type { Student } from '#server/session.ts'
import { sessionSummary, type SessionSummary } from '#server/session-summary.ts'
import { progress } from '#server/statistics.ts'
import { todayOf } from '#server/student-day.ts'
import { nextQuestion, type Next } from '#server/study.ts'
import { OpenExam } from './open-exam.tsx'
import { WeakestTopic } from './weakest-topic.tsx'

const WEEKDAY = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long' })
const DATE = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long' })
const MS_PER_DAY = 86_400_000

/** Home for somebody with answers: what there is today, and the one thing to press. */
export async function Today({ student, now }: { student: Student; now: Date }) {
  const next = await nextQuestion(student, {}, now)
  const [summary, standing, open] = await Promise.all([
    sessionSummary(student, now),
    progress(student, now),
    openAttempt(student, now),
  ])
  const date = todayOf(student, now) * MS_PER_DAY
  return (
    <div className="max-w-[46rem]">
      <p className="text-base text-muted">
        {WEEKDAY.format(date)}, {DATE.format(date)}
      </p>
      {open && <OpenExam open={open} timeZone={student.timeZone} />}
      <PageTitle className="mb-4">{headline(next)}</PageTitle>
      <ProgressLine
        dueNow={next.due.now}
        done={next.done}
        newLeft={next.due.newLeft}
        parked={next.parked}
        drillLeft={null}
      />
      <p className="mt-3 tabular-nums">{details(next, summary, standing.days[1]?.count ?? 0)}</p>
      <div className="mt-6 flex flex-wrap gap-3">
        <MainStep next={next} summary={summary} />
      </div>
      <p className="mt-6">
        <Link href="/plan" className="link">
          {next.plan ? 'Am I on track for my date?' : 'Plan towards the date of your exam'}
        </Link>
      </p>
      <WeakestTopic topics={standing.topics} />
    </div>
  )
}

/** One thing to press. What scored low today and an exam are there when nothing is left. */
function MainStep({ next, summary }: { next: Next; summary: SessionSummary }) {
  if (next.question) {
    return (
      <ButtonLink href="/study">{summary.answered > 0 ? 'Continue' : 'Start today’s questions'}</ButtonLink>
    )
  }
  return (
    <>
      {next.drillLeft > 0 && (
        <ButtonLink href="/study?drill=1">Go over {counted(next.drillLeft, 'question')} again</ButtonLink>
      )}
      <ButtonLink href="/exam" kind={next.drillLeft > 0 ? 'secondary' : 'primary'}>
        Take an exam
      </ButtonLink>
    </>
  )
}

function headline({ due, plan }: Next): string {
  if (plan?.isUsed && plan.minutes > 0) return `Today’s ${counted(plan.minutes, 'minute')} are used`
  if (due.today === 0) return 'Nothing left for today'
  if (due.now === 0) return `${due.newLeft} new today`
  return due.newLeft === 0 ? `${due.now} due today` : `${due.now} due and ${due.newLeft} new today`
}

/** "About 20 minutes, at one a question. 4 of the 5 answered today were right. 3 come back tomorrow." */
function details(
  { due, plan }: Next,
  { answered, right, nextDue }: SessionSummary,
  tomorrow: number,
): string {
  const ahead = due.today > 0 && !plan && `About ${counted(due.today, 'minute')}, at one a question.`
  const done =
    answered > 0 && `${right} of the ${answered} answered today ${right === 1 ? 'was' : 'were'} right.`
  const back = tomorrow > 0 && `${tomorrow} ${tomorrow === 1 ? 'comes' : 'come'} back tomorrow.`
  const later = tomorrow === 0 && due.today === 0 && nextDue && `The next come back ${nextDue}.`
  const planned = plan && !plan.isUsed && `Your plan has ${counted(plan.minutes, 'minute')} for today.`
  return [ahead, planned, done, back, later].filter(Boolean).join(' ')
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
