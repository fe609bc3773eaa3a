import { ButtonLink } from '#app/_components/button.tsx'
import type { FormOffer } from '#server/form-offers.ts'
import { Fragment } from './fragment.tsx'

/** What a full exam would draw right now, by the exam's weights. */
export function ExamOnTheClock({ offer }: { offer: FormOffer }) {
  const most = Math.max(...offer.domains.map(({ count }) => count), 1)
  return (
    <Fragment
      id="clock"
      title="An exam that ends when it says"
      says={
        <p>
          {counted(offer.questions)} drawn by the exam’s weights, {offer.minutes} minutes, no pause. The
          server keeps the time and every choice as you make it: close the laptop, and what you had chosen
          counts.
        </p>
      }
    >
      <dl className="grid gap-3">
        {offer.domains.map(({ id, title, count, wanted }) => (
          <div key={id} className="grid gap-1">
            <dt className="text-base">
              {id}. {title}
            </dt>
            <dd className="flex flex-wrap items-center gap-x-3 text-sm text-muted tabular-nums">
              {count > 0 && (
                <svg width={`${(count / most) * 60}%`} height="10" aria-hidden="true">
                  <rect width="100%" height="10" rx="2" fill={`var(--domain-${id})`} />
                </svg>
              )}
              {counted(count)}
              {count < wanted && `; the exam’s share would be ${wanted}, the bank is short here`}
            </dd>
          </div>
        ))}
      </dl>
      <ButtonLink href="/exam" kind="secondary" className="mt-5">
        See the exams
      </ButtonLink>
    </Fragment>
  )
}

function counted(questions: number): string {
  return questions === 1 ? '1 question' : `${questions} questions`
}
