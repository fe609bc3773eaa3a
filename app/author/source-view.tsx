/** A file as it is, line ends kept, for reading. */
export function SourceView({ source }: { source: string }) {
  return (
    <pre
      tabIndex={0}
      aria-label="The text of the file"
      className="overflow-x-auto rounded-panel border border-hairline bg-panel p-4 font-mono text-sm"
    >
      {source}
    </pre>
  )
}
