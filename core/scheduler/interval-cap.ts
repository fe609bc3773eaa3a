/**
 * An interval of at most half the days left before the exam, so that everything comes back at least once more; never
 * below one day. With the exam today or behind, the interval stays. What was shortened goes into the log
 * (`cappedIntervalDays`), so that a replay needs no exam date.
 */
export function capInterval(intervalDays: number, today: number, examDay: number): number {
  const left = examDay - today
  return left <= 0 ? intervalDays : Math.min(intervalDays, Math.max(1, Math.floor(left / 2)))
}
