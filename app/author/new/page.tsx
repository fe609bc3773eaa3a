import type { Metadata } from 'next'
import Link from 'next/link'
import { PageTitle } from '#app/_components/page-title.tsx'
import { requireInstructor } from '#app/author/require-instructor.ts'
import { topicTitles } from '#server/topics.ts'
import { NewForm } from './new-form.tsx'

export const metadata: Metadata = { title: 'New question' }

type NewPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function NewPage({ searchParams }: NewPageProps) {
  const { topic } = await searchParams
  await requireInstructor('/author/new')
  return (
    <div>
      <p className="mb-3 text-base">
        <Link href="/author" className="link">
          The question bank
        </Link>
      </p>
      <PageTitle lead="It begins as a draft from a template. Nobody but instructors sees it until it is published.">
        New question
      </PageTitle>
      <NewForm topics={[...(await topicTitles())]} topic={typeof topic === 'string' ? topic : ''} />
    </div>
  )
}
