import 'server-only'
import { closingOf } from './closing.ts'
import { db, inTransaction, isTaken, retried, type Transaction } from './db.ts'
import { log } from './log.ts'
import { attemptsToClose, moveAttempts } from './merge-attempts.ts'
import { mergeReviews } from './merge-reviews.ts'

/** What came over from the guest, and what became of two exams open at once. */
export type MergeReport = {
  accountId: string
  reviews: number
  /** Questions that both had answered: their histories were replayed as one. */
  sharedQuestions: number
  attempts: number
  /** Attempts, of either, that were closed and graded because one person has one open. */
  closedAttempts: string[]
  /** Whether the account had no settings of its own and took the guest's. */
  settingsTaken: boolean
}

/**
 * Notes that a guest's history belongs to an account, to be merged now or whenever it succeeds. The first note stands.
 * better-auth also tells of somebody becoming themselves or another guest: then there is nothing to note.
 */
export async function requestMerge(guestId: string, accountId: string, now: Date): Promise<void> {
  if (!(await areGuestAndAccount(db(), guestId, accountId))) return
  try {
    await retried(() => db().pendingMerge.create({ data: { guestId, accountId, requestedAt: now } }))
  } catch (error) {
    if (!isTaken(error)) throw error
  }
}

/**
 * Makes a noted guest's history the account's, in one transaction at whose end the guest is gone; whatever fails,
 * both are as they were and the note stays. Null when there is nothing to do: never noted, or merged already.
 */
export async function mergeGuest(guestId: string, now: Date): Promise<MergeReport | null> {
  const noted = await db().pendingMerge.findUnique({ where: { guestId } })
  if (!noted) return null
  const { accountId } = noted
  const toClose = await attemptsToClose(guestId, accountId, now)
  const closings = await Promise.all(toClose.map(closingOf))

  return inTransaction(async (tx) => {
    const { count } = await tx.pendingMerge.deleteMany({ where: { guestId, accountId } })
    if (count === 0) return null // merged by somebody else meanwhile
    if (!(await areGuestAndAccount(tx, guestId, accountId))) {
      log().warn({ guest: guestId, account: accountId }, 'a noted merge is dropped: one of the two is gone')
      return null
    }
    for (const close of closings) await close?.(tx, now)
    const { reviews, sharedQuestions } = await mergeReviews(tx, guestId, accountId)
    await moveParked(tx, guestId, accountId)
    const attempts = await moveAttempts(tx, guestId, accountId)
    const settingsTaken = await takeSettings(tx, guestId, accountId)
    await movePlans(tx, guestId, accountId)
    await forget(tx, guestId, accountId)
    return { accountId, reviews, sharedQuestions, attempts, closedAttempts: toClose, settingsTaken }
  })
}

/** Merges whatever is noted, each on its own; answers with how many. */
export async function mergePending(now: Date): Promise<number> {
  const noted = await db().pendingMerge.findMany({
    orderBy: [{ requestedAt: 'asc' }, { guestId: 'asc' }],
    select: { guestId: true },
  })
  let merged = 0
  for (const { guestId } of noted) {
    try {
      if (await mergeGuest(guestId, now)) merged++
    } catch (error) {
      // Both histories are as they were; one that cannot be merged must not keep the others waiting.
      log().error({ error, guest: guestId }, 'a guest cannot be merged into an account yet')
    }
  }
  return merged
}

/** Only a guest may be merged away, and only into an account. */
async function areGuestAndAccount(client: Transaction, guestId: string, accountId: string): Promise<boolean> {
  const people = await client.user.findMany({
    where: { id: { in: [guestId, accountId] } },
    select: { id: true, isAnonymous: true },
  })
  const isGuest = (id: string) => people.find((person) => person.id === id)?.isAnonymous
  return isGuest(guestId) === true && isGuest(accountId) === false
}

/** What the account has set stands; one that has set nothing goes on with the guest's zone, theme and plans. */
async function takeSettings(tx: Transaction, guestId: string, accountId: string): Promise<boolean> {
  const own = await tx.profile.count({ where: { userId: accountId } })
  if (own > 0) return false
  const { count } = await tx.profile.updateMany({ where: { userId: guestId }, data: { userId: accountId } })
  return count > 0
}

/** What either has parked stays parked. */
async function moveParked(tx: Transaction, guestId: string, accountId: string): Promise<void> {
  const own = await tx.parkedQuestion.findMany({
    where: { studentId: accountId },
    select: { questionId: true },
  })
  await tx.parkedQuestion.updateMany({
    where: { studentId: guestId, questionId: { notIn: own.map(({ questionId }) => questionId) } },
    data: { studentId: accountId },
  })
}

/** A calendar that reads the guest's plan goes on reading it, and what is caught up on stays; the account's own stand. */
async function movePlans(tx: Transaction, guestId: string, accountId: string): Promise<void> {
  const moved = { where: { studentId: guestId }, data: { studentId: accountId } }
  const ofAccount = { where: { studentId: accountId } }
  if ((await tx.planFeed.count(ofAccount)) === 0) await tx.planFeed.updateMany(moved)
  if ((await tx.catchUp.count(ofAccount)) === 0) await tx.catchUp.updateMany(moved)
}

/** Removes the guest; sessions, and settings that were not taken, go with it. */
async function forget(tx: Transaction, guestId: string, accountId: string): Promise<void> {
  await tx.auditEntry.updateMany({ where: { actorId: guestId }, data: { actorId: accountId } })
  await tx.auditEntry.updateMany({ where: { subjectId: guestId }, data: { subjectId: accountId } })
  await tx.verification.deleteMany({
    where: { OR: [{ identifier: { contains: guestId } }, { value: { contains: guestId } }] },
  })
  await tx.user.delete({ where: { id: guestId } })
}
