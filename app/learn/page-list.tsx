import Link from 'next/link'
import type { PageEntry } from '#server/pages.ts'

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five']

/** The texts beside the lessons, to reread the evening before. */
export function PageList({ pages }: { pages: PageEntry[] }) {
  if (pages.length === 0) return null
  const number = NUMBERS[pages.length] ?? String(pages.length)
  return (
    <section aria-labelledby="pages-title" className="mb-12 max-w-[46rem]">
      <h2 id="pages-title" className="mb-3 text-xl font-semibold tracking-tight">
        {number} {pages.length === 1 ? 'page' : 'pages'} the exam rewards
      </h2>
      <ul className="grid gap-3 sm:grid-cols-2">
        {pages.map(({ slug, title, summary, minutes }) => (
          <li
            key={slug}
            className="relative rounded-panel border border-hairline bg-panel px-4 py-3 hover:border-control"
          >
            <h3 className="text-lg leading-snug font-semibold">
              <Link href={`/learn/${slug}`} className="after:absolute after:inset-0">
                {title}
              </Link>
            </h3>
            <p className="mt-1 text-base text-muted">{summary}</p>
            <p className="mt-1 text-sm text-muted tabular-nums">Page, {minutes} min</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
