import type { Metadata } from 'next'
import { ButtonLink } from '#app/_components/button.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { now } from '#server/clock.ts'
import { viewer } from '#server/session.ts'
import { progress } from '#server/statistics.ts'
import { Exams } from './exams.tsx'
import { OnTrackQuestion } from './on-track.tsx'
import { ReadinessQuestion } from './readiness.tsx'
import { TodayQuestion } from './today.tsx'
import { WeakTopics } from './weak-topics.tsx'
import './print.css'

export const metadata: Metadata = {
  title: 'Progress',
  description: 'Whether you are ready, what is weak, what to do today, and whether you are on track.',
}

export default async function ProgressPage() {
  const { student } = await viewer()
  const instant = now()
  const standing = student && (await progress(student, instant))
  if (!student || !standing || standing.answered === 0) return <NothingYet />
  return (
    <>
      <PageTitle>Progress</PageTitle>
      <div className="progress-page grid grid-cols-1 gap-14">
        <ReadinessQuestion student={student} now={instant}>
          <Exams student={student} timeZone={student.timeZone} />
        </ReadinessQuestion>
        <WeakTopics student={student} now={instant} />
        <TodayQuestion student={student} now={instant} />
        <OnTrackQuestion student={student} now={instant} />
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
        Whether you are ready, what is weak and what to do today is counted from your answers, and there are
        none yet on this device. From the first one on they are kept.
      </p>
    </EmptyState>
  )
}
