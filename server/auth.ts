import 'server-only'
import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { anonymous } from 'better-auth/plugins/anonymous'
import { db } from './db.ts'
import { env } from './env.ts'

/** How long a sign-in lasts without being used; a guest's whole history hangs on this cookie. */
const SESSION_DAYS = 365

function createAuth() {
  const { appUrl, ownOrigins, port, secret, trustedProxies } = env()
  return betterAuth({
    appName: 'Pilot Light',
    baseURL: appUrl ?? `http://localhost:${port}`,
    secret,
    trustedOrigins: ownOrigins,
    database: prismaAdapter(db(), { provider: 'sqlite', transaction: false }),
    plugins: [anonymous({ emailDomainName: 'guest.invalid', generateName: () => 'Guest' })],
    session: { expiresIn: SESSION_DAYS * 86_400, updateAge: 86_400, cookieCache: { enabled: false } },
    user: {
      additionalFields: {
        role: { type: 'string', input: false, defaultValue: 'student' },
        banned: { type: 'boolean', input: false, defaultValue: false },
      },
    },
    rateLimit: { enabled: false },
    advanced: {
      database: { generateId: false },
      useSecureCookies: appUrl?.startsWith('https://') ?? false,
      ipAddress: trustedProxies.length > 0 ? { trustedProxies } : { disableIpTracking: true },
    },
    telemetry: { enabled: false },
    logger: { level: 'error' },
  })
}

type Auth = ReturnType<typeof createAuth>
const kept = globalThis as typeof globalThis & { pilotLightAuth?: Auth }

/** better-auth of this process, made at the first use: building the app must not need a database. */
export function auth(): Auth {
  kept.pilotLightAuth ??= createAuth()
  return kept.pilotLightAuth
}
