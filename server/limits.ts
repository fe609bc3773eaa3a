import 'server-only'
import { createHmac } from 'node:crypto'
import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible'
import { db, retried } from './db.ts'
import { env } from './env.ts'

/** What may be done how often. Counted in the database: a restart, a second process or a forged header changes nothing. */
const LIMITS = {
  /** Wrong passwords for one account from devices it has never been used on; the same again for each known device. */
  guess: { points: 10, duration: 15 * 60 },
  /** Reset mails to one address. */
  resetMail: { points: 3, duration: 60 * 60 },
  /** New guests and accounts of the whole site: a school starting at once stays far below. */
  newPerson: { points: 1_500, duration: 10 * 60 },
  /** New guests and accounts from one address; only where a trusted proxy tells the address. */
  newPersonFrom: { points: 300, duration: 10 * 60 },
} as const

export type LimitName = keyof typeof LIMITS
export type Taken = { ok: true } | { ok: false; retryAfterSeconds: number }

/** Counts one more; refused once the limit is reached. `who` is kept as a keyed hash only. */
export async function take(name: LimitName, who: string): Promise<Taken> {
  try {
    await retried(() => limiter(name).consume(keyOf(who)))
    return { ok: true }
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000)) }
  }
}

/** Gives one back: what turned out right was no guess. */
export async function giveBack(name: LimitName, who: string): Promise<void> {
  await retried(() => limiter(name).reward(keyOf(who), 1))
}

/** Removes counts whose time is over; answers with how many. */
export async function forgetOldLimits(now: Date): Promise<number> {
  const { count } = await db().rateLimiterFlexible.deleteMany({ where: { expire: { lt: now } } })
  return count
}

function limiter(name: LimitName) {
  return new RateLimiterPrisma({
    storeClient: db(),
    tableName: 'rateLimiterFlexible',
    keyPrefix: name,
    // A timer of its own would outlive a test's database; the sweep does it.
    clearExpiredByTimeout: false,
    ...LIMITS[name],
  })
}

function keyOf(who: string): string {
  return createHmac('sha256', env().secret).update(`limit ${who}`).digest('base64url')
}
