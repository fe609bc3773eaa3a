import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { attemptView } from '#server/attempt-view.ts'
import { now } from '#server/clock.ts'
import { viewer } from '#server/session.ts'
import { Sitting } from './sitting.tsx'

export const metadata: Metadata = { title: 'Exam' }

type SittingPageProps = { params: Promise<{ attemptId: string }> }

export default async function SittingPage({ params }: SittingPageProps) {
  const { attemptId } = await params
  const { student } = await viewer()
  const attempt = student && (await attemptView(student, attemptId, now()))
  if (!attempt) notFound()
  if (attempt.phase === 'closed') redirect(`/exam/${attemptId}/result`)
  const { id, secondsLeft, minutes, extraMinutes, slots } = attempt
  return (
    <>
      <noscript>
        <p>An exam needs JavaScript: every choice is saved as you make it.</p>
      </noscript>
      <Sitting attempt={{ id, secondsLeft, minutes, extraMinutes, slots, person: student.id }} />
    </>
  )
}
