import { useState } from 'react'
import { choose } from '#app/study/choose.ts'
import { labelForKey } from '#app/study/use-keys.ts'
import type { PresentedQuestion } from '#core/question/present-question.ts'
import type { SlotResponse } from './slot-response.ts'

type AnsweringProps = {
  question: PresentedQuestion | undefined
  state: SlotResponse | undefined
  /** Whether the displayed question takes a response now. */
  isOpen: boolean
  respond: (change: Partial<SlotResponse>) => void
}

/** Choosing, striking out and flagging, by pointer and by key; what is refused is said, never swapped silently. */
export function useAnswering({ question, state, isOpen, respond }: AnsweringProps) {
  const [refusal, setRefusal] = useState<string | null>(null)

  function pick(label: string) {
    if (!question || !state || !isOpen) return
    const choice = choose(question, state.chosen, label)
    setRefusal('refused' in choice ? choice.refused : null)
    if ('chosen' in choice) respond({ ...choice, struck: without(state.struck, choice.chosen) })
  }

  function strike(label: string) {
    if (!state || !isOpen) return
    const isChosen = state.chosen.includes(label)
    setRefusal(
      isChosen ? `${label.toUpperCase()} is your choice: choose differently before you strike it out.` : null,
    )
    if (isChosen) return
    const isStruck = state.struck.includes(label)
    respond({ struck: isStruck ? without(state.struck, [label]) : [...state.struck, label] })
  }

  function toggleFlag() {
    if (state && isOpen) respond({ flagged: !state.flagged })
  }

  function labelOf(event: KeyboardEvent): string | undefined {
    const labels = question?.options.map(({ label }) => label) ?? []
    return isOpen ? labelForKey(event, labels) : undefined
  }

  function pickByKey(event: KeyboardEvent) {
    const label = labelOf(event)
    if (!label) return
    document.querySelector<HTMLInputElement>(`main input[value="${label}"]`)?.focus()
    pick(label)
  }

  function strikeByKey(event: KeyboardEvent) {
    const label = labelOf(event)
    if (label) strike(label)
  }

  return { refusal, forget: () => setRefusal(null), pick, strike, toggleFlag, pickByKey, strikeByKey }
}

function without(labels: string[], gone: string[]): string[] {
  return labels.filter((label) => !gone.includes(label))
}
