import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { audit } from './audit.ts'
import { db, inTransaction } from './db.ts'
import { env } from './env.ts'

const SET_UP = 'set-up'
const HOURS = 24

/**
 * A link that makes one account the first administrator, good once and for a day; null when there is one already. Any
 * link made before is void. Only the terminal of the server sees it: nobody becomes an administrator by being quick.
 */
export async function makeSetUpLink(now: Date): Promise<string | null> {
  if (await hasAdmin()) return null
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + HOURS * 3_600_000)
  await db().$transaction([
    db().verification.deleteMany({ where: { identifier: SET_UP } }),
    db().verification.create({ data: { identifier: SET_UP, value: hashed(token), expiresAt } }),
  ])
  const { appUrl, port } = env()
  return `${appUrl ?? `http://localhost:${port}`}/set-up/${token}`
}

/** Whether a set-up link can still be used. */
export async function isSetUpLinkGood(token: string, now: Date): Promise<boolean> {
  const found = await db().verification.findFirst({ where: unused(token, now), select: { id: true } })
  return found !== null && !(await hasAdmin())
}

/** Makes an account the administrator by a set-up link. False when the link is void: used, old, or never made. */
export async function claimSetUpLink(email: string, token: string, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const { count } = await tx.verification.deleteMany({ where: unused(token, now) })
    if (count === 0) return false
    const admins = await tx.user.count({ where: { role: 'admin' } })
    if (admins > 0) return false
    const user = await tx.user.update({
      where: { email: email.trim().toLowerCase(), isAnonymous: false },
      data: { role: 'admin' },
      select: { id: true },
    })
    const entry = { actorId: null, action: 'role-changed', subjectId: user.id } as const
    await audit(tx, { ...entry, before: 'student', after: 'admin', reason: 'set-up link' }, now)
    return true
  })
}

async function hasAdmin(): Promise<boolean> {
  return (await db().user.findFirst({ where: { role: 'admin' }, select: { id: true } })) !== null
}

function unused(token: string, now: Date) {
  return { identifier: SET_UP, value: hashed(token), expiresAt: { gt: now } }
}

function hashed(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
