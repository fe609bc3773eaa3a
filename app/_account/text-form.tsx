'use client'

import { useActionState, useEffect, useRef, type ReactNode } from 'react'
import { Button, type ButtonKind } from '#app/_components/button.tsx'
import { describedBy, Field, INPUT } from '#app/_components/field.tsx'
import { StatusMessage } from '#app/_components/status-message.tsx'
import { NOT_SENT, type FormState } from './form-state.ts'
import { PasswordInput } from './password-input.tsx'

export type TextField = {
  name: string
  label: string
  type: 'text' | 'email' | 'password' | 'checkbox' | 'hidden'
  autoComplete?: string
  help?: string
  value?: string
}

type TextFormProps = {
  action: (before: FormState, form: FormData) => Promise<FormState>
  fields: TextField[]
  submit: ReactNode
  kind?: ButtonKind
  children?: ReactNode
}

/** A few fields and a button. Works without JavaScript too: then the page comes back with the same messages. */
export function TextForm({ action, fields, submit, kind, children }: TextFormProps) {
  const [state, send, sending] = useActionState(action, NOT_SENT)
  const form = useRef<HTMLFormElement>(null)

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [state])

  return (
    <form ref={form} action={send} className="grid max-w-[26rem] gap-5" noValidate>
      {fields.map((field) => (
        <Control key={field.name} field={field} state={state} />
      ))}
      {children}
      <div className="grid justify-items-start gap-2">
        <Button type="submit" kind={kind} disabled={sending}>
          {submit}
        </Button>
        <StatusMessage tone={state.done || sending ? 'plain' : 'wrong'}>
          {sending ? 'One moment…' : state.message}
        </StatusMessage>
      </div>
    </form>
  )
}

function Control({ field, state }: { field: TextField; state: FormState }) {
  const { name, label, type, autoComplete, help } = field
  const id = `field-${name}`
  const value = state.values[name] ?? field.value ?? ''
  const problem = state.problems[name]
  if (type === 'hidden') return <input type="hidden" name={name} value={field.value} />
  if (type === 'checkbox') {
    return (
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          name={name}
          defaultChecked={value === 'on'}
          className="size-5 accent-(--flame)"
        />
        {label}
      </label>
    )
  }
  const Input = type === 'password' ? PasswordInput : 'input'
  return (
    <Field label={label} htmlFor={id} help={help} problem={problem}>
      <Input
        id={id}
        name={name}
        type={type}
        autoComplete={autoComplete}
        defaultValue={type === 'password' ? '' : value}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy(id)}
        spellCheck={type === 'text' ? undefined : false}
        className={`${INPUT} w-full`}
      />
    </Field>
  )
}
