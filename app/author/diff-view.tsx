import { lineDiff, type DiffLine } from '#core/question/line-diff.ts'

type DiffViewProps = { before: string; after: string; label: string }

/** Two texts line by line: what went is marked "−", what came "+", in words for whoever cannot see the colours. */
export function DiffView({ before, after, label }: DiffViewProps) {
  const hunks = lineDiff(before, after)
  if (hunks.length === 0) return <p>The two texts are the same.</p>
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className="overflow-x-auto rounded-panel border border-hairline bg-panel font-mono text-sm"
    >
      {hunks.map((hunk) => (
        <div key={hunk.after} className="w-fit min-w-full border-b border-hairline last:border-0">
          <p className="px-3 py-1 text-muted">From line {hunk.after}</p>
          {hunk.lines.map((line, place) => (
            <Line key={place} line={line} />
          ))}
        </div>
      ))}
    </div>
  )
}

function Line({ line: { kind, text } }: { line: DiffLine }) {
  const { sign, words, ground } = LINES[kind]
  return (
    <div className={`flex whitespace-pre ${ground}`}>
      <span aria-hidden="true" className="w-7 shrink-0 text-center select-none">
        {sign}
      </span>
      {words && <span className="sr-only">{words}</span>}
      <span className="pe-3">{text === '' ? ' ' : text}</span>
    </div>
  )
}

const LINES = {
  same: { sign: ' ', words: '', ground: '' },
  added: { sign: '+', words: 'Added: ', ground: 'bg-right-tint' },
  removed: { sign: '−', words: 'Removed: ', ground: 'bg-wrong-tint' },
} as const
