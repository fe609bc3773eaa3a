import type { Metadata } from 'next'
import { PageTitle } from '#app/_components/page-title.tsx'
import { QUERY_LENGTH, readQuery, type Query } from '#core/search/query.ts'
import { lessonList, type LessonEntry } from '#server/lessons.ts'
import { pageList } from '#server/pages.ts'
import { search, type Found } from '#server/search.ts'
import { PageList } from './page-list.tsx'
import { SearchForm } from './search-form.tsx'
import { SearchResults } from './search-results.tsx'
import { TopicList } from './topic-list.tsx'

type LearnPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const RESULTS_SHOWN = 20
const NOTHING: Found = { hits: [], total: 0 }

export async function generateMetadata({ searchParams }: LearnPageProps): Promise<Metadata> {
  const query = queryFrom(await searchParams)
  return {
    title: query?.text ? `Search: ${query.text}` : 'Learn',
    description:
      'Lessons on the database topics of the SAA-C03 exam, in the order to read them, each with its questions.',
  }
}

export default async function LearnPage({ searchParams }: LearnPageProps) {
  const query = queryFrom(await searchParams)
  const [topics, pages, found] = await Promise.all([
    lessonList(),
    pageList(),
    query ? search(query.text, RESULTS_SHOWN) : NOTHING,
  ])
  return (
    <>
      <PageTitle lead={leadOf(topics)}>Learn</PageTitle>
      <SearchForm query={query?.text ?? ''} message={query ? outcomeOf(query, found) : ''} />
      <SearchResults hits={found.hits} />
      <PageList pages={pages} />
      <TopicList topics={topics} />
    </>
  )
}

/** Null when nothing was asked, as opposed to an empty question. */
function queryFrom({ q }: Record<string, string | string[] | undefined>): Query | null {
  const written = Array.isArray(q) ? q[0] : q
  return written === undefined ? null : readQuery(written)
}

function outcomeOf({ text, wasCut }: Query, { hits, total }: Found): string {
  if (text === '') return 'Write a word or two to search for, such as “failover”.'
  const cut = wasCut ? ` Only the first ${QUERY_LENGTH} characters were looked for.` : ''
  if (total === 0) return `Nothing found for “${text}”. Check the spelling, or try a more general word.${cut}`
  const count = total === 1 ? '1 result' : `${total} results`
  const which = total > hits.length ? `The best ${hits.length} of ${count}` : count
  return `${which} for “${text}”.${cut}`
}

function leadOf(topics: LessonEntry[]): string {
  const lessons = topics.filter(({ hasLesson }) => hasLesson).length
  const which = lessons === topics.length ? 'each with a lesson' : `${lessons} of them with a lesson so far`
  return `${topics.length} topics in the order to read them, ${which}.`
}
