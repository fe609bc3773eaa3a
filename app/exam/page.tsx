import type { Metadata } from 'next'
import { ButtonLink } from '#app/_components/button.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { Panel } from '#app/_components/panel.tsx'
import { openAttempt, pastAttempts, type OpenAttempt } from '#server/attempt-list.ts'
import { now } from '#server/clock.ts'
import { formOffers } from '#server/form-offers.ts'
import { lessonList } from '#server/lessons.ts'
import { viewer } from '#server/session.ts'
import { BeforeYouStart } from './before-you-start.tsx'
import { CustomForm } from './custom-form.tsx'
import { FormOfferPanel } from './form-offer.tsx'
import { formName } from './form-words.ts'
import { PastAttempts } from './past-attempts.tsx'

export const metadata: Metadata = { title: 'Exam' }

export default async function ExamPage() {
  const { student, timeZone } = await viewer()
  const instant = now()
  const offers = await formOffers(student, instant)
  const open = student && (await openAttempt(student, instant))
  const past = student ? await pastAttempts(student) : []
  if (offers.length === 0 && !open && past.length === 0) return <EmptyBank />

  const topics = (await lessonList()).filter(({ questions }) => questions > 0)
  return (
    <div className="mx-auto grid max-w-[56rem] grid-cols-1 gap-12">
      <div>
        <PageTitle lead="Rehearse it against the clock. Which form you take is up to you; none of them adapts to you.">
          Exam
        </PageTitle>
        {open ? (
          <Open open={open} timeZone={timeZone} />
        ) : (
          <div className="grid gap-4 md:grid-cols-3">
            {offers.toReversed().map((offer) => (
              <FormOfferPanel key={offer.form} offer={offer} />
            ))}
          </div>
        )}
        <noscript>
          <p className="mt-4">An exam needs JavaScript: every choice is saved as you make it.</p>
        </noscript>
      </div>
      {!open && offers.length > 0 && (
        <details>
          <summary className="min-h-11 w-fit py-2 text-lg font-semibold">
            Custom exam: your topics, questions and minutes
          </summary>
          <Panel className="mt-2">
            <CustomForm
              topics={topics.map(({ topic, title, questions }) => ({ id: topic, title, questions }))}
              extraTime={student?.extraTime ?? 'none'}
            />
          </Panel>
        </details>
      )}
      <BeforeYouStart />
      <PastAttempts past={past} timeZone={timeZone} />
    </div>
  )
}

function Open({ open, timeZone }: { open: OpenAttempt; timeZone: string }) {
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone })
  return (
    <>
      <p className="mb-6">
        {formName(open.form)} is open: {open.answered} of {open.total} answered, and it closes at{' '}
        {time.format(open.deadline)}. Another one can be started when it is over.
      </p>
      <ButtonLink href={`/exam/${open.id}`}>Go on with it</ButtonLink>
    </>
  )
}

function EmptyBank() {
  return (
    <EmptyState
      title="No questions to draw from yet"
      action={<ButtonLink href="/learn">See the topics</ButtonLink>}
    >
      <p>An exam draws from the question bank, and the bank of this installation is empty.</p>
    </EmptyState>
  )
}
