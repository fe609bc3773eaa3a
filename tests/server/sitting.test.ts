import { expect, test } from 'vitest'
import { attemptResult, submitAttempt } from '#server/attempt-result.ts'
import { attemptView } from '#server/attempt-view.ts'
import { checkDatabase } from '#server/check-database.ts'
import { closeExpiredAttempts } from '#server/closing.ts'
import { db } from '#server/db.ts'
import { takeLease } from '#server/lease.ts'
import { saveResponse, type ResponseWish } from '#server/responses.ts'
import type { Student } from '#server/session.ts'
import { createBlueprintBank } from '../support/bank.ts'
import { useDatabase } from '../support/database.ts'
import { createStudent } from '../support/people.ts'
import { respond, sit, slotLetters } from '../support/sitting.ts'

useDatabase()

const START = new Date('2026-11-24T09:00:00Z')
const after = (seconds: number) => new Date(START.getTime() + seconds * 1000)
const LIMIT = 130 * 60

/** A student in a full exam, and how they save slot 1. */
async function createSitting() {
  await createBlueprintBank(25)
  const student = await createStudent()
  const { id } = await sit(student, START, { form: 'full' })
  const save = (wish: Partial<ResponseWish> & { seq: number }, seconds = 0, slot = 1) =>
    saveResponse(student, id, slot, { chosen: [], ...wish }, after(seconds))
  const stored = () => db().slot.findUniqueOrThrow({ where: { attemptId_slot: { attemptId: id, slot: 1 } } })
  return { student, id, save, stored }
}

test('the newest taker holds the lease; another tab writes nothing and is shown what is stored', async () => {
  const { student, id, save, stored } = await createSitting()
  expect(await takeLease(student, id, 'tab-one-1', START)).toEqual({
    ok: true,
    tab: 'tab-one-1',
    secondsLeft: LIMIT,
    stored: 0,
    lastSavedAt: null,
  })
  expect(await save({ chosen: ['a'], seq: 1, tab: 'tab-one-1' }, 10)).toMatchObject({ ok: true })
  expect(await takeLease(student, id, 'tab-two-2', after(20))).toMatchObject({
    ok: true,
    secondsLeft: LIMIT - 20,
    stored: 1,
    lastSavedAt: after(10),
  })
  const before = await stored()
  expect(await save({ chosen: [], seq: 9, tab: 'tab-one-1' }, 30)).toMatchObject({
    ok: false,
    problem: 'elsewhere',
    stored: { chosen: ['a'], seq: 1 },
  })
  expect(await stored()).toEqual(before)
  expect(await save({ chosen: ['b'], seq: 2, tab: 'tab-two-2' }, 40)).toMatchObject({ ok: true })
  // A client that knows nothing of leases writes as before.
  expect(await save({ chosen: ['c'], seq: 3 }, 50)).toMatchObject({ ok: true })
})

test('while two tabs take the lease from each other, every save is either kept or refused, never both', async () => {
  const { student, id, save, stored } = await createSitting()
  await takeLease(student, id, 'tab-one-1', START)
  const tabs = ['tab-one-1', 'tab-two-2']
  let seq = 0
  const acknowledged: number[] = []
  for (let round = 0; round < 20; round++) {
    const [, ...saves] = await Promise.all([
      takeLease(student, id, tabs[round % 2] ?? '', after(round)),
      ...tabs.map((tab) => save({ chosen: ['a'], seq: ++seq, tab }, round)),
    ])
    for (const each of saves)
      if (each.ok) acknowledged.push(each.seq)
      else expect(['elsewhere', 'stale']).toContain(each.problem)
  }
  expect(acknowledged.length).toBeGreaterThan(0)
  expect((await stored()).seq).toBe(Math.max(...acknowledged))
})

