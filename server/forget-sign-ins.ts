import 'server-only'
import { db } from './db.ts'

/** Removes sign-ins and links whose time is over; answers with how many. */
export async function forgetOldSignIns(now: Date): Promise<number> {
  const [sessions, links] = await db().$transaction([
    db().session.deleteMany({ where: { expiresAt: { lt: now } } }),
    db().verification.deleteMany({ where: { expiresAt: { lt: now } } }),
  ])
  return sessions.count + links.count
}
