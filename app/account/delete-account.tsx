'use client'

import { useActionState, useEffect, useRef, useState, type FormEvent } from 'react'
import { NOT_SENT, type FormState } from '#app/_account/form-state.ts'
import { PasswordInput } from '#app/_account/password-input.tsx'
import { Button } from '#app/_components/button.tsx'
import { describedBy, Field, INPUT } from '#app/_components/field.tsx'
import { StatusMessage } from '#app/_components/status-message.tsx'
import { deleteMyAccount } from './actions.ts'
import { requestDeletion } from './request-deletion.ts'

/** `email` is null for a guest, who has no password either. */
type DeleteAccountProps = { email: string | null; guestConfirmation: string }

/**
 * Deleting for good, behind a summary that opens. Afterwards the browser loads a new page, so that nothing of the
 * person is left in this one. Works without JavaScript too: then the form goes to the server action.
 */
export function DeleteAccount({ email, guestConfirmation }: DeleteAccountProps) {
  const [sent, send, sending] = useActionState(deleteMyAccount, NOT_SENT)
  const [refused, setRefused] = useState<FormState | null>(null)
  const [deleting, setDeleting] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const state = refused ?? sent
  const isBusy = sending || deleting

  useEffect(() => {
    const marked = form.current?.querySelector<HTMLInputElement>('[aria-invalid="true"]')
    marked?.focus()
    marked?.select()
  }, [state])

  async function deleteNow(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (isBusy) return
    setDeleting(true)
    const outcome = await requestDeletion(new FormData(event.currentTarget))
    if (outcome === 'gone') return window.location.replace('/?gone=1')
    setRefused(outcome)
    setDeleting(false)
  }

  const word = email ?? guestConfirmation
  return (
    <details open={state.message !== null || undefined}>
      <summary className="link inline-flex min-h-11 cursor-pointer items-center font-medium">
        {email ? 'Delete this account' : 'Delete everything I answered'}
      </summary>
      <div className="mt-3 grid max-w-[36rem] gap-4">
        <p>
          {email ? 'The account, every' : 'Every'} answer, schedule and exam and all settings go at once and
          for good; nobody can bring them back. {email && 'Questions you published stay, without your name. '}
          Backups made until today are kept by whoever runs this server; a restored one is cleared of you
          again.
        </p>
        <form
          ref={form}
          action={send}
          onSubmit={(event) => void deleteNow(event)}
          className="grid max-w-[26rem] gap-5"
          noValidate
        >
          <Field
            label={email ? 'Your e-mail, to confirm' : `Type ${guestConfirmation} to confirm`}
            htmlFor="delete-confirm"
            help={email ? word : undefined}
            problem={state.problems.confirm}
          >
            <input
              id="delete-confirm"
              name="confirm"
              type="text"
              inputMode={email ? 'email' : 'text'}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              defaultValue={state.values.confirm ?? ''}
              aria-invalid={state.problems.confirm ? true : undefined}
              aria-describedby={describedBy('delete-confirm')}
              className={`${INPUT} w-full`}
            />
          </Field>
          {email && (
            <Field label="Password" htmlFor="delete-password" problem={state.problems.password}>
              <PasswordInput
                id="delete-password"
                name="password"
                autoComplete="current-password"
                aria-invalid={state.problems.password ? true : undefined}
                aria-describedby={describedBy('delete-password')}
                className={`${INPUT} w-full`}
              />
            </Field>
          )}
          <div className="grid justify-items-start gap-2">
            <Button type="submit" kind="secondary" disabled={isBusy}>
              {email ? 'Delete my account for good' : 'Delete it all for good'}
            </Button>
            <StatusMessage tone={isBusy ? 'plain' : 'wrong'}>
              {isBusy ? 'Deleting…' : state.message}
            </StatusMessage>
          </div>
        </form>
      </div>
    </details>
  )
}