test('nobody else takes the lease, and nobody does once the exam is closed', async () => {
  const { student, id } = await createSitting()
  expect(await takeLease(await createStudent(), id, 'tab-one-1', START)).toEqual({
    ok: false,
    problem: 'not-found',
  })
  expect(await takeLease(student, id, 'tab-one-1', after(LIMIT + 16))).toEqual({
    ok: false,
    problem: 'closed',
  })
  await submitAttempt(student, id, after(60))
  expect(await takeLease(student, id, 'tab-one-1', after(61))).toEqual({ ok: false, problem: 'closed' })
  expect(await db().attempt.findUnique({ where: { id } })).toMatchObject({ leaseTab: null })
})

test('a blank save marks a question as seen; the view and the receipt tell it', async () => {
  const { student, id, save } = await createSitting()
  await save({ seq: 1, elapsedMs: 4000 }, 5, 1)
  await save({ seq: 1, chosen: ['b'], elapsedMs: 90_000 }, 8, 2)
  const view = await attemptView(student, id, after(9))
  expect(view).toMatchObject({ stored: 1, lastSavedAt: after(8), startedAt: START })
  expect(view?.slots.slice(0, 3).map(({ seen, elapsedMs }) => [seen, elapsedMs])).toEqual([
    [true, 4000],
    [true, 90_000],
    [false, 0],
  ])
})

test('time shown only grows, is kept up to five minutes, and goes into the review', async () => {
  const { student, id, save, stored } = await createSitting()
  for (const [seq, elapsedMs, expected] of [
    [1, 10_000, 10_000],
    [2, 4000, 10_000],
    [3, undefined, 10_000],
    [4, 80_000_000, 300_000],
  ] as const) {
    await save({ seq, elapsedMs })
    expect((await stored()).elapsedMs).toBe(expected)
  }
  await submitAttempt(student, id, after(60))
  expect(await db().review.findMany({ select: { elapsedMs: true } })).toEqual([{ elapsedMs: 300_000 }])
  expect(await checkDatabase()).toEqual([])
})

test('choosing a struck option takes the strike away, and striking a chosen one does nothing', async () => {
  const { student, id, save } = await createSitting()
  await save({ seq: 1, struck: ['a', 'b'] })
  await save({ seq: 2, chosen: ['a'] })
  expect((await attemptView(student, id, START))?.slots[0]).toMatchObject({ chosen: ['a'], struck: ['b'] })
  await save({ seq: 3, chosen: ['a'], struck: ['a', 'c'] })
  expect((await attemptView(student, id, START))?.slots[0]).toMatchObject({ chosen: ['a'], struck: ['c'] })
})

test('a review is dated at the last change of the choice, not at a later look, flag or strike', async () => {
  const { student, id, save } = await createSitting()
  await save({ seq: 1, chosen: ['a'] }, 30)
  await save({ seq: 1 }, 40, 2)
  await save({ seq: 2, chosen: ['a'], flagged: true, elapsedMs: 5000 }, 600)
  await save({ seq: 3, chosen: ['a'], struck: ['b'] }, 700)
  await save({ seq: 2, flagged: true }, 900, 2)
  await submitAttempt(student, id, after(1000))
  const reviews = await db().review.findMany({ orderBy: { answeredAt: 'asc' } })
  expect(reviews.map(({ answeredAt }) => answeredAt)).toEqual([after(30), after(40)])
})

test('changes of mind are counted both ways from the first complete answer to the last', async () => {
  const { student, id } = await createSitting()
  const walk: [slot: number, steps: boolean[]][] = [
    [1, [true]],
    [2, [false, true]],
    [3, [true, false]],
    [4, [true, false, true]],
  ]
  for (const [slot, steps] of walk) {
    for (const [index, right] of steps.entries())
      await respond(student, id, slot, right, after(slot), index + 1)
  }
  const result = await submitAttempt(student, id, after(60))
  expect(result?.slots.slice(0, 5).map(({ change }) => change)).toEqual([
    null,
    'to-right',
    'to-wrong',
    null,
    null,
  ])
})

