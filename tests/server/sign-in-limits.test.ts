import { expect, test } from 'vitest'
import { changePassword, signIn } from '#server/accounts.ts'
import { db } from '#server/db.ts'
import { deviceFor, knownDevice } from '#server/known-device.ts'
import { forgetOldLimits, take } from '#server/limits.ts'
import { createGuest } from '#server/session.ts'
import { onFreshConnection, useDatabase } from '../support/database.ts'
import { createAccounts, createBrowser, PASSWORD, signInAs, signUpAs, whoIs } from '../support/sign-in.ts'

useDatabase()

const WRONG = 'seven loud summer bells'
const guess = (email: string, headers = new Headers(), password = WRONG) =>
  signIn(headers, { email, password, remember: true })

const problems = async (tries: Promise<Awaited<ReturnType<typeof guess>>>[]) =>
  (await Promise.all(tries)).map((outcome) => (outcome.ok ? 'in' : outcome.problem))

const count = (all: string[], one: string) => all.filter((each) => each === one).length

// Acceptance list A26.
test('of 40 guesses at once, from forged addresses and in every spelling, ten are weighed', async () => {
  await signUpAs(createBrowser(), 'ada@example.test')
  const spellings = ['ada@example.test', 'ADA@example.test', 'Ada@Example.Test', 'aDa@eXample.tesT']
  const told = await problems(
    Array.from({ length: 40 }, (_, n) =>
      guess(
        spellings[n % spellings.length] ?? '',
        new Headers({
          'x-forwarded-for': `10.0.${n}.1`,
          'x-real-ip': `10.0.${n}.1`,
          forwarded: `for=10.0.${n}.1`,
        }),
      ),
    ),
  )
  expect(count(told, 'wrong')).toBe(10)
  expect(count(told, 'too-many')).toBe(30)
})

test('the count outlives a restart: another process, another connection, the same ten', async () => {
  await signUpAs(createBrowser(), 'ada@example.test')
  for (let n = 0; n < 10; n++) await guess('ada@example.test')
  delete (globalThis as { pilotLightAuth?: unknown }).pilotLightAuth
  expect(await guess('ada@example.test', new Headers(), PASSWORD)).toMatchObject({ problem: 'too-many' })
  const kept = onFreshConnection((database) =>
    JSON.stringify(database.prepare('SELECT * FROM RateLimiterFlexible').all()),
  )
  expect(kept).not.toContain('ada')
})

test('an address without an account is limited in the same way', async () => {
  const told = await problems(Array.from({ length: 12 }, () => guess('nobody@example.test')))
  expect([count(told, 'wrong'), count(told, 'too-many')]).toEqual([10, 2])
})

test('right passwords are no guesses: twelve in a row are let in', async () => {
  const browser = createBrowser()
  await signUpAs(browser, 'ada@example.test')
  const told = []
  for (let n = 0; n < 12; n++) told.push((await guess('ada@example.test', new Headers(), PASSWORD)).ok)
  expect(told).toEqual(Array.from({ length: 12 }, () => true))
})

// Acceptance list A27.
test('a class of 30 behind one address signs in at once', async () => {
  const emails = Array.from({ length: 30 }, (_, n) => `student-${n}@example.test`)
  await createAccounts(emails)
  const classroom = new Headers({ 'x-forwarded-for': '192.0.2.7' })
  const outcomes = await Promise.all(emails.map((email) => guess(email, classroom, PASSWORD)))
  expect(outcomes.every(({ ok }) => ok)).toBe(true)
})

test('a stranger who uses up an account’s guesses neither ends its session nor shuts out its own device', async () => {
  const own = createBrowser()
  const student = await signUpAs(own, 'ada@example.test')
  await problems(Array.from({ length: 20 }, () => guess('ada@example.test')))
  expect((await whoIs(own)).id).toBe(student.id)
  expect((await signInAs(own, 'ada@example.test')).id).toBe(student.id)
  expect(await guess('ada@example.test', new Headers(), PASSWORD)).toMatchObject({ problem: 'too-many' })
})

test('a known device has ten guesses of its own, and its cookie helps with no other account', async () => {
  const own = createBrowser()
  await signUpAs(own, 'ada@example.test')
  const told = await problems(Array.from({ length: 15 }, () => guess('ada@example.test', own.headers)))
  expect([count(told, 'wrong'), count(told, 'too-many')]).toEqual([10, 5])

  const device = deviceFor('ada@example.test')
  expect(knownDevice(device, 'ADA@example.test')).not.toBeNull()
  expect(knownDevice(device, 'eve@example.test')).toBeNull()
  expect(knownDevice(`${device}x`, 'ada@example.test')).toBeNull()
  expect(knownDevice('x', 'ada@example.test')).toBeNull()
  expect(knownDevice(undefined, 'ada@example.test')).toBeNull()
})

test('guessing at the current password of a session that was left open is limited too', async () => {
  const browser = createBrowser()
  const student = await signUpAs(browser, 'ada@example.test')
  const told = []
  for (let n = 0; n < 12; n++) {
    const outcome = await changePassword(browser.headers, student, {
      currentPassword: WRONG,
      newPassword: 'a third and better one',
    })
    told.push(outcome.ok ? 'in' : outcome.problem)
  }
  expect([count(told, 'wrong'), count(told, 'too-many')]).toEqual([10, 2])
})

test('after fifteen minutes the count begins anew, and old counts are swept', async () => {
  await problems(Array.from({ length: 11 }, () => guess('nobody@example.test')))
  await db().rateLimiterFlexible.updateMany({ data: { expire: new Date(Date.now() - 1000) } })
  expect(await guess('nobody@example.test')).toMatchObject({ problem: 'wrong' })
  await db().rateLimiterFlexible.updateMany({ data: { expire: new Date(Date.now() - 1000) } })
  expect(await forgetOldLimits(new Date())).toBeGreaterThan(0)
  expect(await db().rateLimiterFlexible.count()).toBe(0)
})

test('more guests than any school are told to wait, and no forged address makes room', async () => {
  await take('newPerson', 'site')
  await db().rateLimiterFlexible.updateMany({ data: { points: 1_500 } })
  expect(await createGuest(new Headers({ 'x-forwarded-for': '198.51.100.9' }))).toBeNull()
  expect(await db().user.count()).toBe(0)
})
