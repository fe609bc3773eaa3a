import type { Metadata } from 'next'
import Form from 'next/form'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { Button, ButtonLink } from '#app/_components/button.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { Prose } from '#app/_components/prose.tsx'
import { VerdictLine } from '#app/study/verdict-line.tsx'
import { QuestionAsShown } from '#app/author/_editor/preview.tsx'
import { ChoiceRows } from '#app/author/choice-rows.tsx'
import { requireInstructor } from '#app/author/require-instructor.ts'
import { now } from '#server/clock.ts'
import { standing } from '#server/drafts.ts'
import { readText } from '#server/text-reading.ts'

export const metadata: Metadata = { title: 'Try as a student' }

type TryPageProps = {
  params: Promise<{ questionId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function TryPage({ params, searchParams }: TryPageProps) {
  const { questionId } = await params
  const asked = await searchParams
  const path = `/author/${questionId}/try`
  const instructor = await requireInstructor(path)
  const found = await standing(instructor, { kind: 'question', subjectId: questionId })
  if (!found) notFound()
  const { preview } = await readText(instructor, found, found.source, now())
  if (preview?.kind !== 'question')
    return (
      <EmptyState
        title="Not yet"
        action={<ButtonLink href={`/author/${questionId}`}>Back to the editor</ButtonLink>}
      >
        <p>The text has errors. It can be tried once they are mended.</p>
      </EmptyState>
    )
  const { shown } = preview
  const letters = shown.question.options.map(({ label }) => label)
  const chosen = letters.filter((label) => asked.chosen === label || asked[`box-${label}`] === label)
  const isAnswered = chosen.length > 0
  const isRight = chosen.toString() === shown.keyLabels.toString()
  return (
    <div className="max-w-[46rem]">
      <p className="mb-3 text-base">
        <Link href={`/author/${questionId}`} className="link">
          Back to the editor
        </Link>
      </p>
      <PageTitle lead="As it stands now, draft or not. Nothing is recorded.">Try as a student</PageTitle>
      {isAnswered ? (
        <>
          <div role="status" className="mb-4">
            <VerdictLine correct={isRight} keyLabels={shown.keyLabels} />
          </div>
          <QuestionAsShown shown={shown} chosen={chosen} />
          <p className="mt-6">
            <ButtonLink href={path} kind="secondary">
              Try again
            </ButtonLink>
          </p>
        </>
      ) : (
        <Form action={path} className="grid gap-4">
          <fieldset className="min-w-0">
            <legend className="mb-4">
              <Prose html={shown.question.stem} />
            </legend>
            <ChoiceRows question={shown.question} />
          </fieldset>
          <Button type="submit" className="justify-self-start">
            Check
          </Button>
        </Form>
      )}
    </div>
  )
}
