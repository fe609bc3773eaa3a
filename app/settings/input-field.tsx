import type { ReactNode } from 'react'
import { describedBy, Field, INPUT } from '#app/_components/field.tsx'

/** The values of a form as they are typed, what is wrong with them, and the way to change one. */
export type Fields = {
  values: Record<string, string | undefined>
  problems: Record<string, string | undefined>
  set: (name: string, value: string) => void
}

type InputFieldProps = {
  fields: Fields
  name: string
  label: string
  help?: ReactNode
  type?: 'text' | 'date'
  numeric?: boolean
  wide?: boolean
  autoComplete?: string
}

export function InputField({
  fields: { values, problems, set },
  name,
  label,
  help,
  type = 'text',
  numeric = false,
  wide = false,
  autoComplete = 'off',
}: InputFieldProps) {
  const id = `setting-${name}`
  return (
    <Field label={label} htmlFor={id} help={help} problem={problems[name]}>
      <input
        id={id}
        name={name}
        type={type}
        inputMode={numeric ? 'numeric' : undefined}
        autoComplete={autoComplete}
        value={values[name] ?? ''}
        onChange={(event) => set(name, event.target.value)}
        aria-invalid={problems[name] ? true : undefined}
        aria-describedby={describedBy(id)}
        className={`${INPUT} tabular-nums ${wide ? 'w-full max-w-sm' : type === 'date' ? 'w-48' : 'w-24'}`}
      />
    </Field>
  )
}

type SelectFieldProps = {
  fields: Fields
  name: string
  label: string
  help?: ReactNode
  options: { value: string; word: string }[]
}

export function SelectField({
  fields: { values, problems, set },
  name,
  label,
  help,
  options,
}: SelectFieldProps) {
  const id = `setting-${name}`
  return (
    <Field label={label} htmlFor={id} help={help} problem={problems[name]}>
      <select
        id={id}
        name={name}
        value={values[name]}
        onChange={(event) => set(name, event.target.value)}
        aria-invalid={problems[name] ? true : undefined}
        aria-describedby={describedBy(id)}
        className={`${INPUT} w-full max-w-sm px-2`}
      >
        {options.map(({ value, word }) => (
          <option key={value} value={value}>
            {word}
          </option>
        ))}
      </select>
    </Field>
  )
}
