import Link from 'next/link'

type PageLinksProps = { path: string; query?: Record<string, string>; page: number; more: boolean }

/** To the page before and the next one; nothing when there is only one. */
export function PageLinks({ path, query = {}, page, more }: PageLinksProps) {
  if (page === 0 && !more) return null
  const to = (at: number) => `${path}?${new URLSearchParams({ ...query, page: String(at + 1) }).toString()}`
  return (
    <nav aria-label="Pages" className="mt-6 flex gap-6">
      {page > 0 && (
        <Link href={to(page - 1)} className="link inline-flex min-h-11 items-center">
          Previous page
        </Link>
      )}
      {more && (
        <Link href={to(page + 1)} className="link inline-flex min-h-11 items-center">
          Next page
        </Link>
      )}
    </nav>
  )
}

/** The page an address asks for, from 0; what is no page is the first one. */
export function pageNumber(wanted: unknown): number {
  const page = typeof wanted === 'string' && /^\d{1,5}$/.test(wanted) ? Number(wanted) : 1
  return Math.max(0, page - 1)
}
