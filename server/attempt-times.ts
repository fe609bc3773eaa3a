import 'server-only'
import type { AttemptTimes } from '#core/exam/attempt-clock.ts'

/** The columns that say when an attempt is open, as the exam's clock reads them. */
export function timesOf(row: {
  startedAt: Date
  deadline: Date
  submittedAt: Date | null
  closedBy: string | null
}): AttemptTimes {
  const { startedAt, deadline, submittedAt, closedBy } = row
  return {
    startedAt,
    deadline,
    submittedAt,
    closedBy: closedBy === 'student' || closedBy === 'expiry' ? closedBy : null,
  }
}

/** The attempt's own now: a server clock that stepped back gives no more time than was left at the last save. */
export function notBefore(slots: { changedAt: Date | null }[], now: Date): Date {
  const instants = slots.flatMap(({ changedAt }) => (changedAt ? [changedAt.getTime()] : []))
  return new Date(Math.max(now.getTime(), ...instants))
}
