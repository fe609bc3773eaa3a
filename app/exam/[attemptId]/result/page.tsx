import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ButtonLink } from '#app/_components/button.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { Section } from '#app/_components/panel.tsx'
import { attemptResult, type AttemptResult } from '#server/attempt-result.ts'
import { now } from '#server/clock.ts'
import { viewer } from '#server/session.ts'
import { nextQuestion } from '#server/study.ts'
import { DomainBars } from './domain-bars.tsx'
import { SlotResult } from './slot-result.tsx'

export const metadata: Metadata = { title: 'Result of the quick quiz' }

type ResultPageProps = { params: Promise<{ attemptId: string }> }

export default async function ResultPage({ params }: ResultPageProps) {
  const { attemptId } = await params
  const { student } = await viewer()
  const result = student && (await attemptResult(student, attemptId, now()))
  if (!result) notFound()
  if (result === 'open') redirect(`/exam/${attemptId}`)

  const { drillLeft } = await nextQuestion(student, { drill: true }, now())
  const missed = result.slots.filter(({ correct }) => !correct)
  const right = result.slots.filter(({ correct }) => correct)
  return (
    <div className="mx-auto grid max-w-[42rem] grid-cols-1 gap-10">
      <div>
        <PageTitle
          lead={`With ${result.score.total} questions this is a percentage, not a forecast of your exam score.`}
        >
          {result.score.correct} of {result.score.total} right
        </PageTitle>
        <p className="mb-6">{howItEnded(result)}</p>
        <div className="flex flex-wrap gap-3">
          {drillLeft > 0 ? (
            <ButtonLink href="/study?drill=1">Go over what you missed</ButtonLink>
          ) : (
            <ButtonLink href="/study">Study what is due</ButtonLink>
          )}
          <ButtonLink href="/exam" kind="secondary">
            Another quick quiz
          </ButtonLink>
        </div>
      </div>
      <Section id="domains" title="By domain">
        <DomainBars domains={result.domains} />
      </Section>
      {missed.length > 0 && (
        <SlotResults id="missed" title={`To go over (${missed.length})`} slots={missed} />
      )}
      {right.length > 0 && <SlotResults id="right" title={`Right (${right.length})`} slots={right} />}
    </div>
  )
}

function SlotResults({ id, title, slots }: { id: string; title: string; slots: AttemptResult['slots'] }) {
  return (
    <Section id={id} title={title}>
      <div className="border-t border-hairline">
        {slots.map((slot) => (
          <SlotResult key={slot.slot} slot={slot} />
        ))}
      </div>
    </Section>
  )
}

function howItEnded({ by, startedAt, submittedAt, score }: AttemptResult): string {
  const minutes = Math.max(1, Math.round((submittedAt.getTime() - startedAt.getTime()) / 60_000))
  const blank = score.total - score.answered
  const time = `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
  const ending =
    by === 'student'
      ? `You submitted after ${time}.`
      : `Time ran out after ${time}: what was saved until then was counted.`
  if (blank === 0) return ending
  return `${ending} ${blank === 1 ? '1 question was' : `${blank} questions were`} not answered and ${blank === 1 ? 'counts' : 'count'} as wrong.`
}
