// Time of an attempt, by the server's clock alone. Expiry is a fact that needs no write: whoever asks, whenever,
// is told the same, and closing only writes down what is already true.

/** How long after the deadline a response that was already on its way is still taken. The clock shows 0:00. */
export const GRACE_SECONDS = 15

export type ClosedBy = 'student' | 'expiry'

/** What an attempt knows about its time; `submittedAt` and `closedBy` are written when it is closed. */
export type AttemptTimes = {
  startedAt: Date
  deadline: Date
  submittedAt: Date | null
  closedBy: ClosedBy | null
}

export type Phase = { open: true; secondsLeft: number } | { open: false; closedAt: Date; by: ClosedBy }

/**
 * Whether an attempt is open, and for how long.
 * `secondsLeft` is never generous: rounded down, 0 during the grace, and not more than the whole limit when the
 * server's clock has stepped back to before the start.
 */
export function phase(attempt: AttemptTimes, now: Date): Phase {
  const { startedAt, deadline, submittedAt, closedBy } = attempt
  if (submittedAt) return { open: false, closedAt: submittedAt, by: closedBy ?? 'expiry' }
  if (secondsBetween(deadline, now) > GRACE_SECONDS) return { open: false, closedAt: deadline, by: 'expiry' }
  const from = laterOf(startedAt, now)
  return { open: true, secondsLeft: Math.max(0, Math.floor(secondsBetween(from, deadline))) }
}

/** Whether a response arriving now is saved: until the deadline and through the grace, both ends included. */
export function acceptsResponse(attempt: AttemptTimes, now: Date): boolean {
  return phase(attempt, now).open
}

/**
 * What to write when an attempt is closed now, by the student's button or by a sweep that came late.
 * From the deadline on it is the deadline that closed it, at the deadline; never before the start, so
 * that a clock stepped back makes no negative duration. An attempt already closed stays as it was.
 */
export function closing(attempt: AttemptTimes, now: Date): { at: Date; by: ClosedBy } {
  const { startedAt, deadline, submittedAt, closedBy } = attempt
  if (submittedAt) return { at: submittedAt, by: closedBy ?? 'expiry' }
  if (now >= deadline) return { at: deadline, by: 'expiry' }
  return { at: laterOf(startedAt, now), by: 'student' }
}

/**
 * The instant an attempt ends: the limit with the student's extra minutes, cut short where the form closes for
 * everybody. A form that is closed already leaves no time.
 */
export function deadlineFor(
  startedAt: Date,
  minutes: number,
  extraMinutes: number,
  closesAt: Date | null = null,
): Date {
  const limit = new Date(startedAt.getTime() + (minutes + extraMinutes) * 60_000)
  if (closesAt === null || closesAt >= limit) return limit
  return laterOf(startedAt, closesAt)
}

function secondsBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 1000
}

function laterOf(a: Date, b: Date): Date {
  return a > b ? a : b
}
