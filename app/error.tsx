'use client'

import { Button } from './_components/button.tsx'
import { EmptyState } from './_components/empty-state.tsx'
import { ErrorId } from './_components/error-id.tsx'

type ErrorPageProps = { error: unknown; retry: () => void }

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <EmptyState title="This page could not be shown" action={<Button onClick={retry}>Try again</Button>}>
      <p>
        Something failed while it was being made. Answers and exam choices that were saved before are kept.
      </p>
      <ErrorId error={error} />
    </EmptyState>
  )
}
