import 'server-only'
import { receiptOf } from './attempt-view.ts'
import { ownNow, phaseOf } from './attempt-times.ts'
import { db } from './db.ts'
import type { Student } from './session.ts'

export type Leased =
  | { ok: true; tab: string; secondsLeft: number; stored: number; lastSavedAt: Date | null }
  | { ok: false; problem: 'not-found' | 'closed' }

/**
 * Lets one tab of one device write to an attempt from now on: the newest taker, as often as it asks. Whichever held it
 * before learns with its next save that the sitting goes on elsewhere.
 */
export async function takeLease(student: Student, id: string, tab: string, now: Date): Promise<Leased> {
  const attempt = await db().attempt.findUnique({
    where: { id, studentId: student.id },
  })
  if (!attempt) return { ok: false, problem: 'not-found' }
  const at = phaseOf(attempt, now)
  if (!at.open) return { ok: false, problem: 'closed' }
  const { count } = await db().attempt.updateMany({
    where: { id, submittedAt: null },
    data: { leaseTab: tab, lastSeenAt: ownNow(attempt, now) },
  })
  if (count === 0) return { ok: false, problem: 'closed' }
  const slots = await db().slot.findMany({
    where: { attemptId: id },
    select: { chosen: true, savedAt: true },
  })
  return { ok: true, tab, secondsLeft: at.secondsLeft, ...receiptOf(slots) }
}
