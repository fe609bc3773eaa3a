import { Problem } from '#app/_components/problem.tsx'

type ThemeChoiceProps = { value: string; problem: string | undefined; onChange: (theme: string) => void }

const THEMES = [
  { value: 'system', word: 'As the device' },
  { value: 'light', word: 'Light' },
  { value: 'dark', word: 'Dark' },
]

export function ThemeChoice({ value, problem, onChange }: ThemeChoiceProps) {
  return (
    <fieldset>
      <legend className="mb-1 font-medium">Theme</legend>
      <div className="flex w-fit flex-wrap rounded-control border border-control bg-panel">
        {THEMES.map(({ value: theme, word }) => (
          <label key={theme} className={SEGMENT}>
            <input
              type="radio"
              name="theme"
              value={theme}
              checked={value === theme}
              onChange={() => onChange(theme)}
              className="absolute inset-0 size-full cursor-pointer opacity-0"
            />
            {word}
          </label>
        ))}
      </div>
      <Problem>{problem}</Problem>
    </fieldset>
  )
}

const SEGMENT =
  'relative grid min-h-11 cursor-pointer place-items-center border-s border-control px-4 text-base first:border-s-0 ' +
  'first:rounded-s-[5px] last:rounded-e-[5px] has-checked:bg-ink has-checked:text-paper ' +
  'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-flame'
