import { expect, test } from 'vitest'
import { checkDatabase } from '#server/check-database.ts'
import { db } from '#server/db.ts'
import { makeDemo, type DemoWish } from '#server/demo.ts'
import { isPasswordOf } from '#server/passwords.ts'
import { createBank, createBlueprintBank } from '../support/bank.ts'
import { useDatabase } from '../support/database.ts'
import { createStudent } from '../support/people.ts'

useDatabase()
const NOW = new Date('2026-11-24T20:00:00Z')
const wish = (changes: Partial<DemoWish> = {}): DemoWish => ({
  seed: '1',
  responses: 50,
  isProduction: false,
  appUrl: null,
  ...changes,
})

async function made(changes: Partial<DemoWish> = {}) {
  const outcome = await makeDemo(wish(changes), NOW)
  if (!outcome.ok) throw new Error(outcome.why)
  return outcome.demo
}

/** What was answered, without what is random in it: ids, and the letters' order. */
async function history(email: string) {
  return db().review.findMany({
    where: { student: { email } },
    orderBy: [{ answeredAt: 'asc' }, { questionId: 'asc' }],
    select: { questionId: true, kind: true, correct: true, confidence: true, chosen: true, answeredAt: true },
  })
}

test('a demo student has 60 days of answers and exams that hold against their log', async () => {
  await createBlueprintBank(30)
  const { email, answers, exams, days } = await made({ responses: null })
  expect(exams).toBe(7)
  expect(answers).toBeGreaterThan(500)
  expect(days).toBeGreaterThan(35)
  expect(await checkDatabase()).toEqual([])
  const attempts = await db().attempt.findMany({ where: { student: { email } } })
  expect(attempts.every(({ submittedAt, closedBy }) => submittedAt !== null && closedBy === 'student')).toBe(
    true,
  )
  const log = await history(email)
  expect(log.every(({ answeredAt }) => answeredAt <= NOW)).toBe(true)
  expect(new Set(log.map(({ kind }) => kind))).toEqual(new Set(['review', 'drill']))
  const confident = new Set(log.map(({ confidence }) => confidence))
  expect([...confident].toSorted()).toEqual(['guess', null, 'sure', 'unsure'].toSorted())
  const profile = await db().profile.findFirstOrThrow({ where: { user: { email } } })
  expect(profile.examDay).toBeGreaterThan(NOW.getTime() / 86_400_000)
}, 180_000)

test.each([0, 5, 50] as const)('with %i responses there are just as many', async (responses) => {
  await createBlueprintBank(20)
  const { answers, exams, days } = await made({ responses })
  expect([answers, exams, days]).toEqual([responses, 0, Math.ceil(responses / 10)])
})

test('the same seed is the same student, another one is not', async () => {
  await createBlueprintBank(20)
  const { email } = await made()
  const first = await history(email)
  await made()
  expect(await history(email)).toEqual(first)
  await made({ seed: '2' })
  expect(await history(email)).not.toEqual(first)
})

test('made again, the student before is gone and the new password is another', async () => {
  await createBlueprintBank(20)
  const before = await made({ responses: 5 })
  const after = await made({ responses: 5 })
  expect(after.email).toBe(before.email)
  expect(after.password).not.toBe(before.password)
  const [person, ...others] = await db().user.findMany()
  expect(others).toEqual([])
  expect(await isPasswordOf(person?.id ?? '', after.password)).toBe(true)
  expect(await isPasswordOf(person?.id ?? '', before.password)).toBe(false)
})

test.each([
  ['in production', async () => {}, { isProduction: true }, /NODE_ENV/],
  ['where an account is', async () => void (await createStudent()), {}, /an account in this database/],
  ['with an empty bank', async () => void (await db().question.deleteMany()), {}, /bank is empty/],
])('refused %s, and nothing is written', async (_, prepare, changes, why) => {
  await createBank([])
  await prepare()
  const before = await db().user.count()
  expect(await makeDemo(wish(changes), NOW)).toEqual({ ok: false, why: expect.stringMatching(why) })
  expect(await db().user.count()).toBe(before)
})

test.each([
  ['https://study.example.org', false],
  ['http://localhost:3000', true],
  ['http://127.0.0.1:3000', true],
])('with APP_URL %s it is made: %s', async (appUrl, isMade) => {
  await createBlueprintBank(1)
  expect((await makeDemo(wish({ responses: 0, appUrl }), NOW)).ok).toBe(isMade)
})

test('guests are not in the way', async () => {
  await createBlueprintBank(1)
  await createStudent({ isGuest: true })
  expect((await makeDemo(wish({ responses: 0 }), NOW)).ok).toBe(true)
})
