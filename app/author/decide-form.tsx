'use client'

import { useActionState } from 'react'
import { NOT_SENT } from '#app/_account/form-state.ts'
import { Button } from '#app/_components/button.tsx'
import { Field, INPUT } from '#app/_components/field.tsx'
import { StatusMessage } from '#app/_components/status-message.tsx'
import { decideDraft } from './review-actions.ts'

/** What comes of a review, with a word to whoever wrote the text. */
export function DecideForm({ questionId, contentHash }: { questionId: string; contentHash: string }) {
  const [state, send, sending] = useActionState(decideDraft, NOT_SENT)
  return (
    <form action={send} className="grid max-w-[40rem] gap-4">
      <input type="hidden" name="questionId" value={questionId} />
      <input type="hidden" name="contentHash" value={contentHash} />
      <Field label="Comment" htmlFor="comment" problem={state.problems.comment}>
        <textarea
          id="comment"
          name="comment"
          rows={4}
          defaultValue={state.values.comment}
          className={`${INPUT} w-full py-2`}
        />
      </Field>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" name="verdict" value="approved" disabled={sending}>
          Approve
        </Button>
        <Button type="submit" name="verdict" value="changes" kind="secondary" disabled={sending}>
          Ask for changes
        </Button>
      </div>
      <StatusMessage tone={state.done ? 'plain' : 'wrong'}>{sending ? '' : state.message}</StatusMessage>
    </form>
  )
}
