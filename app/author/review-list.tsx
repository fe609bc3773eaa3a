import { Verdict } from '#app/_components/verdict.tsx'
import type { GivenReview } from '#server/draft-reviews.ts'

const VERDICT_WORDS = { approved: 'approved it', changes: 'asks for changes' }

/** What reviewers chose before they saw the key, and what they said after. */
export function ReviewList({ reviews }: { reviews: GivenReview[] }) {
  return (
    <ul className="grid gap-4">
      {reviews.map((review) => (
        <li key={`${review.reviewer} ${review.answeredAt.toISOString()}`} className="text-base">
          <p>
            <strong>{review.reviewer}</strong>{' '}
            {review.verdict ? VERDICT_WORDS[review.verdict] : 'has answered it and not decided yet'}
            {!review.isCurrent && ', of an earlier text'}.
          </p>
          <p className="flex flex-wrap items-center gap-x-2">
            <Verdict right={review.matched}>{review.matched ? 'Chose the key' : 'Chose otherwise'}</Verdict>
            <span>
              Blind answer: {review.chosen.map((letter) => letter.toUpperCase()).join(', ')} of the file.
            </span>
          </p>
          {review.comment && <p className="mt-1 whitespace-pre-line">{review.comment}</p>}
        </li>
      ))}
    </ul>
  )
}
