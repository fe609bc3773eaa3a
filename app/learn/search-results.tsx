import Link from 'next/link'
import type { Hit } from '#server/search.ts'
import { MarkedText } from './marked-text.tsx'

/** What was found, best first: where it is, its title, and the words around the hit. */
export function SearchResults({ hits }: { hits: Hit[] }) {
  if (hits.length === 0) return null
  return (
    <section aria-labelledby="results-title" className="mb-12 max-w-[46rem]">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="results-title" className="text-xl font-semibold tracking-tight">
          Results
        </h2>
        <Link href="/learn" className="link text-base">
          Clear the search
        </Link>
      </div>
      <ol className="border-t border-hairline">
        {hits.map((hit) => (
          <li key={hit.href} className="relative border-b border-hairline py-3 hover:bg-panel">
            <p className="text-sm text-muted">{whereItIs(hit)}</p>
            <h3 className="leading-snug font-semibold">
              <Link href={hit.href} className="after:absolute after:inset-0">
                <MarkedText text={hit.title} words={hit.words} />
              </Link>
            </h3>
            <p className="mt-1 text-base text-muted">
              <MarkedText text={hit.snippet} words={hit.words} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

const KINDS = { lesson: 'Lesson', page: 'Page', question: 'Question' }

function whereItIs({ kind, title, topicTitle }: Hit): string {
  return topicTitle && topicTitle !== title ? `${KINDS[kind]} · ${topicTitle}` : KINDS[kind]
}
