type Entry = { id: string; text: string; depth: number }

type ContentsProps = { title: string; entries: Entry[]; className?: string; folded?: boolean }

/** What the text holds: folded above it on small screens, following beside it on wide ones. */
export function Contents({ title, entries, className = '', folded = false }: ContentsProps) {
  if (entries.length === 0) return null
  if (!folded) {
    return (
      <nav aria-labelledby="contents-title" className={`no-print ${className}`}>
        <h2 id="contents-title" className="mb-1 text-sm font-medium">
          {title}
        </h2>
        <List entries={entries} />
      </nav>
    )
  }
  return (
    <nav aria-label={title} className={`no-print mt-5 ${className}`}>
      <details className="border-y border-hairline">
        <summary className="min-h-11 py-2.5 text-base font-medium">{title}</summary>
        <List entries={entries} className="pb-3" />
      </details>
    </nav>
  )
}

function List({ entries, className = '' }: { entries: Entry[]; className?: string }) {
  return (
    <ul className={`text-sm ${className}`}>
      {entries.map(({ id, text, depth }) => (
        <li key={id} className={depth > 2 ? 'ps-4' : ''}>
          <a
            href={`#${id}`}
            className="block py-1.5 text-muted hover:text-ink max-lg:py-2.5 max-lg:text-base"
          >
            {text}
          </a>
        </li>
      ))}
    </ul>
  )
}
