import 'server-only'
import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { anonymous } from 'better-auth/plugins/anonymous'
import { afterAuth, beforeAuth, refuseDisabled } from './auth-rules.ts'
import { now } from './clock.ts'
import { db } from './db.ts'
import { env } from './env.ts'
import { sendResetMail } from './mailer.ts'
import { joinHistories } from './join-histories.ts'
import { log } from './log.ts'
import { hash, LONGEST_PASSWORD, SHORTEST_PASSWORD, verify } from './passwords.ts'

/** How long a sign-in lasts without being used; a guest's whole history hangs on this cookie. */
export const SESSION_DAYS = 90
/** How long a link to choose a new password is good for. */
export const RESET_LINK_SECONDS = 60 * 60

function createAuth() {
  const { appUrl, ownOrigins, port, secret, smtpUrl, trustedProxies } = env()
  const isHttps = appUrl?.startsWith('https://') ?? false
  return betterAuth({
    appName: 'Pilot Light',
    baseURL: appUrl ?? `http://localhost:${port}`,
    secret,
    trustedOrigins: ownOrigins,
    // No transaction around a whole request: hashing a password would hold the gate for everybody.
    database: prismaAdapter(db(), { provider: 'sqlite', transaction: false }),
    emailAndPassword: {
      enabled: true,
      // Signing up says the same whether an address has an account or not, so it cannot also sign in.
      autoSignIn: false,
      minPasswordLength: SHORTEST_PASSWORD,
      // Ours counts characters; this one counts UTF-16 units.
      maxPasswordLength: 2 * LONGEST_PASSWORD,
      password: { hash, verify },
      resetPasswordTokenExpiresIn: RESET_LINK_SECONDS,
      revokeSessionsOnPasswordReset: true,
      ...(smtpUrl
        ? {
            sendResetPassword: ({ user, token }: { user: { email: string }; token: string }) =>
              sendResetMail(user.email, token),
          }
        : {}),
    },
    plugins: [
      anonymous({
        emailDomainName: 'guest.invalid',
        generateName: () => 'Guest',
        // Merging removes the guest itself, in the transaction that moves what they have.
        disableDeleteAnonymousUser: true,
        onLinkAccount: ({ anonymousUser, newUser }) =>
          joinHistories(anonymousUser.user.id, newUser.user.id, now()),
      }),
    ],
    hooks: { before: beforeAuth, after: afterAuth },
    databaseHooks: { session: { create: { before: ({ userId }) => refuseDisabled(userId) } } },
    session: { expiresIn: SESSION_DAYS * 86_400, updateAge: 86_400, cookieCache: { enabled: false } },
    user: {
      additionalFields: {
        role: { type: 'string', input: false, defaultValue: 'student' },
        banned: { type: 'boolean', input: false, defaultValue: false },
      },
    },
    // A link's token is only ever stored as its hash.
    verification: { storeIdentifier: 'hashed' },
    rateLimit: { enabled: false },
    advanced: {
      database: { generateId: false },
      // `__Host-` ties the cookie to this host over https; better-auth itself knows only `__Secure-`.
      useSecureCookies: false,
      cookiePrefix: isHttps ? '__Host-pilot-light' : 'pilot-light',
      defaultCookieAttributes: { secure: isHttps, httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: trustedProxies.length > 0 ? { trustedProxies } : { disableIpTracking: true },
    },
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => log().info({ from: 'better-auth' }, message) },
  })
}

type Auth = ReturnType<typeof createAuth>
const kept = globalThis as typeof globalThis & { pilotLightAuth?: Auth }

/** better-auth of this process, made at the first use: building the app must not need a database. */
export function auth(): Auth {
  kept.pilotLightAuth ??= createAuth()
  return kept.pilotLightAuth
}
