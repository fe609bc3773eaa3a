import type { PresentedQuestion } from '#core/question/present-question.ts'

/** What a press on an option leads to: another choice, or a sentence saying why nothing changed. */
export type Choice = { chosen: string[] } | { refused: string }

/** A single choice replaces the old one. "Select TWO" refuses a third and never swaps one silently. */
export function choose({ type, select }: PresentedQuestion, chosen: string[], label: string): Choice {
  if (type === 'single') return { chosen: [label] }
  if (chosen.includes(label)) return { chosen: chosen.filter((other) => other !== label) }
  if (chosen.length >= select) {
    return {
      refused: `${label.toUpperCase()} is not chosen: you have ${countWord(select)} already. Take one back first.`,
    }
  }
  return { chosen: [...chosen, label].sort() }
}

/** What is still to be chosen before checking, as a sentence; null when nothing is. */
export function missingChoices({ type, select }: PresentedQuestion, chosen: string[]): string | null {
  const missing = select - chosen.length
  if (missing <= 0) return null
  if (type === 'single') return 'Choose an answer first.'
  return chosen.length === 0
    ? `Choose ${countWord(select)} answers first.`
    : `Choose ${countWord(missing)} more: this question has ${countWord(select)} right answers.`
}

/** "Choose one answer" or "Select TWO · 1 chosen". */
export function choiceInstruction({ type, select }: PresentedQuestion, chosen: string[]): string {
  if (type === 'single') return 'Choose one answer'
  return `Select ${countWord(select).toUpperCase()} · ${chosen.length} chosen`
}

const COUNT_WORDS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight']

function countWord(count: number): string {
  return COUNT_WORDS[count] ?? String(count)
}
