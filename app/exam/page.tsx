import type { Metadata } from 'next'
import { ButtonLink } from '#app/_components/button.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { openAttempt, pastAttempts, type OpenAttempt } from '#server/attempt-list.ts'
import { now } from '#server/clock.ts'
import { formOffers } from '#server/form-offers.ts'
import { viewer } from '#server/session.ts'
import { formName } from './form-words.ts'
import { PastAttempts } from './past-attempts.tsx'
import { StartQuiz } from './start-quiz.tsx'

export const metadata: Metadata = { title: 'Exam' }

export default async function ExamPage() {
  const { student, timeZone } = await viewer()
  const instant = now()
  const offers = await formOffers(student, instant)
  const open = student && (await openAttempt(student, instant))
  const past = student ? await pastAttempts(student) : []
  if (offers.length === 0 && !open && past.length === 0) {
    return (
      <EmptyState
        title="No questions to draw from yet"
        action={<ButtonLink href="/learn">See the topics</ButtonLink>}
      >
        <p>An exam draws from the question bank, and the bank of this installation is empty.</p>
      </EmptyState>
    )
  }
  return (
    <div className="mx-auto grid max-w-[42rem] grid-cols-1 gap-12">
      <div>
        <PageTitle>Exam</PageTitle>
        {open ? <Open open={open} timeZone={timeZone} /> : <StartQuiz word="Start quiz" />}
      </div>
      {past.length > 0 && <PastAttempts past={past} timeZone={timeZone} />}
    </div>
  )
}

function Open({ open, timeZone }: { open: OpenAttempt; timeZone: string }) {
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone })
  return (
    <>
      <p className="mb-6">
        {formName(open.form)} is open: {open.answered} of {open.total} answered, and it closes at{' '}
        {time.format(open.deadline)}.
      </p>
      <ButtonLink href={`/exam/${open.id}`}>Go on with it</ButtonLink>
    </>
  )
}
