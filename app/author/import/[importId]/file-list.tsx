type FileListProps = { title: string; files: { path: string; title: string }[]; folded?: boolean }

/** Files by path and title under a heading; nothing when there are none. */
export function FileList({ title, files, folded = false }: FileListProps) {
  if (files.length === 0) return null
  const list = (
    <ul className="mt-2 grid gap-1">
      {files.map((file) => (
        <li key={file.path} className="wrap-anywhere">
          <span className="font-mono text-sm">{file.path}</span>{' '}
          {file.title !== file.path && <span className="text-muted">{file.title}</span>}
        </li>
      ))}
    </ul>
  )
  if (folded)
    return (
      <details>
        <summary className="min-h-11 cursor-pointer py-2 font-medium">
          {title} ({files.length})
        </summary>
        {list}
      </details>
    )
  return (
    <section aria-label={title}>
      <h2 className="text-xl font-semibold tracking-tight">{title}</h2>
      {list}
    </section>
  )
}
