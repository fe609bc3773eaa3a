'use client'

import { useActionState } from 'react'
import { NOT_SENT } from '#app/_account/form-state.ts'
import { Button } from '#app/_components/button.tsx'
import { Prose } from '#app/_components/prose.tsx'
import { StatusMessage } from '#app/_components/status-message.tsx'
import type { PresentedQuestion } from '#core/question/present-question.ts'
import { answerDraft } from './review-actions.ts'
import { ChoiceRows } from './choice-rows.tsx'

type BlindFormProps = { question: PresentedQuestion; contentHash: string }

/** A draft without its key, to be answered once. Works without JavaScript. */
export function BlindForm({ question, contentHash }: BlindFormProps) {
  const [state, send, sending] = useActionState(answerDraft, NOT_SENT)
  return (
    <form action={send} className="grid max-w-[46rem] gap-4">
      <input type="hidden" name="questionId" value={question.questionId} />
      <input type="hidden" name="contentHash" value={contentHash} />
      <fieldset className="min-w-0">
        <legend className="mb-4">
          <Prose html={question.stem} />
        </legend>
        <ChoiceRows question={question} />
      </fieldset>
      <div>
        <Button type="submit" disabled={sending}>
          Answer
        </Button>
        <StatusMessage tone="wrong">{sending ? '' : state.message}</StatusMessage>
      </div>
    </form>
  )
}
