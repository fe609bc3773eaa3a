import { expect, test } from 'vitest'
import {
  changePassword,
  isResetLinkGood,
  resetPassword,
  signIn,
  signIns,
  signOut,
  signOutElsewhere,
  signUp,
} from '#server/accounts.ts'
import { checkDatabase } from '#server/check-database.ts'
import { db } from '#server/db.ts'
import { disable, setRole } from '#server/people.ts'
import { makeResetLink } from '#server/reset-link.ts'
import { asAdmin, currentStudent, type Admin } from '#server/session.ts'
import { createBank, createQuestion } from '../support/bank.ts'
import { onFreshConnection, useDatabase } from '../support/database.ts'
import { becomeGuest, createBrowser, keep, PASSWORD, signInAs, signUpAs, whoIs } from '../support/sign-in.ts'
import { studied } from '../support/study.ts'

useDatabase()

const NOW = new Date('2026-11-24T10:00:00Z')
const OTHER = 'seven loud summer bells'

async function createAdmin(): Promise<Admin> {
  const student = await signUpAs(createBrowser(), 'admin@example.test', { name: 'Root' })
  await db().user.update({ where: { id: student.id }, data: { role: 'admin' } })
  const admin = asAdmin({ ...student, role: 'admin' })
  if (!admin) throw new Error('not an admin')
  return admin
}

test('signing up makes a student with a name and an e-mail in lower case, and signs in', async () => {
  const browser = createBrowser()
  const student = await signUpAs(browser, 'Ada@Example.test', { name: 'Ada Lovelace' })
  expect(student).toMatchObject({
    name: 'Ada Lovelace',
    email: 'ada@example.test',
    isGuest: false,
    role: 'student',
  })
})

test('a password is kept as a hash, and a session token of 32 random characters only in the cookie and its row', async () => {
  const browser = createBrowser()
  await signUpAs(browser, 'ada@example.test')
  const dump = onFreshConnection((database) =>
    JSON.stringify([
      database.prepare('SELECT * FROM Account').all(),
      database.prepare('SELECT * FROM User').all(),
    ]),
  )
  expect(dump).not.toContain(PASSWORD)
  const [token = ''] = (browser.jar.get('pilot-light.session_token') ?? '').split('.')
  expect(token).toMatch(/^[\w-]{32}$/)
  expect(dump).not.toContain(token)
})

// Acceptance list A28: an address that has an account is told nothing else than one that has none.
test('signing up with an address that has an account changes nothing and is answered the same', async () => {
  const { auth } = await import('#server/auth.ts')
  await signUpAs(createBrowser(), 'ada@example.test', { name: 'Ada' })
  const body = (email: string) => ({ name: 'Eve', email, password: OTHER })
  const known = await auth().api.signUpEmail({ body: body('ada@example.test'), headers: new Headers() })
  const unknown = await auth().api.signUpEmail({ body: body('eve@example.test'), headers: new Headers() })
  const shape = (answer: { user: object }) => ({
    ...answer,
    user: {
      ...answer.user,
      id: typeof Reflect.get(answer.user, 'id'),
      email: '',
      createdAt: '',
      updatedAt: '',
    },
  })
  expect(shape(known)).toEqual(shape(unknown))
  expect(await db().user.findUnique({ where: { email: 'ada@example.test' } })).toMatchObject({ name: 'Ada' })
  const outcome = await signUp(new Headers(), body('ada@example.test'))
  expect(outcome).toMatchObject({
    ok: false,
    problem: 'wrong',
    message: expect.stringContaining('No account was made'),
  })
})

test('a wrong password and an unknown address are refused in the same words', async () => {
  await signUpAs(createBrowser(), 'ada@example.test')
  const wrong = await signIn(new Headers(), { email: 'ada@example.test', password: OTHER, remember: true })
  const unknown = await signIn(new Headers(), {
    email: 'nobody@example.test',
    password: OTHER,
    remember: true,
  })
  expect(wrong).toEqual(unknown)
})

test.each(['password', 'short', 'ada@example.test'])(
  '%j is refused as a password everywhere',
  async (password) => {
    const browser = createBrowser()
    expect(await signUp(browser.headers, { name: 'Ada', email: 'ada@example.test', password })).toMatchObject(
      {
        ok: false,
        problem: 'password',
      },
    )
    const student = await signUpAs(browser, 'ada@example.test')
    expect(
      await changePassword(browser.headers, student, { currentPassword: PASSWORD, newPassword: password }),
    ).toMatchObject({ ok: false, problem: 'password' })
  },
)

