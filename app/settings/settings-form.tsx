'use client'

import { startTransition, useActionState, useEffect, useRef, useState, type ReactNode } from 'react'
import { NOT_SENT } from '#app/_account/form-state.ts'
import { Button } from '#app/_components/button.tsx'
import { StatusMessage } from '#app/_components/status-message.tsx'
import { followProfileForSingleKeys } from '#app/study/use-keys.ts'
import { saveMySettings } from './actions.ts'
import { ExamFields } from './exam-fields.tsx'
import { RolloverField } from './rollover-field.tsx'
import { StudyFields } from './study-fields.tsx'
import { ThemeChoice } from './theme-choice.tsx'
import { TimeZoneChoice } from './time-zone-choice.tsx'
import { InputField, type Fields } from './input-field.tsx'

type SettingsFormProps = {
  /** What the fields show at first, by their names. */
  initial: Record<string, string>
  who: 'visitor' | 'guest' | 'account'
  mostNewPerDay: number
  timeZones: string[]
}

/** Works without JavaScript too: then the page comes back with the same messages and what was typed. */
export function SettingsForm({ initial, who, mostNewPerDay, timeZones }: SettingsFormProps) {
  const [state, save, saving] = useActionState(saveMySettings, NOT_SENT)
  const [values, setValues] = useState<Record<string, string>>({
    ...initial,
    // A box that is not ticked is not sent.
    ...(state.message ? { singleKeys: '' } : {}),
    ...state.values,
  })
  const form = useRef<HTMLFormElement>(null)
  const fields: Fields = {
    values,
    problems: state.problems,
    set: (name, value) => setValues((before) => ({ ...before, [name]: value })),
  }

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    if (state.done) followProfileForSingleKeys()
  }, [state])

  return (
    <form
      ref={form}
      action={save}
      onSubmit={(event) => {
        // Sent by hand: after an action React resets the form, and a list would show what it showed at first.
        event.preventDefault()
        const sent = new FormData(event.currentTarget)
        startTransition(() => save(sent))
      }}
      className="grid max-w-[34rem] grid-cols-1 gap-10"
      noValidate
    >
      <Part title="You">
        {who === 'account' && (
          <InputField fields={fields} name="name" label="Name" autoComplete="name" wide />
        )}
        <input type="hidden" name="shownTimeZone" value={initial.timeZone} />
        <TimeZoneChoice fields={fields} timeZones={timeZones} hasRollover={who !== 'visitor'} />
        {who !== 'visitor' && <RolloverField fields={fields} />}
      </Part>
      <Part title="Study">
        {who === 'visitor' ? (
          <p className="text-base text-muted">
            How much is new each day, the exam’s date and the rest are kept with your answers: answer a first
            question to set them.
          </p>
        ) : (
          <StudyFields fields={fields} mostNewPerDay={mostNewPerDay} />
        )}
      </Part>
      {who !== 'visitor' && (
        <Part title="The exam">
          <ExamFields fields={fields} />
        </Part>
      )}
      <Part title="This app">
        <ThemeChoice
          value={values.theme ?? 'system'}
          problem={state.problems.theme}
          onChange={(chosen) => fields.set('theme', chosen)}
        />
        {who !== 'visitor' && (
          <label className="flex min-h-11 items-center gap-3">
            <input
              type="checkbox"
              name="singleKeys"
              checked={values.singleKeys === 'on'}
              onChange={(event) => fields.set('singleKeys', event.target.checked ? 'on' : '')}
              className="size-5 accent-(--flame)"
            />
            <span>
              Single-key shortcuts{' '}
              <span className="text-muted">(1–8, g, u, s, f, n; press ? on a page for the list)</span>
            </span>
          </label>
        )}
      </Part>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" disabled={saving}>
          {saving ? 'Saving…' : 'Save'}
        </Button>
        <StatusMessage tone={state.message && !state.done ? 'wrong' : 'plain'}>
          {saving ? '' : state.message}
        </StatusMessage>
      </div>
    </form>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid grid-cols-1 gap-6">
      <h2 className="text-xl font-semibold tracking-tight">{title}</h2>
      {children}
    </section>
  )
}
