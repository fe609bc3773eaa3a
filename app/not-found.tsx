import type { Metadata } from 'next'
import { ButtonLink } from './_components/button.tsx'
import { EmptyState } from './_components/empty-state.tsx'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <EmptyState
      title="There is nothing at this address"
      action={<ButtonLink href="/">Go to the start page</ButtonLink>}
    >
      <p>The page may have moved, the address may have a slip in it, or it belongs to somebody else.</p>
      <p>Your answers are untouched.</p>
    </EmptyState>
  )
}
