import { expect, test } from 'vitest'
import { submitAttempt } from '#server/attempt-result.ts'
import { db } from '#server/db.ts'
import { parkQuestion } from '#server/parking.ts'
import { undoReview } from '#server/undo.ts'
import { weaknessOf } from '#server/weak-topics.ts'
import { createBlueprintBank } from '../support/bank.ts'
import { useDatabase } from '../support/database.ts'
import { createStudent } from '../support/people.ts'
import { respond, sit } from '../support/sitting.ts'
import { studied } from '../support/study.ts'

useDatabase()

const NOON = new Date('2026-11-02T12:00:00Z')
const days = (n: number) => new Date(NOON.getTime() + n * 86_400_000)

/** Six questions a task: of each three topics two, `q-<task>-0` and `-3` on DAX, -1 and -4 on Neptune. */
async function createWeak() {
  await createBlueprintBank(6)
  return createStudent()
}

test('without a bank there is nothing to be weak in', async () => {
  expect(await weaknessOf(await createStudent(), NOON)).toBeNull()
})

test('with no answer every topic stands there by what it weighs, and nothing is claimed', async () => {
  const weakness = await weaknessOf(await createWeak(), NOON)
  expect(weakness?.topics.map(({ points }) => Math.round(points))).toEqual([150, 150, 150])
  for (const topic of weakness?.topics ?? [])
    expect(topic).toMatchObject({
      first: { n: 0, low: 0, high: 1 },
      retention: { n: 0 },
      ...{ trend: null, lastSeen: null, misconceptions: 0, luckyGuesses: 0, unseen: 8 },
    })
  expect(weakness?.calibration.map(({ share }) => share)).toEqual([null, null, null])
  expect(weakness?.domains.map(({ weight, n }) => [weight, n])).toEqual([
    [0.3, 0],
    [0.26, 0],
    [0.24, 0],
    [0.2, 0],
  ])
})

test('what is missed has more to gain than what is known, exams counted in', async () => {
  const student = await createWeak()
  for (const task of ['1-1', '2-2', '3-3', '4-3']) {
    for (const n of [0, 3]) await studied(student, `q-${task}-${n}`, NOON, { right: false })
    for (const n of [1, 4]) await studied(student, `q-${task}-${n}`, NOON)
  }
  const before = await weaknessOf(student, days(1))
  const [dax, neptune] = ['dax', 'neptune'].map((id) => before?.topics.find(({ topic }) => topic === id))
  expect(dax).toMatchObject({ first: { n: 8, right: 0 }, dueNow: 8, unseen: 0 })
  expect(neptune).toMatchObject({ first: { n: 8, right: 8 }, dueNow: 8, unseen: 0 })
  expect(dax?.points).toBeGreaterThan((neptune?.points ?? Infinity) * 1.3)

  const { id, slots } = await sit(student, days(1))
  for (const { slot } of slots) await respond(student, id, slot, true, days(1))
  await submitAttempt(student, id, days(1))
  const after = await weaknessOf(student, days(1))
  const n = (weakness: typeof after) => weakness?.topics.reduce((sum, { first }) => sum + first.n, 0)
  expect([n(before), n(after)]).toEqual([16, 26])
})

test('misconceptions and lucky guesses are questions whose last answer was one, retention counts what was due', async () => {
  const student = await createWeak()
  await studied(student, 'q-1-1-0', NOON, { right: false, confidence: 'sure' })
  await studied(student, 'q-1-1-3', NOON, { right: false, confidence: 'sure' })
  await studied(student, 'q-2-2-0', NOON, { confidence: 'guess' })
  await studied(student, 'q-1-1-3', days(1))
  const { reviewId } = await studied(student, 'q-2-2-0', days(1), { right: false })
  await undoReview(student, reviewId, days(1))
  const dax = async () => (await weaknessOf(student, days(1)))?.topics.find(({ topic }) => topic === 'dax')
  expect(await dax()).toMatchObject({
    ...{ misconceptions: 1, luckyGuesses: 1, lastSeen: 'today' },
    retention: { n: 1, right: 1 },
  })
  await parkQuestion(student, 'q-1-1-0', days(1))
  expect(await dax()).toMatchObject({ misconceptions: 0 })
})

test('the trend reads the last forty answers that stand, and no drill', async () => {
  const student = await createWeak()
  for (let day = 0; day < 40; day++) {
    const right = day >= 20
    for (const id of ['q-1-1-0', 'q-2-2-0']) await studied(student, id, days(day * 40), { right })
    if (day === 30) await studied(student, 'q-1-1-0', days(day * 40), { drill: true, right: false })
  }
  const { reviewId } = await studied(student, 'q-3-3-0', days(1600), { right: false })
  await undoReview(student, reviewId, days(1600))
  const [dax] = (await weaknessOf(student, days(1600)))?.topics.filter(({ topic }) => topic === 'dax') ?? []
  expect(dax?.trend).toEqual({ now: { right: 20, n: 20 }, before: { right: 20, n: 20 }, turn: 'steady' })
  expect(await db().review.count()).toBe(83)
})
