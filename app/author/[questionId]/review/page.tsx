import type { Metadata } from 'next'
import Link from 'next/link'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { Section } from '#app/_components/panel.tsx'
import { Verdict } from '#app/_components/verdict.tsx'
import { QuestionAsShown } from '#app/author/_editor/preview.tsx'
import { BlindForm } from '#app/author/blind-form.tsx'
import { DecideForm } from '#app/author/decide-form.tsx'
import { requireInstructor } from '#app/author/require-instructor.ts'
import { now } from '#server/clock.ts'
import { reviewToDo } from '#server/draft-reviews.ts'

export const metadata: Metadata = { title: 'Review' }

export default async function ReviewPage({ params }: { params: Promise<{ questionId: string }> }) {
  const { questionId } = await params
  const instructor = await requireInstructor(`/author/${questionId}/review`)
  const review = await reviewToDo(instructor, questionId, now())
  if (review.at === 'blind')
    return (
      <>
        <PageTitle lead="Answer it as a student would. The key and the reasons come after your answer, which counts once.">
          Blind review
        </PageTitle>
        <BlindForm question={review.question} contentHash={review.contentHash} />
      </>
    )
  if (review.at !== 'answered')
    return (
      <EmptyState
        title="Nothing to review here"
        action={
          <Link href="/author" className="link">
            The question bank
          </Link>
        }
      >
        <p>{WORDS[review.at]}</p>
      </EmptyState>
    )
  return (
    <div className="grid max-w-[46rem] grid-cols-1 gap-10">
      <div>
        <PageTitle
          lead={
            review.matched
              ? 'Your blind answer is the key.'
              : 'Your blind answer is not the key: either the question misleads, or its key is wrong. Whoever wrote it sees this too.'
          }
          className="mb-4"
        >
          Review
        </PageTitle>
        <Verdict right={review.matched}>{review.matched ? 'The same' : 'Not the same'}</Verdict>
      </div>
      <QuestionAsShown shown={review.shown} chosen={review.chosen} />
      <Section id="verdict" title="What comes of it">
        {review.verdict ? (
          <p role="status">
            {review.verdict === 'approved'
              ? 'You approved this text.'
              : 'You asked for changes to this text.'}
          </p>
        ) : (
          <DecideForm questionId={questionId} contentHash={review.contentHash} />
        )}
      </Section>
    </div>
  )
}

const WORDS = {
  nothing: 'No draft of this question waits for a review.',
  own: 'You have written on this draft, so you know its key. Another instructor reviews it.',
  unreadable: 'The draft has errors. It can be reviewed once they are mended.',
}
