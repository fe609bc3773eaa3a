import 'server-only'
import { type APIError, isAPIError } from 'better-auth/api'
import { auth } from './auth.ts'
import { db } from './db.ts'
import { passwordProblem } from './passwords.ts'
import type { Student } from './session.ts'

/** What became of a request about an account: the cookies to answer with, or what stood in its way, for whom it may concern. */
export type Outcome = { ok: true; cookies: string[] } | Refused
export type Refused = { ok: false; problem: AccountProblem; message: string }
export type AccountProblem = 'wrong' | 'password' | 'too-many' | 'disabled' | 'link' | 'other'

const WRONG_SIGN_IN = 'This e-mail and password do not belong together. Check both and try again.'

/**
 * Makes an account and signs in to it, with everything a guest had in this browser. Whether the address had an account
 * already is not told: then nothing is made, and signing in fails unless the password is that account's.
 */
export async function signUp(
  requestHeaders: Headers,
  given: { name: string; email: string; password: string },
): Promise<Outcome> {
  const made = await attempt(() =>
    auth().api.signUpEmail({ body: given, headers: requestHeaders, returnHeaders: true }),
  )
  if (!made.ok) return made
  const { email, password } = given
  const signedIn = await signIn(requestHeaders, { email, password, remember: true })
  if (signedIn.ok || signedIn.problem !== 'wrong') return signedIn
  return {
    ...signedIn,
    message:
      'No account was made with this address and password. If you have one, sign in instead, or choose a new password.',
  }
}

/** Signs in; a guest of this browser becomes part of the account. */
export async function signIn(
  requestHeaders: Headers,
  { email, password, remember }: { email: string; password: string; remember: boolean },
): Promise<Outcome> {
  return attempt(() =>
    auth().api.signInEmail({
      body: { email, password, rememberMe: remember },
      headers: requestHeaders,
      returnHeaders: true,
    }),
  )
}

/** Ends this sign-in; signing out twice is signing out. */
export async function signOut(requestHeaders: Headers): Promise<string[]> {
  const { headers } = await auth().api.signOut({ headers: requestHeaders, returnHeaders: true })
  return headers.getSetCookie()
}

/** Changes the password and ends every other sign-in of this account; this one goes on under a new token. */
export async function changePassword(
  requestHeaders: Headers,
  student: Student,
  given: { currentPassword: string; newPassword: string },
): Promise<Outcome> {
  const problem = passwordProblem(given.newPassword, student)
  if (problem) return { ok: false, problem: 'password', message: problem }
  return attempt(() =>
    auth().api.changePassword({
      body: { ...given, revokeOtherSessions: true },
      headers: requestHeaders,
      returnHeaders: true,
    }),
  )
}

/** Asks for a link by mail; says the same whether the address has an account or not. */
export async function requestReset(requestHeaders: Headers, email: string): Promise<Outcome> {
  return attempt(() =>
    auth().api.requestPasswordReset({ body: { email }, headers: requestHeaders, returnHeaders: true }),
  )
}

/** Sets the password that a link was made for, and ends every sign-in of that account. A link works once. */
export async function resetPassword(
  requestHeaders: Headers,
  given: { token: string; newPassword: string },
): Promise<Outcome> {
  return attempt(() =>
    auth().api.resetPassword({ body: given, headers: requestHeaders, returnHeaders: true }),
  )
}

/** Whether a link to choose a password is still good; it stays so until it is used. */
export async function isResetLinkGood(token: string, now: Date): Promise<boolean> {
  const { internalAdapter } = await auth().$context
  const found = await internalAdapter.findVerificationValue(`reset-password:${token}`)
  return found !== null && found.expiresAt > now
}

export type SignedInOn = { device: string; since: Date; lastUsed: Date }

/** Where an account is signed in, the last used first. */
export async function signIns(student: Student, now: Date): Promise<SignedInOn[]> {
  const rows = await db().session.findMany({
    where: { userId: student.id, expiresAt: { gt: now } },
    orderBy: { updatedAt: 'desc' },
    select: { userAgent: true, createdAt: true, updatedAt: true },
  })
  return rows.map((row) => ({
    device: deviceIn(row.userAgent ?? ''),
    since: row.createdAt,
    lastUsed: row.updatedAt,
  }))
}

/** Ends every other sign-in of whoever asks. */
export async function signOutElsewhere(requestHeaders: Headers): Promise<void> {
  await auth().api.revokeOtherSessions({ headers: requestHeaders })
}

async function attempt(call: () => Promise<{ headers: Headers | null | undefined }>): Promise<Outcome> {
  try {
    const { headers } = await call()
    return { ok: true, cookies: headers?.getSetCookie() ?? [] }
  } catch (error) {
    // Not `instanceof`: pages and routes are bundled apart, each with a class of its own.
    if (!isAPIError(error) || error.statusCode >= 500) throw error
    return refusedFor(error)
  }
}

function refusedFor(error: APIError): Refused {
  const code = error.body?.code ?? ''
  const message = error.body?.message ?? 'This was refused.'
  switch (code) {
    case 'INVALID_EMAIL_OR_PASSWORD':
    case 'INVALID_EMAIL':
      return { ok: false, problem: 'wrong', message: WRONG_SIGN_IN }
    case 'INVALID_PASSWORD':
      return { ok: false, problem: 'wrong', message: 'This is not your current password.' }
    case 'PASSWORD_REFUSED':
    case 'PASSWORD_TOO_SHORT':
    case 'PASSWORD_TOO_LONG':
      return { ok: false, problem: 'password', message }
    case 'TOO_MANY_TRIES':
      return { ok: false, problem: 'too-many', message }
    case 'ACCOUNT_DISABLED':
      return { ok: false, problem: 'disabled', message }
    case 'INVALID_TOKEN':
    case 'USER_NOT_FOUND':
      return {
        ok: false,
        problem: 'link',
        message: 'This link was used already or is older than an hour. Ask for a new one.',
      }
    default:
      return { ok: false, problem: 'other', message }
  }
}

const SYSTEMS = [
  ['Android', /Android/],
  ['iPhone or iPad', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['Mac', /Macintosh/],
  ['Linux', /Linux/],
] as const
const BROWSERS = [
  ['Edge', /Edg\//],
  ['Firefox', /Firefox\//],
  ['Chrome', /Chrome\//],
  ['Safari', /Safari\//],
] as const

/** "Firefox on Windows": enough to know one's own device again. */
function deviceIn(userAgent: string): string {
  const browser = BROWSERS.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? 'A program'
  const system = SYSTEMS.find(([, pattern]) => pattern.test(userAgent))?.[0]
  return system ? `${browser} on ${system}` : browser
}