test('signing in gives a new session; a cookie set before it is worth nothing afterwards', async () => {
  await signUpAs(createBrowser(), 'ada@example.test')
  const browser = createBrowser()
  keep(browser, ['pilot-light.session_token=planted.by-somebody; Path=/'])
  await signInAs(browser, 'ada@example.test')
  const first = browser.jar.get('pilot-light.session_token')
  await signInAs(browser, 'ada@example.test')
  expect(browser.jar.get('pilot-light.session_token')).not.toBe(first)
  expect(first).not.toContain('planted')
})

test('signing out ends the session on the server, and twice is as good as once', async () => {
  const browser = createBrowser()
  await signUpAs(browser, 'ada@example.test')
  const stolen = new Headers(browser.headers)
  keep(browser, await signOut(browser.headers))
  expect(await currentStudent(stolen)).toBeNull()
  expect(await currentStudent(browser.headers)).toBeNull()
  await signOut(stolen)
})

test('changing the password needs the old one, ends every other sign-in and goes on under a new token', async () => {
  const here = createBrowser()
  const elsewhere = createBrowser()
  const student = await signUpAs(here, 'ada@example.test')
  await signInAs(elsewhere, 'ada@example.test')
  const wrong = { currentPassword: OTHER, newPassword: 'a third and better one' }
  expect(await changePassword(here.headers, student, wrong)).toMatchObject({ ok: false, problem: 'wrong' })

  const before = new Headers(here.headers)
  const outcome = await changePassword(here.headers, student, {
    currentPassword: PASSWORD,
    newPassword: OTHER,
  })
  if (!outcome.ok) throw new Error(outcome.message)
  keep(here, outcome.cookies)
  expect((await whoIs(here)).id).toBe(student.id)
  expect(await currentStudent(elsewhere.headers)).toBeNull()
  expect(await currentStudent(before)).toBeNull()
  await expect(signInAs(createBrowser(), 'ada@example.test')).rejects.toThrow(/do not belong together/)
  await signInAs(createBrowser(), 'ada@example.test', OTHER)
})

test('where somebody is signed in can be seen, and ended elsewhere', async () => {
  const here = createBrowser()
  const student = await signUpAs(here, 'ada@example.test')
  const phone = createBrowser({ 'user-agent': 'Mozilla/5.0 (Android 16) Firefox/150.0' })
  await signInAs(phone, 'ada@example.test')
  const devices = (await signIns(student, new Date())).map(({ device }) => device)
  expect(devices.toSorted()).toEqual(['Chrome on Linux', 'Firefox on Android'])
  await signOutElsewhere(here.headers)
  expect(await currentStudent(phone.headers)).toBeNull()
  expect((await whoIs(here)).id).toBe(student.id)
})

test('an expired session signs nobody in', async () => {
  const browser = createBrowser()
  await signUpAs(browser, 'ada@example.test')
  await db().session.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } })
  expect(await currentStudent(browser.headers)).toBeNull()
})

// Acceptance list A30.
test('a new role counts at the very next request, and a disabled account is out at once', async () => {
  const admin = await createAdmin()
  const browser = createBrowser()
  const { id } = await signUpAs(browser, 'ada@example.test')
  await setRole(admin, id, 'instructor', NOW)
  expect((await whoIs(browser)).role).toBe('instructor')
  await setRole(admin, id, 'student', NOW)
  expect((await whoIs(browser)).role).toBe('student')

  await disable(admin, id, 'shared the account', NOW)
  expect(await currentStudent(browser.headers)).toBeNull()
  const back = await signIn(new Headers(), { email: 'ada@example.test', password: PASSWORD, remember: true })
  expect(back).toMatchObject({ ok: false, problem: 'disabled' })
  const wrong = await signIn(new Headers(), { email: 'ada@example.test', password: OTHER, remember: true })
  expect(wrong).toMatchObject({ ok: false, problem: 'wrong' })
})

