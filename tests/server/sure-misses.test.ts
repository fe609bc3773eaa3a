import { expect, test } from 'vitest'
import { checkDatabase } from '#server/check-database.ts'
import { parkQuestion } from '#server/parking.ts'
import type { Student } from '#server/session.ts'
import { todayOf } from '#server/student-day.ts'
import { nextQuestion } from '#server/study.ts'
import { sureMisses } from '#server/sure-misses.ts'
import { undoReview } from '#server/undo.ts'
import { createBank, createQuestion } from '../support/bank.ts'
import { useDatabase } from '../support/database.ts'
import { createStudent } from '../support/people.ts'
import { studied } from '../support/study.ts'

useDatabase()

const NOON = new Date('2026-11-21T12:00:00Z')
const later = (days: number, minutes = 0) => new Date(NOON.getTime() + (days * 1440 + minutes) * 60_000)
const listed = (student: Student, now: Date) => sureMisses(student, null, todayOf(student, now))
const SURE = { right: false, confidence: 'sure' } as const
const UNSURE = { right: false, confidence: 'unsure' } as const

async function createMisses() {
  await createBank(['a', 'b', 'c'].map((id) => createQuestion({ id: `dax-${id}` })))
  const student = await createStudent()
  await studied(student, 'dax-a', NOON, SURE)
  await studied(student, 'dax-b', NOON, SURE)
  await studied(student, 'dax-c', NOON, UNSURE)
  return student
}

test('what was sure and wrong comes until it was right, the same day as practice, when due as its review', async () => {
  const student = await createMisses()
  const next = (now: Date) => nextQuestion(student, { sure: true }, now)
  expect(await next(later(0, 1))).toMatchObject({
    mode: 'drill',
    drillLeft: 2,
    question: { questionId: 'dax-a' },
  })
  await studied(student, 'dax-a', later(0, 2), { ...UNSURE, drill: true })
  expect(await next(later(0, 3))).toMatchObject({ drillLeft: 2, question: { questionId: 'dax-b' } })
  await studied(student, 'dax-b', later(0, 4), { drill: true })
  expect(await next(later(0, 5))).toMatchObject({ drillLeft: 1, question: { questionId: 'dax-a' } })
  await studied(student, 'dax-a', later(0, 6), { ...SURE, drill: true })
  expect(await next(later(1))).toMatchObject({
    mode: 'review',
    drillLeft: 1,
    question: { questionId: 'dax-a' },
  })
  await studied(student, 'dax-a', later(1, 1))
  expect(await next(later(1, 2))).toMatchObject({ drillLeft: 0, question: null })
  expect(await checkDatabase()).toEqual([])
})

test('one that was wrong again and no longer sure is a misconception for that day only', async () => {
  const student = await createMisses()
  await studied(student, 'dax-a', later(1), UNSURE)
  expect(await listed(student, later(1, 1))).toEqual(['dax-b', 'dax-a'])
  expect(await listed(student, later(2))).toEqual(['dax-b'])
})

test('right once and then wrong without being sure, it is not asked again', async () => {
  const student = await createMisses()
  await studied(student, 'dax-a', later(0, 1), { drill: true })
  await studied(student, 'dax-a', later(0, 2), { ...UNSURE, drill: true })
  expect(await listed(student, later(0, 3))).toEqual(['dax-b'])
})

test('what was undone, is parked, or is somebody else’s is not among them; a topic narrows them', async () => {
  const student = await createMisses()
  const { reviewId } = await studied(student, 'dax-c', later(1), SURE)
  expect(await listed(student, later(1))).toEqual(['dax-a', 'dax-b', 'dax-c'])
  await undoReview(student, reviewId, later(1))
  expect(await listed(student, later(1))).toEqual(['dax-a', 'dax-b'])
  await parkQuestion(student, 'dax-a', later(1))
  expect(await listed(student, later(1))).toEqual(['dax-b'])
  expect(await listed(await createStudent(), later(1))).toEqual([])
  const today = todayOf(student, later(1))
  expect(await sureMisses(student, 'dax', today)).toEqual(['dax-b'])
  expect(await sureMisses(student, 'aurora', today)).toEqual([])
})
