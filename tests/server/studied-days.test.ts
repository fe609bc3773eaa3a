import { expect, test } from 'vitest'
import { db } from '#server/db.ts'
import { studiedDays } from '#server/studied-days.ts'
import { createBank, createQuestion } from '../support/bank.ts'
import { useDatabase } from '../support/database.ts'
import { createStudent } from '../support/people.ts'
import { studied } from '../support/study.ts'

useDatabase()

/** A Tuesday; day 20781. */
const NOW = new Date('2026-11-24T12:00:00Z')
const TODAY = 20_781

test('the picture begins on a Monday, 53 weeks with today’s', async () => {
  const { from, today, days } = await studiedDays(await createStudent(), NOW)
  expect([today, from, days]).toEqual([TODAY, TODAY - 1 - 52 * 7, []])
  expect(new Date(from * 86_400_000).getUTCDay()).toBe(1)
})

test.each([
  ['2026-11-23T12:00:00Z', TODAY - 1, TODAY - 1 - 52 * 7],
  ['2026-11-29T12:00:00Z', TODAY + 5, TODAY - 1 - 52 * 7],
  ['2026-11-30T12:00:00Z', TODAY + 6, TODAY + 6 - 52 * 7],
])('on %s as well', async (instant, today, from) => {
  expect(await studiedDays(await createStudent(), new Date(instant))).toMatchObject({ today, from })
})

test('answers of a day with the time they took, drills too', async () => {
  await createBank([createQuestion({ id: 'one' }), createQuestion({ id: 'two' })])
  const student = await createStudent()
  await studied(student, 'one', NOW, { right: false, elapsedMs: 90_000 })
  await studied(student, 'two', NOW, { elapsedMs: 90_000 })
  await studied(student, 'one', NOW, { drill: true })
  expect((await studiedDays(student, NOW)).days).toEqual([{ day: TODAY, answers: 3, minutes: 3 }])
})

test('a day left with nothing, one too old and somebody else’s are not among them', async () => {
  const [student, other] = [await createStudent(), await createStudent()]
  const counts = { fresh: 0, correct: 0, drills: 0, elapsedMs: 0 }
  await db().dayProgress.createMany({
    data: [
      { studentId: student.id, day: TODAY - 1, reviews: 0, ...counts },
      { studentId: student.id, day: TODAY - 2 - 52 * 7, reviews: 4, ...counts },
      { studentId: student.id, day: TODAY - 1 - 52 * 7, reviews: 5, ...counts },
      { studentId: other.id, day: TODAY, reviews: 6, ...counts },
    ],
  })
  expect((await studiedDays(student, NOW)).days).toMatchObject([{ day: TODAY - 1 - 52 * 7, answers: 5 }])
})
