import type { Metadata } from 'next'
import Link from 'next/link'
import { ButtonLink } from '#app/_components/button.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { pageNumber, PageLinks } from '#app/_components/page-links.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { Section } from '#app/_components/panel.tsx'
import { bankCoverage } from '#server/bank-coverage.ts'
import { BANK_PAGE, bankList } from '#server/bank-list.ts'
import { taskTitles } from '#server/blueprint.ts'
import { openDrafts } from '#server/drafts.ts'
import { topicTitles } from '#server/topics.ts'
import { filterFrom, queryOf } from './bank-filter.ts'
import { BankTable } from './bank-table.tsx'
import { CoverageTable } from './coverage-table.tsx'
import { DraftList } from './draft-list.tsx'
import { FilterForm } from './filter-form.tsx'
import { requireInstructor } from './require-instructor.ts'

export const metadata: Metadata = { title: 'Author' }

type AuthorPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AuthorPage({ searchParams }: AuthorPageProps) {
  const asked = await searchParams
  const instructor = await requireInstructor('/author')
  const filter = filterFrom(asked)
  const query = queryOf(filter)
  const at = pageNumber(asked.page)
  const { rows, total } = await bankList(instructor, filter, at)
  const topics = await topicTitles()
  if (topics.size === 0)
    return (
      <EmptyState title="There is no bank yet">
        <p>Topics and the exam’s blueprint come from files. Whoever runs this server seeds them first.</p>
      </EmptyState>
    )
  const tasks = await taskTitles()
  const drafts = await openDrafts(instructor)
  return (
    <div className="grid grid-cols-1 gap-12">
      <div>
        <PageTitle lead="Every question with its status and what first answers say of it.">
          The question bank
        </PageTitle>
        <p className="mb-6 flex flex-wrap items-center gap-6">
          <ButtonLink href={filter.topic ? `/author/new?topic=${filter.topic}` : '/author/new'}>
            New question
          </ButtonLink>
          <Link href="/author/import" className="link inline-flex min-h-11 items-center">
            Import files
          </Link>
          <Link href="/author/export" className="link inline-flex min-h-11 items-center">
            Export the bank for other programs
          </Link>
        </p>
        <FilterForm filter={filter} topics={topics} tasks={tasks} />
        <p className="mb-3 text-base text-muted" role="status">
          {foundWords(total, Object.keys(query).length > 0)}{' '}
          {Object.keys(query).length > 0 && (
            <Link href="/author" className="link">
              Show all
            </Link>
          )}
        </p>
        {rows.length > 0 && <BankTable rows={rows} topics={topics} />}
        <PageLinks path="/author" query={query} page={at} more={total > (at + 1) * BANK_PAGE} />
      </div>
      {drafts.length > 0 && (
        <Section id="drafts" title="Being written">
          <DraftList drafts={drafts} timeZone={instructor.timeZone} />
        </Section>
      )}
      <Section id="coverage" title="What the bank covers">
        <CoverageTable cells={await bankCoverage(instructor)} topics={topics} />
      </Section>
    </div>
  )
}

function foundWords(total: number, isNarrowed: boolean): string {
  if (total === 0) return isNarrowed ? 'No question is like that.' : 'There is no question yet.'
  return total === 1 ? '1 question.' : `${total} questions.`
}
