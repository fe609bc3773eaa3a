import { type Schedule } from './sm2.ts'

/**
 * An interval of at most half the days left before the exam, so that everything comes back at least once more; never
 * below one day. With the exam today or behind, the interval stays. What was shortened goes into the log
 * (`cappedIntervalDays`), so that a replay needs no exam date.
 */
export function capInterval(intervalDays: number, today: number, examDay: number): number {
  const left = examDay - today
  return left <= 0 ? intervalDays : Math.min(intervalDays, Math.max(1, Math.floor(left / 2)))
}

/**
 * A schedule after a review, capped for an exam (null: there is none, or not everything was seen yet), and what the log
 * keeps of it: null when nothing was shortened.
 */
export function cappedFor(
  examDay: number | null,
  after: Schedule,
  today: number,
): { schedule: Schedule; cappedIntervalDays: number | null } {
  const capped = examDay === null ? after.intervalDays : capInterval(after.intervalDays, today, examDay)
  if (capped === after.intervalDays) return { schedule: after, cappedIntervalDays: null }
  return {
    schedule: { ...after, intervalDays: capped, dueDay: today + capped },
    cappedIntervalDays: capped,
  }
}
