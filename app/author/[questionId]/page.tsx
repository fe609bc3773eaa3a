import type { Metadata } from 'next'
import { headers } from 'next/headers'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { PageTitle } from '#app/_components/page-title.tsx'
import { Section } from '#app/_components/panel.tsx'
import { DraftForms } from '#app/author/_editor/draft-forms.tsx'
import { Editor } from '#app/author/_editor/editor.tsx'
import { requireInstructor } from '#app/author/require-instructor.ts'
import { RetireForm } from '#app/author/retire-form.tsx'
import { standingWords } from '#app/author/words.ts'
import { now } from '#server/clock.ts'
import { standing } from '#server/drafts.ts'
import { readText, titleOf } from '#server/text-reading.ts'

export const metadata: Metadata = { title: 'Edit' }

type EditPageProps = {
  params: Promise<{ questionId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function EditPage({ params, searchParams }: EditPageProps) {
  const { questionId } = await params
  const { published } = await searchParams
  const instructor = await requireInstructor(`/author/${questionId}`)
  const found = await standing(instructor, { kind: 'question', subjectId: questionId })
  if (!found) notFound()
  const { source, seq, state, baseVersion, current, status } = found
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
      {status !== null && status !== 'retired' && (
        <Section id="retire" title="Retire">
          <RetireForm questionId={questionId} />
        </Section>
      )}
    </div>
  )
}
