import 'server-only'
import { db, inTransaction } from './db.ts'
import { removePeople } from './remove-people.ts'

/** A guest who has not been here for this long will not come back: by then the sign-in on their device has run out. */
const IDLE_DAYS = 90
const BATCH = 20
/** At most this many in one go; the next one goes on. */
const MOST_BATCHES = 25

/**
 * Removes guests not seen for 90 days, with all they answered; answers with how many. They are not marked as deleted:
 * a guest brought back by a restore is as idle as before, and removed again by the next purge.
 */
export async function purgeGuests(now: Date): Promise<number> {
  const cutoff = new Date(now.getTime() - IDLE_DAYS * 86_400_000)
  let purged = 0
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const idle = await idleGuests(cutoff)
    if (idle.length === 0) break
    purged += await purge(idle, cutoff)
  }
  return purged
}

async function idleGuests(cutoff: Date): Promise<string[]> {
  // A guest on the way into an account goes with the history that is joined, not before.
  const merging = await db().pendingMerge.findMany({ select: { guestId: true } })
  const rows = await db().user.findMany({
    where: {
      isAnonymous: true,
      id: { notIn: merging.map(({ guestId }) => guestId) },
      createdAt: { lt: cutoff },
      sessions: { none: { updatedAt: { gte: cutoff } } },
    },
    select: { id: true },
    take: BATCH,
  })
  return rows.map(({ id }) => id)
}

async function purge(ids: string[], cutoff: Date): Promise<number> {
  return inTransaction(async (tx) => {
    await tx.session.deleteMany({ where: { userId: { in: ids }, updatedAt: { lt: cutoff } } })
    // Whoever came back in this very moment has a session left, and stays.
    const still = await tx.user.findMany({
      where: { id: { in: ids }, sessions: { none: {} } },
      select: { id: true },
    })
    return (
      await removePeople(
        tx,
        still.map(({ id }) => id),
      )
    ).length
  })
}
