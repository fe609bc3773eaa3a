import 'server-only'
import { APIError, createAuthMiddleware, getSessionFromCtx, isAPIError } from 'better-auth/api'
import * as z from 'zod'
import { db } from './db.ts'
import { env } from './env.ts'
import { DEVICE_COOKIE, deviceFor, knownDevice } from './known-device.ts'
import { giveBack, take, type LimitName } from './limits.ts'
import { log } from './log.ts'
import { newPersonAllowed } from './new-people.ts'
import { isHashingBusy, passwordProblem } from './passwords.ts'
import { ensureProfile } from './new-profile.ts'

/** Paths on which a password is weighed against the stored one or turned into a hash. */
const HASHING = ['/sign-up/email', '/sign-in/email', '/change-password', '/reset-password']

const BodySchema = z.object({
  email: z.string().optional(),
  name: z.string().optional(),
  password: z.string().optional(),
  newPassword: z.string().optional(),
})

/** What we ask before better-auth does anything: how often, and whether a password is one at all. */
export const beforeAuth = createAuthMiddleware(async (ctx) => {
  const { email, name, password, newPassword } = BodySchema.parse(ctx.body ?? {})
  if (HASHING.includes(ctx.path) && isHashingBusy())
    throw tooMany(5, 'Many people are signing in just now. Try again in a few seconds.')
  switch (ctx.path) {
    case '/sign-up/email':
      if (!(await newPersonAllowed(ctx.headers ?? new Headers())))
        throw tooMany(60, 'Many accounts were made just now. Try again in a minute.')
      return refuseWeak(password, { name, email })
    case '/sign-in/email':
      return takeOrRefuse('guess', guesser(email ?? '', ctx.getCookie(DEVICE_COOKIE) ?? undefined))
    case '/request-password-reset':
      return takeOrRefuse('resetMail', account(email ?? ''))
    case '/change-password':
      refuseWeak(newPassword, {})
      return takeOrRefuse('guess', await whoChanges(ctx))
    case '/reset-password':
      return refuseWeak(newPassword, {})
  }
})

/** A password that was right was no guess; the device it was signed in on is known from now on. */
export const afterAuth = createAuthMiddleware(async (ctx) => {
  if (ctx.path === '/change-password' && !isAPIError(ctx.context.returned))
    return giveBack('guess', await whoChanges(ctx))
  if (ctx.path !== '/sign-in/email') return
  const { email = '' } = BodySchema.parse(ctx.body ?? {})
  if (!ctx.context.newSession) {
    log().info({ event: 'sign-in-refused' }, 'a sign-in was refused')
    return
  }
  const cookie = ctx.getCookie(DEVICE_COOKIE) ?? undefined
  await giveBack('guess', guesser(email, cookie))
  // A guest's own profile moves along with their answers; who comes without one brings the device's zone and theme.
  const before = await getSessionFromCtx(ctx, { disableRefresh: true })
  if (!before) await ensureProfile(ctx.context.newSession.user.id, ctx.headers ?? new Headers())
  if (knownDevice(cookie, email)) return
  const secure = env().appUrl?.startsWith('https://') ?? false
  const options = { httpOnly: true, secure, sameSite: 'lax', path: '/', maxAge: 31_536_000 } as const
  ctx.setCookie(DEVICE_COOKIE, deviceFor(email), options)
})

/** A disabled account gets no session, whichever way it comes in. */
export async function refuseDisabled(userId: string): Promise<void> {
  const user = await db().user.findUnique({ where: { id: userId }, select: { banned: true } })
  if (!user?.banned) return
  throw new APIError('FORBIDDEN', {
    code: 'ACCOUNT_DISABLED',
    message: 'This account is disabled. Everything in it is kept; ask whoever runs this Pilot Light.',
  })
}

/** The account that a change of password is asked for; nobody's when the sign-in is over, which is refused anyway. */
async function whoChanges(ctx: Parameters<typeof getSessionFromCtx>[0]): Promise<string> {
  const found = await getSessionFromCtx(ctx, { disableRefresh: true })
  return account(found?.user.email ?? '')
}

/** Counts a guess at somebody's password made outside better-auth, such as before deleting an account. */
export function takeGuess(email: string) {
  return take('guess', account(email))
}

function account(email: string): string {
  return `account ${email.trim().toLowerCase()}`
}

function guesser(email: string, cookie: string | undefined): string {
  const device = knownDevice(cookie, email)
  return device ? `${account(email)} device ${device}` : account(email)
}

async function takeOrRefuse(name: LimitName, who: string): Promise<void> {
  const taken = await take(name, who)
  if (taken.ok) return
  const minutes = Math.ceil(taken.retryAfterSeconds / 60)
  const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`
  throw tooMany(
    taken.retryAfterSeconds,
    `Too many tries for this address. Try again in ${wait}. Nothing is locked: whoever is signed in stays so.`,
  )
}

function refuseWeak(
  password: string | undefined,
  owner: { name?: string | undefined; email?: string | undefined },
): void {
  const problem = password === undefined ? null : passwordProblem(password, owner)
  if (problem) throw new APIError('BAD_REQUEST', { code: 'PASSWORD_REFUSED', message: problem })
}

function tooMany(seconds: number, message: string): APIError {
  return new APIError(
    'TOO_MANY_REQUESTS',
    { code: 'TOO_MANY_TRIES', message },
    { 'Retry-After': String(seconds) },
  )
}
