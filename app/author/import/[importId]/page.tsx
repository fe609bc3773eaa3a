import type { Metadata } from 'next'
import { ButtonLink } from '#app/_components/button.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { uploadOf, type Upload } from '#server/import-store.ts'
import { requireInstructor } from '../../require-instructor.ts'
import { PlanView } from './plan-view.tsx'
import { Progress } from './progress.tsx'

export const metadata: Metadata = { title: 'Import' }

type OneImportProps = { params: Promise<{ importId: string }> }

export default async function OneImport({ params }: OneImportProps) {
  const { importId } = await params
  const instructor = await requireInstructor(`/author/import/${importId}`)
  const upload = await uploadOf(instructor, importId)
  if (!upload) return <Gone />
  return <Stage upload={upload} />
}

function Stage({ upload: { id, fileName, state } }: { upload: Upload }) {
  switch (state.stage) {
    case 'checking':
    case 'applying':
      return (
        <>
          <PageTitle>{fileName}</PageTitle>
          <Progress applying={state.stage === 'applying'} done={state.done} total={state.total} />
        </>
      )
    case 'planned':
      return (
        <>
          <PageTitle>{fileName}</PageTitle>
          <PlanView id={id} {...state} />
        </>
      )
    case 'unreadable':
      return (
        <EmptyState title="This archive is refused" action={<AnotherOne />}>
          <p className="wrap-anywhere">
            {fileName}: {state.problem}.
          </p>
          <p>Nothing of it was imported.</p>
        </EmptyState>
      )
    case 'done':
      return (
        <EmptyState title="Imported" action={<ButtonLink href="/author">To the question bank</ButtonLink>}>
          <p className="wrap-anywhere">
            {fileName}: {state.created} new, {state.changed} changed.
          </p>
          <p>Published questions are asked from now on; what anybody answered before stays as it was.</p>
        </EmptyState>
      )
    case 'failed':
      return (
        <EmptyState title="This import failed" action={<AnotherOne />}>
          <p>Nothing of it was imported. The log of this server says why. Upload the archive once more.</p>
        </EmptyState>
      )
  }
}

function Gone() {
  return (
    <EmptyState title="This archive is not here any more" action={<AnotherOne />}>
      <p>
        Archives are kept for an hour, and not over a restart of the server. If you had imported it, its
        questions are in the bank; otherwise nothing was changed.
      </p>
    </EmptyState>
  )
}

function AnotherOne() {
  return <ButtonLink href="/author/import">Upload another archive</ButtonLink>
}
