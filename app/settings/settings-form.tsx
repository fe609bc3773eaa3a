'use client'

import { useActionState, useEffect, useRef, useState, type ReactNode } from 'react'
import { Button } from '#app/_components/button.tsx'
import { StatusMessage } from '#app/_components/status-message.tsx'
import { saveMySettings } from './actions.ts'
import { Problem } from './problem.tsx'
import { NOT_SENT } from './settings-state.ts'
import { ThemeChoice } from './theme-choice.tsx'
import { TimeZoneChoice } from './time-zone-choice.tsx'

type SettingsFormProps = {
  timeZone: string
  theme: string
  /** Null for a visitor, who has no day to count new questions in. */
  newPerDay: number | null
  mostNewPerDay: number
  timeZones: string[]
}

/** Works without JavaScript too: then the page comes back with the same messages and what was typed. */
export function SettingsForm({ timeZone, theme, newPerDay, mostNewPerDay, timeZones }: SettingsFormProps) {
  const [state, save, saving] = useActionState(saveMySettings, NOT_SENT)
  const [values, setValues] = useState(
    state.values ?? { timeZone, theme, newPerDay: String(newPerDay ?? '') },
  )
  const form = useRef<HTMLFormElement>(null)

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [state])

  return (
    <form ref={form} action={save} className="grid max-w-[34rem] gap-8" noValidate>
      {newPerDay === null ? (
        <Field label="New questions a day">
          <p className="text-base text-muted">Kept with your answers: answer a first question to set it.</p>
        </Field>
      ) : (
        <Field
          label="New questions a day"
          htmlFor="new-per-day"
          help={`From 0 to ${mostNewPerDay}. Questions that are due come on top.`}
          problem={state.problems.newPerDay}
        >
          <input
            id="new-per-day"
            name="newPerDay"
            inputMode="numeric"
            autoComplete="off"
            value={values.newPerDay}
            onChange={(event) => setValues({ ...values, newPerDay: event.target.value })}
            aria-invalid={state.problems.newPerDay ? true : undefined}
            aria-describedby="new-per-day-help new-per-day-problem"
            className={`${INPUT} w-24 tabular-nums`}
          />
        </Field>
      )}
      <input type="hidden" name="shownTimeZone" value={timeZone} />
      <Field label="Time zone" htmlFor="time-zone" problem={state.problems.timeZone}>
        <TimeZoneChoice
          value={values.timeZone}
          timeZones={timeZones}
          invalid={state.problems.timeZone !== undefined}
          onChange={(chosen) => setValues({ ...values, timeZone: chosen })}
        />
      </Field>
      <ThemeChoice
        value={values.theme}
        problem={state.problems.theme}
        onChange={(chosen) => setValues({ ...values, theme: chosen })}
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" disabled={saving}>
          {saving ? 'Saving…' : 'Save'}
        </Button>
        <StatusMessage tone={state.message && !state.saved ? 'wrong' : 'plain'}>
          {saving ? '' : state.message}
        </StatusMessage>
      </div>
    </form>
  )
}

type FieldProps = { label: string; htmlFor?: string; help?: string; problem?: string; children: ReactNode }

function Field({ label, htmlFor, help, problem, children }: FieldProps) {
  const Label = htmlFor ? 'label' : 'p'
  return (
    <div>
      <Label htmlFor={htmlFor} className="mb-1 block font-medium">
        {label}
      </Label>
      {children}
      {help && (
        <p id={`${htmlFor}-help`} className="mt-1 text-sm text-muted">
          {help}
        </p>
      )}
      <Problem id={htmlFor && `${htmlFor}-problem`}>{problem}</Problem>
    </div>
  )
}

const INPUT =
  'min-h-11 rounded-control border border-control bg-panel px-3 text-base aria-invalid:border-(--wrong)'
