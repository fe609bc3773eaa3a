import type { Metadata } from 'next'
import { ButtonLink } from '#app/_components/button.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { quickQuizOffer, type QuickQuizOffer } from '#server/attempt-list.ts'
import { now } from '#server/clock.ts'
import { viewer } from '#server/session.ts'
import { PastAttempts } from './past-attempts.tsx'
import { StartQuiz } from './start-quiz.tsx'

export const metadata: Metadata = { title: 'Quick quiz' }

export default async function ExamPage() {
  const { student, timeZone } = await viewer()
  const offer = await quickQuizOffer(student, now())
  if (offer.questions === 0 && !offer.open && offer.past.length === 0) {
    return (
      <EmptyState
        title="No questions to draw from yet"
        action={<ButtonLink href="/learn">See the topics</ButtonLink>}
      >
        <p>A quick quiz draws from the question bank, and the bank of this installation is empty.</p>
      </EmptyState>
    )
  }
  return (
    <div className="mx-auto grid max-w-[42rem] grid-cols-1 gap-12">
      <div>
        <PageTitle lead={`${offer.questions} questions by the exam’s blueprint, ${offer.minutes} minutes.`}>
          Quick quiz
        </PageTitle>
        {offer.open ? <Open open={offer.open} timeZone={timeZone} /> : <Start offer={offer} />}
      </div>
      {offer.past.length > 0 && <PastAttempts past={offer.past} timeZone={timeZone} />}
    </div>
  )
}

function Start({ offer }: { offer: QuickQuizOffer }) {
  const short = offer.domains.filter(({ count, wanted }) => count < wanted)
  return (
    <>
      <ul className="mb-6 grid list-disc gap-1.5 ps-5 marker:text-muted">
        <li>The server’s clock runs from the start and does not pause, even when you close the page.</li>
        <li>Every choice is saved as you make it; you can change it until you submit.</li>
        <li>Nothing says right or wrong before the end. Then you see why, for every option.</li>
        <li>
          {offer.neverSeen} of {offer.questions} you have never seen. Each question you see counts as a review
          of it.
        </li>
      </ul>
      {short.length > 0 && (
        <div className="mb-6 rounded-control bg-note-tint px-4 py-3 text-base">
          <p className="font-medium">The bank is short of questions:</p>
          <ul>
            {short.map(({ id, title, count, wanted }) => (
              <li key={id}>
                {title}: {count} of the {wanted} it should have
              </li>
            ))}
          </ul>
          <p>Other domains fill the gap, so the proportions are not quite the exam’s.</p>
        </div>
      )}
      <StartQuiz word="Start quiz" />
    </>
  )
}

type OpenProps = { open: NonNullable<QuickQuizOffer['open']>; timeZone: string }

function Open({ open, timeZone }: OpenProps) {
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone })
  return (
    <>
      <p className="mb-6">
        One is open: {open.answered} of {open.total} answered, and it closes at {time.format(open.deadline)}.
      </p>
      <ButtonLink href={`/exam/${open.id}`}>Go on with the quiz</ButtonLink>
    </>
  )
}
