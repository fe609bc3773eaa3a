import type { Metadata } from 'next'
import { headers } from 'next/headers'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ButtonLink } from '#app/_components/button.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { Section } from '#app/_components/panel.tsx'
import { DraftForms } from '#app/author/_editor/draft-forms.tsx'
import { Editor } from '#app/author/_editor/editor.tsx'
import { requireInstructor } from '#app/author/require-instructor.ts'
import { ReviewList } from '#app/author/review-list.tsx'
import { RetireForm } from '#app/author/retire-form.tsx'
import { standingWords } from '#app/author/words.ts'
import { now } from '#server/clock.ts'
import { givenReviews, isWriter } from '#server/draft-reviews.ts'
import { standing } from '#server/drafts.ts'
import { readText, titleOf } from '#server/text-reading.ts'

export const metadata: Metadata = { title: 'Edit' }

type EditPageProps = {
  params: Promise<{ questionId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function EditPage({ params, searchParams }: EditPageProps) {
  const { questionId } = await params
  const { published, open } = await searchParams
  const instructor = await requireInstructor(`/author/${questionId}`)
  const found = await standing(instructor, { kind: 'question', subjectId: questionId })
  if (!found) notFound()
  const { source, seq, state, baseVersion, current, status } = found
  const hasWritten = isWriter(found, instructor)
  if (state === 'review' && !hasWritten && open === undefined)
    return <WaitsForReview questionId={questionId} />
  const reviews = await givenReviews(instructor, questionId, source)
  const edited = { kind: found.kind, subjectId: questionId, source, seq, baseVersion, current }
  return (
    <div className="grid grid-cols-1 gap-12">
      <div>
        <p className="mb-3 flex flex-wrap gap-x-6 text-base">
          <Link href="/author" className="link">
            The question bank
          </Link>
          {current > 0 && (
            <Link href={`/author/${questionId}/versions`} className="link">
              Versions
            </Link>
          )}
          <Link href={`/author/${questionId}/try`} className="link" prefetch={false}>
            Try as a student
          </Link>
        </p>
        <PageTitle lead={standingWords(found)}>{titleOf(source, questionId)}</PageTitle>
        {published !== undefined && state === 'none' && (
          <p role="status" className="mb-4 rounded-control bg-right-tint px-4 py-3">
            Version {current} is published. Students get it from now on.
          </p>
        )}
        {state !== 'none' && <DraftForms edited={edited} />}
        <Editor
          key={`${current} ${baseVersion} ${state === 'none'}`}
          edited={edited}
          reading={await readText(instructor, found, source, now())}
          nonce={(await headers()).get('x-nonce') ?? undefined}
          canKeepStatistics={current > 0}
          canAskReview
        />
      </div>
      {reviews.length > 0 && (
        <Section id="reviews" title="Reviews">
          <ReviewList reviews={reviews} />
        </Section>
      )}
      {status !== null && status !== 'retired' && (
        <Section id="retire" title="Retire">
          <RetireForm questionId={questionId} />
        </Section>
      )}
    </div>
  )
}

/** Whoever opens the text sees its key and cannot review it blind any more: so they are asked first. */
function WaitsForReview({ questionId }: { questionId: string }) {
  return (
    <EmptyState
      title="This draft waits for a review"
      action={<ButtonLink href={`/author/${questionId}/review`}>Review it blind</ButtonLink>}
    >
      <p>A reviewer answers it before seeing the key. The editor shows the key.</p>
      <p>
        <Link href={`/author/${questionId}?open=1`} className="link" prefetch={false}>
          Open the editor all the same
        </Link>
      </p>
    </EmptyState>
  )
}
