type SourcesProps = {
  checked: string | null
  sources: { title: string; url: string }[]
  documentation: string | null
}

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

/** Where the lesson is drawn from, and the day somebody last compared it with that. */
export function Sources({ checked, sources, documentation }: SourcesProps) {
  const own = documentation !== null && !sources.some(({ url }) => url === documentation)
  if (!checked && sources.length === 0 && !own) return null
  return (
    <section aria-labelledby="sources-title" className="mt-12 max-w-[40rem] text-base">
      <h2 id="sources-title" className="text-lg font-semibold">
        Sources
      </h2>
      {checked && (
        <p className="mt-1 text-muted">
          Checked against them on <time dateTime={checked}>{DAY.format(new Date(checked))}</time>.
        </p>
      )}
      <ul className="mt-2 grid gap-1">
        {sources.map(({ title, url }) => (
          <Source key={url} title={title} url={url} />
        ))}
        {own && <Source title="AWS documentation on this topic" url={documentation} />}
      </ul>
    </section>
  )
}

function Source({ title, url }: { title: string; url: string }) {
  return (
    <li className="py-0.5">
      <a href={url} rel="noopener noreferrer" className="link print-address">
        {title}
      </a>
    </li>
  )
}
