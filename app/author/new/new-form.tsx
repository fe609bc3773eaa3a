'use client'

import { useActionState } from 'react'
import { NOT_SENT } from '#app/_account/form-state.ts'
import { Button } from '#app/_components/button.tsx'
import { describedBy, Field, INPUT } from '#app/_components/field.tsx'
import { StatusMessage } from '#app/_components/status-message.tsx'
import { beginText } from '#app/author/actions.ts'

type NewFormProps = { topics: [id: string, title: string][]; topic: string }

export function NewForm({ topics, topic }: NewFormProps) {
  const [state, send, sending] = useActionState(beginText, NOT_SENT)
  const { problems, values } = state
  return (
    <form action={send} className="grid max-w-[26rem] gap-5" noValidate>
      <Field label="Topic" htmlFor="topic" problem={problems.topic}>
        <select
          id="topic"
          name="topic"
          // A select does not follow its defaultValue when React resets the form.
          key={values.topic}
          defaultValue={values.topic ?? topic}
          aria-describedby={describedBy('topic')}
          className={`${INPUT} w-full`}
        >
          {topics.map(([id, title]) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </Field>
      <Field
        label="Id"
        htmlFor="question-id"
        problem={problems.questionId}
        help="A few words with “-” between, such as dax-node-failover. It names the question for good."
      >
        <input
          id="question-id"
          name="questionId"
          autoComplete="off"
          spellCheck={false}
          defaultValue={values.questionId}
          aria-invalid={problems.questionId ? true : undefined}
          aria-describedby={describedBy('question-id')}
          className={`${INPUT} w-full font-mono`}
        />
      </Field>
      <div className="grid justify-items-start gap-2">
        <Button type="submit" disabled={sending}>
          Begin the draft
        </Button>
        <StatusMessage tone="wrong">{sending ? '' : state.message}</StatusMessage>
      </div>
    </form>
  )
}
