import { expect, test } from 'vitest'
import { db } from '#server/db.ts'
import { grantRole } from '#server/people.ts'
import { claimSetUpLink, isSetUpLinkGood, makeSetUpLink } from '#server/set-up.ts'
import { onFreshConnection, useDatabase } from '../support/database.ts'
import { createStudent } from '../support/people.ts'

useDatabase()

const NOW = new Date('2026-11-24T10:00:00Z')
const LATER = new Date('2026-11-25T10:00:01Z')

async function link(now = NOW): Promise<string> {
  return (await makeSetUpLink(now))?.split('/').at(-1) ?? ''
}

test('the link makes one account administrator, once', async () => {
  const { email } = await createStudent()
  const eve = await createStudent()
  const token = await link()
  expect(await isSetUpLinkGood(token, NOW)).toBe(true)
  expect(await claimSetUpLink(email, token, NOW)).toBe(true)
  expect(await isSetUpLinkGood(token, NOW)).toBe(false)
  expect(await claimSetUpLink(eve.email, token, NOW)).toBe(false)
  expect(await db().user.findMany({ where: { role: 'admin' }, select: { email: true } })).toEqual([{ email }])
  expect(
    await db().auditEntry.findMany({ select: { action: true, before: true, after: true, reason: true } }),
  ).toEqual([{ action: 'role-changed', before: 'student', after: 'admin', reason: 'set-up link' }])
})

test('of two who open it at once, one becomes administrator', async () => {
  const people = [await createStudent(), await createStudent()]
  const token = await link()
  const won = await Promise.all(people.map(({ email }) => claimSetUpLink(email, token, NOW)))
  expect(won.toSorted()).toEqual([false, true])
  expect(await db().user.count({ where: { role: 'admin' } })).toBe(1)
})

test('a made-up link, an old one, one before the last, and any once there is an administrator are void', async () => {
  const { email } = await createStudent()
  const first = await link()
  const second = await link()
  expect(first).not.toBe(second)
  for (const [token, now] of [
    ['made-up-by-somebody', NOW],
    [first, NOW],
    [second, LATER],
  ] as const) {
    expect(await isSetUpLinkGood(token, now)).toBe(false)
    expect(await claimSetUpLink(email, token, now)).toBe(false)
  }
  await grantRole((await createStudent()).email, 'admin', NOW)
  expect(await isSetUpLinkGood(second, NOW)).toBe(false)
  expect(await claimSetUpLink(email, second, NOW)).toBe(false)
  expect(await makeSetUpLink(NOW)).toBeNull()
})

test('a guest cannot be made administrator', async () => {
  const { email } = await createStudent({ isGuest: true })
  const token = await link()
  await expect(claimSetUpLink(email, token, NOW)).rejects.toThrow()
  expect(await isSetUpLinkGood(token, NOW)).toBe(true)
})

test('the token is kept as a hash', async () => {
  const token = await link()
  expect(token.length).toBeGreaterThanOrEqual(43)
  const kept = onFreshConnection((database) =>
    JSON.stringify(database.prepare('SELECT * FROM Verification').all()),
  )
  expect(kept).not.toContain(token)
})
