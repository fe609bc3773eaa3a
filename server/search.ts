import 'server-only'
import type { SearchResult } from 'minisearch'
import { snippetOf } from '#core/search/snippet.ts'
import { readQuery } from '#core/search/query.ts'
import { tellingWords, wordsOf } from '#core/search/words.ts'
import { currentIndex, type Entry, type SearchIndex } from './search-index.ts'

export type Hit = Pick<Entry, 'kind' | 'href' | 'title' | 'topicTitle'> & {
  /** Plain text around what was found, 160 characters at most. */
  snippet: string
  /** The words that were found, as they are written there: a misspelt one finds others. */
  words: string[]
}

export type Found = { hits: Hit[]; total: number }

/**
 * The lessons, pages and questions that say most about a query, best first. All its telling words must be found, or,
 * when nothing has them all, some. A word may go on ("fail" finds "failover") and, from five letters on, be misspelt.
 */
export async function search(query: string, limit: number): Promise<Found> {
  const words = tellingWords(readQuery(query).text)
  if (words.length === 0) return { hits: [], total: 0 }
  const index = await currentIndex()
  const all = find(index, words, 'AND')
  const results = all.length > 0 ? all : find(index, words, 'OR')
  return { hits: results.slice(0, limit).map((result) => toHit(index, result, words)), total: results.length }
}

function find({ search }: SearchIndex, words: string[], combineWith: 'AND' | 'OR'): SearchResult[] {
  return search.search(words.join(' '), {
    combineWith,
    prefix: (word) => word.length >= 3,
    fuzzy: (word) => (word.length >= 5 ? 0.2 : false),
    boost: { title: 4, topic: 2 },
  })
}

function toHit({ entries }: SearchIndex, { id, terms }: SearchResult, asked: string[]): Hit {
  const entry = entries[Number(id)]
  if (!entry) throw new Error(`the search index has no entry ${String(id)}`)
  const { kind, href, title, topicTitle, passages } = entry
  const words = terms.filter((term) => !isFarFetched(term, terms, asked))
  const { text, section } = snippetOf(passages, words)
  const isInTitle = wordsOf(title).some((word) => words.includes(word))
  // Into a long text one comes where the words are, unless it is about them as a whole.
  const place = section && !isInTitle && kind !== 'question' ? `#${section}` : ''
  return { kind, href: `${href}${place}`, title, topicTitle, snippet: text, words }
}

/** Where "multi" itself is found, "multiplexing" is not what was meant; plurals are. */
function isFarFetched(term: string, terms: string[], asked: string[]): boolean {
  return asked.some((word) => terms.includes(word) && term.startsWith(word) && term.length > word.length + 1)
}
