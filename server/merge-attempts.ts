import 'server-only'
import { phaseOf } from './attempt-times.ts'
import { db, type Transaction } from './db.ts'

/**
 * Which attempts have to be closed so that one person has one open: whichever time has already closed, otherwise,
 * of two that are running, the one started earlier. Its answers so far are graded.
 */
export async function attemptsToClose(guestId: string, accountId: string, now: Date): Promise<string[]> {
  const open = await db().attempt.findMany({
    where: { openFor: { in: [guestId, accountId] } },
    orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
  })
  if (open.length < 2) return []
  const expired = open.filter((attempt) => !phaseOf(attempt, now).open)
  return (expired.length > 0 ? expired : open.slice(0, 1)).map(({ id }) => id)
}

/** Hands every sitting over, an open one as the open one; keys of reviews name the attempt and stay as they are. */
export async function moveAttempts(tx: Transaction, guestId: string, accountId: string): Promise<number> {
  await tx.attempt.updateMany({ where: { openFor: guestId }, data: { openFor: accountId } })
  const { count } = await tx.attempt.updateMany({
    where: { studentId: guestId },
    data: { studentId: accountId },
  })
  return count
}
