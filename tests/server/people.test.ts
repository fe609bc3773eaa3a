import { expect, test } from 'vitest'
import { auditLines } from '#server/audit.ts'
import { db } from '#server/db.ts'
import { disable, enable, grantRole, people, person, setRole } from '#server/people.ts'
import { asAdmin, type Admin } from '#server/session.ts'
import { useDatabase } from '../support/database.ts'
import { createStudent } from '../support/people.ts'

useDatabase()

const NOW = new Date('2026-11-24T10:00:00Z')

async function createAdmin(name = 'Root'): Promise<Admin> {
  const admin = asAdmin(await createStudent({ name, role: 'admin' }))
  if (!admin) throw new Error('not an admin')
  return admin
}

test.each(['student', 'instructor'] as const)('a %s is no administrator, nor is a guest', async (role) => {
  expect(asAdmin(await createStudent({ role }))).toBeNull()
  expect(asAdmin(await createStudent({ role: 'admin', isGuest: true }))).toBeNull()
  expect(asAdmin(null)).toBeNull()
})

test('accounts are found by name or e-mail; guests are counted, not listed', async () => {
  const admin = await createAdmin()
  await createStudent({ name: 'Ada Lovelace', email: 'ada@example.test' })
  await createStudent({ name: 'Grace Hopper', email: 'grace@navy.test', role: 'instructor' })
  await createStudent({ isGuest: true, name: 'Guest' })
  const names = async (words: string) => (await people(admin, words, 0)).people.map(({ name }) => name)
  expect(await names('')).toEqual(['Ada Lovelace', 'Grace Hopper', 'Root'])
  expect(await names('navy')).toEqual(['Grace Hopper'])
  expect(await names('love')).toEqual(['Ada Lovelace'])
  expect((await people(admin, '', 0)).guests).toBe(1)
})

test('fifty to a page', async () => {
  const admin = await createAdmin()
  for (let n = 0; n < 51; n++) await createStudent({ name: `A${String(n).padStart(3, '0')}` })
  const [first, second] = [await people(admin, '', 0), await people(admin, '', 1)]
  expect([first.people.length, first.more, second.people.length, second.more]).toEqual([50, true, 2, false])
})

// Acceptance list A37.
test('each change of a role or account is written down with who, whom, before and after', async () => {
  const admin = await createAdmin()
  const { id } = await createStudent({ name: 'Ada' })
  expect(await setRole(admin, id, 'instructor', NOW)).toEqual({ ok: true })
  expect(await setRole(admin, id, 'instructor', NOW)).toEqual({ ok: false, problem: 'unchanged' })
  expect(await disable(admin, id, 'left the school', NOW)).toEqual({ ok: true })
  expect(await disable(admin, id, 'again', NOW)).toEqual({ ok: false, problem: 'unchanged' })
  expect(await person(admin, id)).toMatchObject({
    role: 'instructor',
    disabled: { reason: 'left the school' },
  })
  expect(await enable(admin, id, NOW)).toEqual({ ok: true })
  const lines = (await auditLines(admin, id, 0)).map(({ actor, action, subject, before, after, reason }) =>
    [actor, action, subject, before, after, reason].join(' | '),
  )
  expect(lines.toSorted()).toEqual([
    'Root | account-disabled | Ada |  |  | left the school',
    'Root | account-enabled | Ada |  |  | ',
    'Root | role-changed | Ada | student | instructor | ',
  ])
})

test('a change that is not written down does not happen', async () => {
  const admin = await createAdmin()
  const { id } = await createStudent()
  await db()
    .$executeRaw`CREATE TRIGGER no_audit BEFORE INSERT ON AuditEntry BEGIN SELECT RAISE(ABORT, 'planted'); END`
  await expect(setRole(admin, id, 'instructor', NOW)).rejects.toThrow()
  await expect(disable(admin, id, '', NOW)).rejects.toThrow()
  expect(await db().user.findUnique({ where: { id } })).toMatchObject({ role: 'student', banned: false })
})

test('the last administrator stays one, also when two step down at once', async () => {
  const [a, b] = [await createAdmin('A'), await createAdmin('B')]
  const stepped = await Promise.all([setRole(a, a.id, 'student', NOW), setRole(b, b.id, 'student', NOW)])
  expect(stepped.filter(({ ok }) => ok).length).toBe(1)
  expect(await db().user.count({ where: { role: 'admin' } })).toBe(1)
  const last = await db().user.findFirstOrThrow({ where: { role: 'admin' } })
  expect(await grantRole(last.email, 'student', NOW)).toEqual({ ok: false, problem: 'last-admin' })
})

test('nobody disables themself; somebody who is not there, or a guest, is not found', async () => {
  const admin = await createAdmin()
  expect(await disable(admin, admin.id, '', NOW)).toEqual({ ok: false, problem: 'yourself' })
  const guest = await createStudent({ isGuest: true })
  for (const id of ['nobody', guest.id]) {
    expect(await setRole(admin, id, 'admin', NOW)).toEqual({ ok: false, problem: 'not-found' })
    expect(await disable(admin, id, '', NOW)).toEqual({ ok: false, problem: 'not-found' })
    expect(await enable(admin, id, NOW)).toEqual({ ok: false, problem: 'not-found' })
    expect(await person(admin, id)).toBeNull()
  }
})

test('the command line grants by e-mail, however it is spelled, and is named in the audit', async () => {
  const admin = await createAdmin()
  const { id } = await createStudent({ email: 'ada@example.test' })
  expect(await grantRole(' ADA@example.test ', 'instructor', NOW)).toEqual({ ok: true })
  expect((await auditLines(admin, id, 0))[0]).toMatchObject({
    actor: 'the command line',
    after: 'instructor',
  })
  expect(await grantRole('nobody@example.test', 'admin', NOW)).toEqual({ ok: false, problem: 'not-found' })
})
