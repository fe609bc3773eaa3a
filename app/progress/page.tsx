import type { Metadata } from 'next'
import { ButtonLink } from '#app/_components/button.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { now } from '#server/clock.ts'
import { viewer } from '#server/session.ts'
import { progress } from '#server/statistics.ts'
import { todayOf } from '#server/student-day.ts'
import { DueDays } from './due-days.tsx'
import { TopicStandings } from './topic-standings.tsx'

export const metadata: Metadata = {
  title: 'Progress',
  description: 'What is due in the next seven days, and how each topic stands, weakest first.',
}

export default async function ProgressPage() {
  const { student } = await viewer()
  const instant = now()
  const standing = student && (await progress(student, instant))
  if (!student || !standing || standing.answered === 0) return <NothingYet />
  return (
    <>
      <PageTitle>Progress</PageTitle>
      <div className="grid gap-14">
        <DueDays days={standing.days} today={todayOf(student, instant)} />
        <TopicStandings topics={standing.topics} answered={standing.answered} />
      </div>
    </>
  )
}

function NothingYet() {
  return (
    <EmptyState
      title="No progress to show yet"
      action={<ButtonLink href="/study">Start studying</ButtonLink>}
    >
      <p>
        What is due and where you are weak is counted from your answers, and there are none yet on this
        device. From the first one on they are kept.
      </p>
    </EmptyState>
  )
}
