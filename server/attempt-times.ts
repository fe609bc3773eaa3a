import 'server-only'
import { phase, type AttemptTimes, type Phase } from '#core/exam/attempt-clock.ts'

/** The columns that say when an attempt is open. */
type TimeColumns = {
  startedAt: Date
  deadline: Date
  lastSeenAt: Date | null
  submittedAt: Date | null
  closedBy: string | null
}

/** The columns as the exam's clock reads them. */
export function timesOf({ startedAt, deadline, submittedAt, closedBy }: TimeColumns): AttemptTimes {
  return {
    startedAt,
    deadline,
    submittedAt,
    closedBy: closedBy === 'student' || closedBy === 'expiry' ? closedBy : null,
  }
}

/** The attempt's own now: a server clock that stepped back gives no more time than was left when it was last written. */
export function ownNow({ lastSeenAt }: Pick<TimeColumns, 'lastSeenAt'>, now: Date): Date {
  return lastSeenAt && lastSeenAt > now ? lastSeenAt : now
}

/** Whether an attempt is open by its own clock, and for how long. */
export function phaseOf(row: TimeColumns, now: Date): Phase {
  return phase(timesOf(row), ownNow(row, now))
}
