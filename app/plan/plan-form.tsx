'use client'

import { startTransition, useActionState, useEffect, useRef, useState } from 'react'
import { NOT_SENT } from '#app/_account/form-state.ts'
import { Button } from '#app/_components/button.tsx'
import { StatusMessage } from '#app/_components/status-message.tsx'
import { InputField, type Fields } from '#app/settings/input-field.tsx'
import { WeekFields } from '#app/settings/week-fields.tsx'
import { savePlan } from './actions.ts'

/** When the exam is and how much time there is until then. Works without JavaScript too. */
export function PlanForm({ initial }: { initial: Record<string, string> }) {
  const [state, save, saving] = useActionState(savePlan, NOT_SENT)
  const [values, setValues] = useState<Record<string, string>>({ ...initial, ...state.values })
  const form = useRef<HTMLFormElement>(null)
  const fields: Fields = {
    values,
    problems: state.problems,
    set: (name, value) => setValues((before) => ({ ...before, [name]: value })),
  }

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [state])

  return (
    <form
      ref={form}
      action={save}
      onSubmit={(event) => {
        // Sent by hand: after an action React resets the form to what it showed at first.
        event.preventDefault()
        const sent = new FormData(event.currentTarget)
        startTransition(() => save(sent))
      }}
      className="grid max-w-[34rem] grid-cols-1 gap-6"
      noValidate
    >
      <InputField
        fields={fields}
        name="examDate"
        label="Date of your exam"
        type="date"
        help="Leave it empty while you have none."
      />
      <WeekFields fields={fields} />
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
