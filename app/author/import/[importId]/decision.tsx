'use client'

import { useActionState } from 'react'
import { NOT_SENT } from '#app/_account/form-state.ts'
import { Button } from '#app/_components/button.tsx'
import { StatusMessage } from '#app/_components/status-message.tsx'
import { applyImport, discardImport } from './actions.ts'

type DecisionProps = {
  id: string
  /** What the button that does it says; null when there is nothing to do. */
  apply: string | null
}

/** To import, or to take the archive away. Works without JavaScript too. */
export function Decision({ id, apply }: DecisionProps) {
  const [applied, sendApply, applying] = useActionState(applyImport, NOT_SENT)
  const [discarded, sendDiscard, discarding] = useActionState(discardImport, NOT_SENT)
  const isSending = applying || discarding
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-3">
        {apply && (
          <form action={sendApply}>
            <input type="hidden" name="id" value={id} />
            <Button type="submit" disabled={isSending}>
              {apply}
            </Button>
          </form>
        )}
        <form action={sendDiscard}>
          <input type="hidden" name="id" value={id} />
          <Button type="submit" kind="secondary" disabled={isSending}>
            Discard the archive
          </Button>
        </form>
      </div>
      <StatusMessage tone="wrong">{applied.message ?? discarded.message}</StatusMessage>
    </div>
  )
}
