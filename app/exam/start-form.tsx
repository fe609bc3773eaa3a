'use client'

import { Button, type ButtonKind } from '#app/_components/button.tsx'
import { StatusMessage } from '#app/_components/status-message.tsx'
import type { FixedForm } from '#core/exam/forms.ts'
import { useStart } from './use-start.ts'

type StartFormProps = { form: FixedForm; word: string; kind: ButtonKind }

export function StartForm({ form, word, kind }: StartFormProps) {
  const { start, starting, problem } = useStart()
  return (
    <>
      <Button kind={kind} disabled={starting} onClick={() => void start({ form })}>
        {starting ? 'Starting…' : word}
      </Button>
      <StatusMessage urgent className="mt-1 text-ink empty:hidden">
        {problem}
      </StatusMessage>
    </>
  )
}
