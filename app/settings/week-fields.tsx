import { INPUT } from '#app/_components/field.tsx'
import { Problem } from '#app/_components/problem.tsx'
import type { Fields } from './input-field.tsx'

const DAYS = [
  { name: 'monday', word: 'Mon' },
  { name: 'tuesday', word: 'Tue' },
  { name: 'wednesday', word: 'Wed' },
  { name: 'thursday', word: 'Thu' },
  { name: 'friday', word: 'Fri' },
  { name: 'saturday', word: 'Sat' },
  { name: 'sunday', word: 'Sun' },
]

/** Minutes for each weekday: all seven, or none. */
export function WeekFields({ fields: { values, problems, set } }: { fields: Fields }) {
  const problem = DAYS.map(({ name }) => problems[name]).find(Boolean)
  return (
    <fieldset aria-describedby="week-help week-problem">
      <legend className="mb-1 font-medium">Minutes you have to study</legend>
      <div className="grid max-w-md grid-cols-4 gap-2 min-[26rem]:grid-cols-7">
        {DAYS.map(({ name, word }) => (
          <label key={name} className="grid gap-1 text-sm text-muted">
            {word}
            <input
              name={name}
              inputMode="numeric"
              autoComplete="off"
              value={values[name] ?? ''}
              onChange={(event) => set(name, event.target.value)}
              aria-invalid={problems[name] ? true : undefined}
              className={`${INPUT} w-full min-w-0 px-2 text-ink tabular-nums`}
            />
          </label>
        ))}
      </div>
      <p id="week-help" className="mt-1 text-sm text-muted">
        0 on a day off. Leave all empty when you would rather not plan.
      </p>
      <Problem id="week-problem">{problem}</Problem>
    </fieldset>
  )
}
