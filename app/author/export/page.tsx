import type { Metadata } from 'next'
import Link from 'next/link'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { exportableCount } from '#server/exported-bank.ts'
import { requireInstructor } from '../require-instructor.ts'
import { FormatList } from './format-list.tsx'

export const metadata: Metadata = { title: 'Export the bank' }

export default async function ExportPage() {
  const count = await exportableCount(await requireInstructor('/author/export'))
  if (count === 0)
    return (
      <EmptyState title="There is nothing to export yet">
        <p>
          A file holds the published questions, and none is published.{' '}
          <Link href="/author" className="link">
            See the bank
          </Link>
        </p>
      </EmptyState>
    )
  return (
    <>
      <PageTitle
        lead={`${count === 1 ? 'The one published question' : `All ${count} published questions`} with keys and rationales, as a file for another program. Questions of sealed exam forms stay here.`}
      >
        Export the bank
      </PageTitle>
      <FormatList />
    </>
  )
}
