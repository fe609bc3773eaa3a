import { formatDay } from './study-day.ts'

/**
 * One sentence on why this question comes now. It never says or implies whether an earlier answer was right:
 * that would change the answer to come. `dueDay` is null for a question without a schedule.
 */
export function whyNow(shown: {
  kind: 'due' | 'fresh' | 'drill'
  dueDay: number | null
  today: number
  topicTitle: string
}): string {
  if (shown.kind === 'fresh') return `New: you have not seen this one yet. Topic: ${shown.topicTitle}.`
  if (shown.kind === 'drill')
    return `Extra practice: it leaves your schedule as it is. Topic: ${shown.topicTitle}.`
  const dueDay = shown.dueDay ?? shown.today
  const day = formatDay(dueDay, shown.today)
  if (dueDay > shown.today) return `Shown early: it is due ${day}.`
  return dueDay === shown.today ? 'Due today.' : `Due since ${day}.`
}
