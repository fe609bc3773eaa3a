import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { submitAttempt } from '#server/attempt-result.ts'
import { checkDatabase } from '#server/check-database.ts'
import { db } from '#server/db.ts'
import { knownStudent } from '#server/known-student.ts'
import type { Student } from '#server/session.ts'
import { undoReview } from '#server/undo.ts'
import { createBlueprintBank } from '../support/bank.ts'
import { useDatabase } from '../support/database.ts'
import { createStudent } from '../support/people.ts'
import { respond, sit } from '../support/sitting.ts'
import { studied } from '../support/study.ts'

useDatabase()

const NOON = new Date('2026-11-02T12:00:00Z')
const onDay = (days: number, minutes = 0) => new Date(NOON.getTime() + days * 86_400_000 + minutes * 60_000)

/** Everything that is known, made from the log alone. */
async function fromTheLog(student: Student, now: Date) {
  await db().studentMemory.deleteMany({ where: { studentId: student.id } })
  return knownStudent(student, now)
}

test('nobody has answered: nothing is met, nothing is kept', async () => {
  await createBlueprintBank(2)
  const known = await knownStudent(await createStudent(), NOON)
  expect(known.bank.length).toBeGreaterThan(0)
  expect(known.waits.every((wait) => wait === null)).toBe(true)
  expect(known.firstResponses).toEqual([])
  expect(known.bank.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12)
  expect(await db().studentMemory.count()).toBe(0)
})

test('a first response counts once, today’s wait is known, and tomorrow the memory has it', async () => {
  await createBlueprintBank(2)
  const student = await createStudent()
  await studied(student, 'q-1-1-0', NOON, { right: true })
  const today = await knownStudent(student, onDay(0, 1))
  const place = today.bank.findIndex(({ questionId }) => questionId === 'q-1-1-0')
  expect(today.firstResponses).toMatchObject([{ domain: 1, correct: true }])
  expect(today.waits[place]?.kind).toBe('known at first')
  expect(today.waits[place]?.late).toBeCloseTo(0, 9)
  expect(today.memory.lastDay[place], 'the plan of the day knows yesterday').toBeNaN()
  const tomorrow = await knownStudent(student, onDay(1))
  expect(tomorrow.memory.lastDay[place]).toBeGreaterThan(20_000)
  expect(tomorrow.waits[place]?.late).toBeGreaterThan(0)
})

describe('what is kept goes on as if it had been made from the whole log', () => {
  const answer = fc.record({
    day: fc.nat({ max: 6 }),
    question: fc.constantFrom('q-1-1-0', 'q-2-2-0', 'q-2-2-1', 'q-3-3-0'),
    right: fc.boolean(),
    looksAfter: fc.boolean(),
    regrets: fc.boolean(),
  })
  test('whatever was answered, taken back and looked at in between', async () => {
    await createBlueprintBank(2)
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 12 }), async (answers) => {
        const student = await createStudent()
        const inOrder = answers.toSorted((a, b) => a.day - b.day)
        for (const [at, { day, question, right, looksAfter, regrets }] of inOrder.entries()) {
          const { reviewId } = await studied(student, question, onDay(day, at), { right })
          if (regrets) await undoReview(student, reviewId, onDay(day, at))
          if (looksAfter) await knownStudent(student, onDay(day, at))
        }
        const kept = await knownStudent(student, onDay(8))
        expect(await checkDatabase()).toEqual([])
        expect(await fromTheLog(student, onDay(8))).toEqual(kept)
      }),
      { numRuns: 8 },
    )
  })
})

test('an exam that is closed after midnight changes what was kept of the day before', async () => {
  await createBlueprintBank(12)
  const student = await createStudent()
  await studied(student, 'q-1-1-0', onDay(0))
  const { id } = await sit(student, onDay(0, 10))
  await respond(student, id, 1, true, onDay(0, 11))
  await knownStudent(student, onDay(1))
  await submitAttempt(student, id, onDay(1, 1))
  const known = await knownStudent(student, onDay(1, 2))
  expect(known.firstResponses.length).toBeGreaterThan(1)
  expect(await fromTheLog(student, onDay(1, 2))).toEqual(known)
})

test('a review taken back the day after is as if it had never been', async () => {
  await createBlueprintBank(2)
  const student = await createStudent()
  const { reviewId } = await studied(student, 'q-1-1-0', onDay(0))
  expect((await knownStudent(student, onDay(1))).firstResponses).toHaveLength(1)
  await undoReview(student, reviewId, onDay(1, 1))
  expect((await knownStudent(student, onDay(1, 2))).firstResponses).toEqual([])
})

test('a changed bank makes it anew: a question that moved to another domain', async () => {
  await createBlueprintBank(2)
  const student = await createStudent()
  await studied(student, 'q-1-1-0', onDay(0))
  await knownStudent(student, onDay(1))
  await db().question.update({ where: { id: 'q-1-1-0' }, data: { domain: 3 } })
  expect((await knownStudent(student, onDay(1))).firstResponses).toMatchObject([{ domain: 3 }])
})

test('what is kept and is not what the log says is found by the check', async () => {
  await createBlueprintBank(2)
  const student = await createStudent()
  await studied(student, 'q-1-1-0', onDay(0))
  await knownStudent(student, onDay(1))
  expect(await checkDatabase()).toEqual([])
  await db().studentMemory.update({ where: { studentId: student.id }, data: { state: '{}' } })
  expect(await checkDatabase()).toEqual([expect.stringContaining('what is kept of their memory')])
})
