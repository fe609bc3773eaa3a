'use client'

import { startTransition, useActionState, useState } from 'react'
import { NOT_SENT } from '#app/_account/form-state.ts'
import { Button } from '#app/_components/button.tsx'
import { INPUT } from '#app/_components/field.tsx'
import { StatusMessage } from '#app/_components/status-message.tsx'
import { changeRole } from '../actions.ts'

export function RoleForm({ id, role }: { id: string; role: string }) {
  const [state, send, sending] = useActionState(changeRole, NOT_SENT)
  const [chosen, setChosen] = useState(role)
  return (
    <form
      action={send}
      onSubmit={(event) => {
        // Sent by hand: after an action React resets the form, and the list would show the old role.
        event.preventDefault()
        const sent = new FormData(event.currentTarget)
        startTransition(() => send(sent))
      }}
      className="grid grid-cols-1 justify-items-start gap-2"
    >
      <input type="hidden" name="id" value={id} />
      <div className="flex max-w-full flex-wrap gap-2">
        <label className="sr-only" htmlFor="person-role">
          Role
        </label>
        <select
          id="person-role"
          name="role"
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
          className={`${INPUT} max-w-full min-w-0`}
        >
          <option value="student">Student</option>
          <option value="instructor">Instructor: writes and corrects questions</option>
          <option value="admin">Administrator: and says who is what</option>
        </select>
        <Button type="submit" kind="secondary" disabled={sending}>
          Change the role
        </Button>
      </div>
      <StatusMessage tone={state.done ? 'plain' : 'wrong'}>{sending ? '' : state.message}</StatusMessage>
    </form>
  )
}
