import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ButtonLink } from '#app/_components/button.tsx'
import { Section } from '#app/_components/panel.tsx'
import { attemptResult, type AttemptResult } from '#server/attempt-result.ts'
import { now } from '#server/clock.ts'
import { missedIn } from '#server/missed.ts'
import { viewer } from '#server/session.ts'
import { LateAnswers } from '../late-answers.tsx'
import { DomainBars } from './domain-bars.tsx'
import { howItEnded } from './how-it-ended.ts'
import { ResultHead } from './result-head.tsx'
import { SlotResult } from './slot-result.tsx'
import { ChangesOfMind, TimePerQuestion } from './time-and-changes.tsx'

export const metadata: Metadata = { title: 'Result of the exam' }

type ResultPageProps = { params: Promise<{ attemptId: string }> }

export default async function ResultPage({ params }: ResultPageProps) {
  const { attemptId } = await params
  const { student } = await viewer()
  const result = student && (await attemptResult(student, attemptId, now()))
  if (!result) notFound()
  if (result === 'open') redirect(`/exam/${attemptId}`)

  const toPractise = (await missedIn(student, attemptId)).length
  const missed = result.slots.filter(({ correct }) => !correct)
  const right = result.slots.filter(({ correct }) => correct)
  const unscored = result.slots.filter(({ scored }) => !scored).length
  return (
    <div className="mx-auto grid max-w-[42rem] grid-cols-1 gap-10">
      <div>
        <ResultHead result={result} />
        <p className="mt-4 mb-6">{howItEnded(result)}</p>
        <div className="flex flex-wrap gap-3">
          {toPractise > 0 ? (
            <ButtonLink href={`/study?missed=${attemptId}`}>
              Practise {toPractise === 1 ? 'the one' : `the ${toPractise}`} you missed
            </ButtonLink>
          ) : (
            <ButtonLink href="/study">Study what is due</ButtonLink>
          )}
          <ButtonLink href="/exam" kind="secondary">
            All exams
          </ButtonLink>
        </div>
      </div>
      <LateAnswers
        person={student.id}
        attemptId={attemptId}
        stored={result.slots.map(({ slot, chosen }) => ({ slot, chosen }))}
      />
      <Section id="domains" title="By domain">
        <DomainBars domains={result.domains} />
      </Section>
      <Section id="time" title="Time per question">
        <TimePerQuestion result={result} />
      </Section>
      <Section id="changes" title="Changes of mind">
        <ChangesOfMind slots={result.slots} />
      </Section>
      {unscored > 0 && (
        <p className="text-base text-muted">
          {unscored} questions were unscored, as in the exam: they are marked below with “does not count”.
          Nobody can tell before the end.
        </p>
      )}
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