// Acceptance list A4, for the full form.
test('50 submits beside saves and takers close a full exam once, with one score', async () => {
  const { student, id } = await createSitting()
  for (let slot = 1; slot <= 65; slot++) await respond(student, id, slot, slot <= 40, after(slot))
  const letters = await slotLetters(id, 41, true)
  const [results, saves] = await Promise.all([
    Promise.all(Array.from({ length: 50 }, () => submitAttempt(student, id, after(600)))),
    Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        saveResponse(student, id, 41, { chosen: letters, seq: n + 2 }, after(600)),
      ),
    ),
    Promise.all(Array.from({ length: 10 }, (_, n) => takeLease(student, id, `tab-${n}-of-10`, after(600)))),
  ])
  expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1)
  const right = await db().slot.count({ where: { correct: true } })
  expect(right).toBe(saves.some(({ ok }) => ok) ? 41 : 40)
  expect(await db().review.count()).toBe(65)
  expect(await checkDatabase()).toEqual([])
})

// Acceptance list A5: whatever order the saves of a slot arrive in, the highest seq stands.
test('saves replayed in any order leave the newest, and replaying them again changes nothing', async () => {
  const { save, stored } = await createSitting()
  const wishes = [4, 1, 5, 2, 3, 5, 1].map((seq) => ({
    seq,
    chosen: [['a', 'b', 'c', 'd', 'a'][seq - 1] ?? 'a'],
  }))
  await Promise.all(wishes.map((wish) => save(wish)))
  const first = await stored()
  expect(first.seq).toBe(5)
  for (const wish of wishes) await save(wish, 60)
  expect(await stored()).toEqual(first)
})

/** Steps of the server's clock, in seconds against the true time. Acceptance list A49, promise P2. */
test.each([
  { step: -3600, at: 1800, left: LIMIT - 1800 },
  { step: -10 * 86_400, at: 7700, left: 100 },
  { step: -1, at: 60, left: LIMIT - 60 },
])('a clock that steps back $step s after $at s leaves $left s, as before', async ({ step, at, left }) => {
  const { student, id, save, stored } = await createSitting()
  await save({ seq: 1, chosen: ['a'] }, at)
  expect(await attemptView(student, id, after(at + step))).toMatchObject({ secondsLeft: left })
  expect(await takeLease(student, id, 'tab-one-1', after(at + step))).toMatchObject({ secondsLeft: left })
  expect(await save({ seq: 2, chosen: ['b'] }, at + step)).toMatchObject({
    ok: true,
    secondsLeft: left,
    savedAt: after(at),
  })
  expect((await stored()).changedAt).toEqual(after(at))
  expect(await submitAttempt(student, id, after(at + step))).toMatchObject({ submittedAt: after(at) })
})

test('a lease alone is enough to hold the clock', async () => {
  const { student, id } = await createSitting()
  await takeLease(student, id, 'tab-one-1', after(5000))
  expect(await attemptView(student, id, after(100))).toMatchObject({ secondsLeft: LIMIT - 5000 })
})

test('a clock that jumps three hours forward closes the exam with everything that was stored', async () => {
  const { student, id, save } = await createSitting()
  await respond(student, id, 1, true, after(30))
  expect(await save({ seq: 2, chosen: ['a'] }, 3 * 3600 + 60)).toEqual({ ok: false, problem: 'closed' })
  expect(await closeExpiredAttempts(after(3 * 3600 + 60))).toBe(1)
  // And back again: the result stands, at the deadline, and nothing is graded twice.
  expect(await closeExpiredAttempts(after(90))).toBe(0)
  expect(await attemptResult(student, id, after(90))).toMatchObject({
    by: 'expiry',
    submittedAt: after(LIMIT),
    score: { answered: await scoredAmong(student, [1]) },
  })
  expect(await db().review.count()).toBe(1)
})

async function scoredAmong(student: Student, slots: number[]): Promise<number> {
  return db().slot.count({
    where: { attempt: { studentId: student.id }, scored: true, slot: { in: slots } },
  })
}
