import { expect, test } from 'vitest'
import { submitAttempt } from '#server/attempt-result.ts'
import { checkDatabase } from '#server/check-database.ts'
import { db } from '#server/db.ts'
import { examHistory } from '#server/exam-history.ts'
import type { Student } from '#server/session.ts'
import { createBlueprintBank } from '../support/bank.ts'
import { useDatabase } from '../support/database.ts'
import { createStudent } from '../support/people.ts'
import { respond, sit } from '../support/sitting.ts'

useDatabase()

const NOW = new Date('2026-11-24T12:00:00Z')
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

/** Sits a form to its end: the first `right` slots right, the next `wrong` ones wrong, the rest blank. */
async function sat(student: Student, form: 'quick' | 'full', right: number, wrong: number, start = NOW) {
  const { id } = await sit(student, start, { form })
  for (let slot = 1; slot <= right + wrong; slot += 1) await respond(student, id, slot, slot <= right, start)
  await submitAttempt(student, id, new Date(start.getTime() + 60_000))
  return id
}

async function told(student: Student) {
  const history = await examHistory(student)
  if (!history) throw new Error('no bank')
  return history
}

const BAND = { foretoldLow: 600, foretoldScaled: 700, foretoldHigh: 800, foretoldPass: 0.4 }

test('without an exam there is nothing, and nothing is foretold', async () => {
  await createBlueprintBank(2)
  const { past, pace, parts, foretold } = await told(await createStudent())
  expect([past, pace.shown, parts]).toEqual([[], 0, null])
  expect(foretold).toMatchObject({ chances: 0, bins: [], brier: null, naive: null, scores: [] })
})

test('without a bank there is no history', async () => {
  expect(await examHistory(await createStudent())).toBeNull()
})

test('chances are held against answers; a blank says nothing about them', async () => {
  await createBlueprintBank(10)
  const student = await createStudent()
  const id = await sat(student, 'quick', 6, 2)
  await db().slot.updateMany({ where: { attemptId: id }, data: { foretold: 0.75 } })
  const { foretold } = await told(student)
  expect(foretold.chances).toBe(8)
  expect(foretold.brier).toBeCloseTo((6 * 0.25 ** 2 + 2 * 0.75 ** 2) / 8, 12)
  expect(foretold.naive).toBeCloseTo(0.75 * 0.25, 12)
  expect(foretold.bins).toMatchObject([{ n: 8, right: 6, share: 0.75 }])
  expect(foretold.scores).toEqual([])
})

test.each([
  [BAND, true],
  [{ ...BAND, foretoldHigh: 729 }, false],
  [{ ...BAND, foretoldLow: 600, foretoldHigh: 730 }, true],
])('a full exam that came to 730 is inside %j: %s', async (band, inside) => {
  await createBlueprintBank(25)
  const student = await createStudent()
  const { id } = await sit(student, NOW, { form: 'full' })
  const scored = await db().slot.findMany({
    where: { attemptId: id, scored: true },
    orderBy: { slot: 'asc' },
  })
  for (const { slot } of scored.slice(0, 35)) await respond(student, id, slot, true, NOW)
  await submitAttempt(student, id, later(10))
  await db().attempt.update({ where: { id }, data: band })
  const { foretold } = await told(student)
  expect(foretold.scores).toMatchObject([{ scaled: 700, inside, attempt: { id, scaled: 730 } }])
})

test('parts count full exams only, blanks as wrong', async () => {
  await createBlueprintBank(25)
  const student = await createStudent()
  await sat(student, 'quick', 0, 10)
  await sat(student, 'full', 26, 13, later(30))
  const { parts, past } = await told(student)
  expect(past.map(({ form }) => form)).toEqual(['full', 'quick'])
  expect([parts?.sittings, parts?.length]).toEqual([1, 65])
  expect(parts?.accuracy.map(({ n, right }) => [n, right])).toEqual([
    [13, 13],
    [13, 13],
    [13, 0],
    [13, 0],
    [13, 0],
  ])
})

test('an open exam has no part in it, and others’ exams neither', async () => {
  await createBlueprintBank(20)
  const [student, other] = [await createStudent(), await createStudent()]
  await sat(other, 'quick', 10, 0)
  await sit(student, NOW)
  expect((await told(student)).past).toEqual([])
})

test.each([
  [{ ...BAND, foretoldPass: null }, 'half of it is there'],
  [{ ...BAND, foretoldLow: 750 }, 'the low end lies above'],
  [{ ...BAND, foretoldPass: 1.2 }, 'a chance above 1'],
])('the check names an attempt of which %j was foretold: %s', async (foretold, _) => {
  await createBlueprintBank(10)
  const id = await sat(await createStudent(), 'quick', 1, 1)
  await db().attempt.update({ where: { id }, data: BAND })
  expect(await checkDatabase()).toEqual([])
  await db().attempt.update({ where: { id }, data: foretold })
  expect(await checkDatabase()).toEqual([expect.stringContaining(`attempt ${id}: what was foretold`)])
})