test('an administrator’s link sets a password once and signs out everywhere; only its hash is kept', async () => {
  const admin = await createAdmin()
  const browser = createBrowser()
  const { id } = await signUpAs(browser, 'ada@example.test')
  const link = await makeResetLink(admin, id, new Date())
  const token = link?.split('/').at(-1) ?? ''
  const dump = onFreshConnection((database) =>
    JSON.stringify(database.prepare('SELECT * FROM Verification').all()),
  )
  expect(dump).not.toContain(token)

  expect(await isResetLinkGood(token, new Date())).toBe(true)
  expect(await isResetLinkGood(`${token}x`, new Date())).toBe(false)
  expect(await resetPassword(new Headers(), { token, newPassword: 'password' })).toMatchObject({
    problem: 'password',
  })
  expect(await resetPassword(new Headers(), { token, newPassword: OTHER })).toMatchObject({ ok: true })
  expect(await resetPassword(new Headers(), { token, newPassword: 'once more, please' })).toMatchObject({
    problem: 'link',
  })
  expect(await isResetLinkGood(token, new Date())).toBe(false)
  expect(await currentStudent(browser.headers)).toBeNull()
  await signInAs(createBrowser(), 'ada@example.test', OTHER)
})

test('a link older than an hour sets nothing', async () => {
  const admin = await createAdmin()
  const { id } = await signUpAs(createBrowser(), 'ada@example.test')
  const token = (await makeResetLink(admin, id, new Date(Date.now() - 3_601_000)))?.split('/').at(-1) ?? ''
  expect(await isResetLinkGood(token, new Date())).toBe(false)
  expect(await resetPassword(new Headers(), { token, newPassword: OTHER })).toMatchObject({ problem: 'link' })
})

test('a guest who signs up or in keeps every answer, and the guest is gone', async () => {
  await createBank([createQuestion({ id: 'first' }), createQuestion({ id: 'second' })])
  const laptop = createBrowser()
  const guest = await becomeGuest(laptop)
  await studied(guest, 'first', NOW, { right: true })
  const student = await signUpAs(laptop, 'ada@example.test')
  expect(student.id).not.toBe(guest.id)

  const phone = createBrowser()
  const other = await becomeGuest(phone)
  await studied(other, 'second', NOW, { right: true })
  await studied(other, 'first', new Date('2026-11-25T10:00:00Z'), { right: true })
  expect((await signInAs(phone, 'ada@example.test')).id).toBe(student.id)

  const schedules = await db().schedule.findMany({
    where: { studentId: student.id },
    orderBy: { questionId: 'asc' },
    select: { questionId: true, reviewCount: true, intervalDays: true },
  })
  expect(schedules).toEqual([
    { questionId: 'first', reviewCount: 2, intervalDays: 6 },
    { questionId: 'second', reviewCount: 1, intervalDays: 1 },
  ])
  expect(await db().user.count({ where: { isAnonymous: true } })).toBe(0)
  expect(await checkDatabase()).toEqual([])
})

test('a history that could not be joined at sign-in is joined by the next sweep', async () => {
  const { mergePending } = await import('#server/merge-guest.ts')
  await createBank([createQuestion({ id: 'first' })])
  const browser = createBrowser()
  const guest = await becomeGuest(browser)
  await studied(guest, 'first', NOW)
  onFreshConnection((database) =>
    database.exec("CREATE TRIGGER no_delete BEFORE DELETE ON User BEGIN SELECT RAISE(ABORT, 'planted'); END"),
  )
  const student = await signUpAs(browser, 'ada@example.test')
  expect(await db().schedule.count({ where: { studentId: student.id } })).toBe(0)
  expect(await db().review.count({ where: { studentId: guest.id } })).toBe(1)

  onFreshConnection((database) => database.exec('DROP TRIGGER no_delete'))
  expect(await mergePending(new Date())).toBe(1)
  expect(await db().review.count({ where: { studentId: student.id } })).toBe(1)
  expect(await db().user.findUnique({ where: { id: guest.id } })).toBeNull()
})

test('somebody new begins with the zone and theme of their device, a former guest with their own', async () => {
  const device = { cookie: 'tz=Asia%2FKathmandu; theme=dark' }
  expect(await signUpAs(createBrowser(device), 'ada@example.test')).toMatchObject({
    timeZone: 'Asia/Kathmandu',
    theme: 'dark',
  })
  const browser = createBrowser({ cookie: 'tz=Europe%2FPrague' })
  const guest = await becomeGuest(browser)
  await db().profile.update({ where: { userId: guest.id }, data: { newPerDay: 7 } })
  expect(await signUpAs(browser, 'eve@example.test')).toMatchObject({
    timeZone: 'Europe/Prague',
    newPerDay: 7,
  })
})
