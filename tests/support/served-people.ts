import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { request, type APIRequestContext } from '@playwright/test'
import { hashPassword } from 'better-auth/crypto'
import { inDatabase } from './served.ts'

export const PASSWORD = 'four quiet winter lamps'
/** As in serve.mjs. */
const SECRET = 'a secret for tests only, 32 characters'

export type Served = { id: string; name: string; email: string; cookie: string; api: APIRequestContext }

let passwordHash: Promise<string> | undefined

/** Somebody with an account (or a guest) and a session at the app served on `origin`, without the time that signing up takes. */
export async function servedPerson(
  origin: string,
  given: { role?: string; guest?: boolean; name?: string; email?: string } = {},
): Promise<Served> {
  passwordHash ??= hashPassword(PASSWORD)
  const password = await passwordHash
  const id = randomUUID()
  const token = randomBytes(24).toString('base64url')
  const {
    role = 'student',
    guest = false,
    name = `Person ${id.slice(0, 8)}`,
    email = `${id}@example.test`,
  } = given
  const now = instant(0)
  inDatabase(origin, (database) => {
    const insert = (table: string, row: Record<string, string | number>) =>
      database
        .prepare(
          `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
            .map(() => '?')
            .join(', ')})`,
        )
        .run(...Object.values(row))
    database.transaction(() => {
      insert('User', { id, name, email, role, isAnonymous: guest ? 1 : 0, createdAt: now, updatedAt: now })
      insert('Profile', { userId: id })
      if (!guest)
        insert('Account', {
          id: randomUUID(),
          accountId: id,
          providerId: 'credential',
          userId: id,
          password,
          updatedAt: now,
        })
      insert('Session', {
        id: randomUUID(),
        token,
        userId: id,
        expiresAt: instant(30 * 86_400),
        createdAt: now,
        updatedAt: now,
      })
    })()
  })
  const signature = createHmac('sha256', SECRET).update(token).digest('base64')
  const cookie = `pilot-light.session_token=${encodeURIComponent(`${token}.${signature}`)}`
  const api = await request.newContext({ baseURL: origin, extraHTTPHeaders: { cookie, origin } })
  return { id, name, email, cookie, api }
}

/** An instant as the database writes it, `seconds` from now. */
export function instant(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toISOString().replace('Z', '+00:00')
}
