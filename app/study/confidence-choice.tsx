export type Confidence = 'sure' | 'unsure' | 'guess'

const LEVELS: { value: Confidence; word: string; key: string }[] = [
  { value: 'guess', word: 'Guess', key: 'g' },
  { value: 'unsure', word: 'Unsure', key: 'u' },
  { value: 'sure', word: 'Sure', key: 's' },
]

type ConfidenceChoiceProps = {
  value: Confidence | null
  onChange: (value: Confidence | null) => void
  disabled?: boolean
}

/** How sure one is, before knowing. Optional: a second press takes it back. */
export function ConfidenceChoice({ value, onChange, disabled }: ConfidenceChoiceProps) {
  return (
    <fieldset className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
      <legend className="float-left me-4 py-2.5 text-sm text-muted">How sure are you? (optional)</legend>
      <div className="flex rounded-control border border-hairline bg-panel">
        {LEVELS.map(({ value: level, word, key }) => (
          <label key={level} className={`${SEGMENT} ${value === level ? 'bg-ink text-paper' : ''}`}>
            <input
              type="radio"
              name="confidence"
              value={level}
              checked={value === level}
              disabled={disabled}
              onChange={() => onChange(level)}
              onClick={() => value === level && onChange(null)}
              aria-keyshortcuts={key}
              className="absolute inset-0 size-full cursor-pointer opacity-0"
            />
            {word}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const SEGMENT =
  'relative grid min-h-11 min-w-18 cursor-pointer place-items-center border-s border-hairline px-4 text-sm font-medium ' +
  'first:rounded-s-[5px] first:border-s-0 last:rounded-e-[5px] ' +
  'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-flame'
