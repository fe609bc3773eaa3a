import 'server-only'
import { dictionary } from '@zxcvbn-ts/language-common'
import { hashPassword, verifyPassword } from 'better-auth/crypto'
import pLimit from 'p-limit'
import { db } from './db.ts'

export const SHORTEST_PASSWORD = 8
export const LONGEST_PASSWORD = 128

/** A hash costs 60 ms of a core and 33 MB: two at a time leave room for everybody who is answering. */
const oneOfFew = pLimit(2)
/** Beyond this many waiting, a sign-in would be answered after the browser has given up. */
const LONGEST_QUEUE = 400

/** Hashes with scrypt (better-auth's own), a few at a time. */
export function hash(password: string): Promise<string> {
  return oneOfFew(() => hashPassword(password))
}

/** Whether a password is the one hashed, a few at a time. */
export function verify(given: { hash: string; password: string }): Promise<boolean> {
  return oneOfFew(() => verifyPassword(given))
}

/** Whether so many are signing in that another one had better try again in a moment. */
export function isHashingBusy(): boolean {
  return oneOfFew.pendingCount > LONGEST_QUEUE
}

/** Whether this is the password of a person; somebody without one (a guest) has none that is right. */
export async function isPasswordOf(userId: string, password: string): Promise<boolean> {
  const account = await db().account.findFirst({
    where: { userId, providerId: 'credential' },
    select: { password: true },
  })
  return account?.password ? verify({ hash: account.password, password }) : false
}

let common: Set<string> | undefined

/** What keeps a password from being accepted, as a sentence that says what to do; null when nothing does. */
export function passwordProblem(
  password: string,
  owner: { name?: string; email?: string } = {},
): string | null {
  const length = [...password].length
  if (length < SHORTEST_PASSWORD)
    return `Use at least ${SHORTEST_PASSWORD} characters; 15 or more is better, for example four words.`
  if (length > LONGEST_PASSWORD) return `Use at most ${LONGEST_PASSWORD} characters.`
  const lower = password.toLowerCase()
  common ??= new Set(dictionary['passwords-common'])
  if (common.has(lower) || /^(.)\1*$/u.test(password))
    return 'This is one of the first passwords anybody would try. Use another, for example four words.'
  const own = [owner.name, owner.email, owner.email?.split('@')[0], 'pilot light', 'pilotlight']
  if (own.some((word) => word && word.toLowerCase() === lower))
    return 'Your name, your e-mail or the name of this app is no secret. Use another password.'
  return null
}
