import { formatDay } from './study-day.ts'

/**
 * One sentence on why this question comes now. It never says or implies whether an earlier answer was right:
 * that would change the answer to come. `dueDay` is null for a question without a schedule; `examDay` is the student's
 * exam when the plan towards it chose the question, and null when SM-2 did.
 */
export function whyNow(shown: {
  kind: 'due' | 'fresh' | 'drill'
  dueDay: number | null
  today: number
  topicTitle: string
  examDay?: number | null
}): string {
  const { kind, today, topicTitle } = shown
  const exam = shown.examDay ?? null
  const before = exam === null ? null : `before your exam ${onDay(exam, today)}`
  if (kind === 'drill') return `Extra practice: it leaves your schedule as it is. Topic: ${topicTitle}.`
  if (kind === 'fresh')
    return before
      ? `New: worth meeting today, ${before}. Topic: ${topicTitle}.`
      : `New: you have not seen this one yet. Topic: ${topicTitle}.`
  const dueDay = shown.dueDay ?? today
  const day = formatDay(dueDay, today)
  if (dueDay > today)
    return before
      ? `Earlier than its day (${day}): a review is worth more today, ${before}.`
      : `Shown early: it is due ${day}.`
  return dueDay === today ? 'Due today.' : `Due since ${day}.`
}

function onDay(day: number, today: number): string {
  const said = formatDay(day, today)
  return day === today || day === today + 1 ? said : `on ${said}`
}
