/** Keys of the editor, for whoever asks. Tab leaves it, so that nobody is caught in it. */
export function EditorKeys() {
  return (
    <details className="text-base">
      <summary className="min-h-11 cursor-pointer py-2.5 text-muted">Keys</summary>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 pb-3">
        {KEYS.map(([keys, does]) => (
          <div key={keys} className="contents">
            <dt className="font-mono text-sm">{keys}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

const KEYS = [
  ['F8, Shift F8', 'to the next problem, to the one before'],
  ['Ctrl .', 'mend the problem at the cursor'],
  ['Ctrl S', 'save now'],
  ['Ctrl F', 'find and replace'],
  ['Ctrl Z, Ctrl Y', 'undo, redo'],
  ['Ctrl ], Ctrl [', 'indent, outdent'],
  ['Tab', 'leave the editor'],
] as const
