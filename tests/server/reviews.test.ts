import { expect, test } from 'vitest'
import { replay, type ReviewEvent } from '#core/scheduler/replay.ts'
import { studyDay } from '#core/scheduler/study-day.ts'
import { checkDatabase } from '#server/check-database.ts'
import { db } from '#server/db.ts'
import { recordReview } from '#server/reviews.ts'
import { undoReview, undoableReview } from '#server/undo.ts'
import { createBank, createQuestion } from '../support/bank.ts'
import { useDatabase } from '../support/database.ts'
import { createStudent } from '../support/people.ts'
import { answerTo, studied, study } from '../support/study.ts'

useDatabase()

const NOON = new Date('2026-11-21T12:00:00Z')
const TODAY = studyDay(NOON, 'UTC', 4)
const days = (n: number) => new Date(NOON.getTime() + n * 86_400_000)

test('a first right answer comes back tomorrow, then after 6 days, then after 15', async () => {
  await createBank([createQuestion({ id: 'dax-one' })])
  const student = await createStudent()

  const first = await studied(student, 'dax-one', NOON)
  const second = await studied(student, 'dax-one', days(1))
  const third = await studied(student, 'dax-one', days(7))

  expect([first, second, third].map(({ schedule }) => schedule.sentence)).toEqual([
    'Again tomorrow, 22 November.',
    'Again Saturday, 28 November; was 1 day.',
    'Again 13 December; was 6 days.',
  ])
  expect(third.schedule).toMatchObject({
    repetition: 3,
    intervalDays: 15,
    easinessFactor: 250,
    dueDay: TODAY + 22,
  })
})

test.each([
  { right: true, confidence: 'sure', quality: 5 },
  { right: true, confidence: 'unsure', quality: 4 },
  { right: true, confidence: null, quality: 4 },
  { right: true, confidence: 'guess', quality: 3 },
  { right: false, confidence: 'guess', quality: 2 },
  { right: false, confidence: 'unsure', quality: 1 },
  { right: false, confidence: null, quality: 1 },
  { right: false, confidence: 'sure', quality: 0 },
] as const)('right: $right and $confidence is quality $quality', async ({ right, confidence, quality }) => {
  await createBank([createQuestion({ id: 'dax-one' })])
  expect(await studied(await createStudent(), 'dax-one', NOON, { right, confidence })).toMatchObject({
    correct: right,
    quality,
  })
})

test('the answer tells the key and why for every option, in the letters that were shown', async () => {
  await createBank([createQuestion({ id: 'dax-one', key: [1, 3], options: 5 })])
  const student = await createStudent()
  const answer = await answerTo(student, 'dax-one')

  const recorded = await recordReview(student, { studentId: student.id }, answer, NOON)

  if (!recorded.ok) throw new Error(recorded.problem)
  expect(recorded.feedback.keyLabels.toSorted()).toEqual(answer.chosen.toSorted())
  expect(Object.keys(recorded.feedback.rationales).toSorted()).toEqual(['a', 'b', 'c', 'd', 'e'])
  for (const letter of answer.chosen) expect(recorded.feedback.rationales[letter]).toMatch(/Why [13]/)
})

test('half of a multiple response is refused in study, the whole set is right, another set is wrong', async () => {
  await createBank([createQuestion({ id: 'dax-two', key: [0, 1], options: 5 })])
  const student = await createStudent()
  const answer = await answerTo(student, 'dax-two')
  const audience = { studentId: student.id }

  expect(
    await recordReview(student, audience, { ...answer, chosen: answer.chosen.slice(0, 1) }, NOON),
  ).toEqual({ ok: false, problem: 'too-few' })
  expect(await recordReview(student, audience, { ...answer, chosen: ['a', 'b', 'c'] }, NOON)).toEqual({
    ok: false,
    problem: 'too-many',
  })
  expect(await recordReview(student, audience, { ...answer, chosen: ['a', 'a'] }, NOON)).toEqual({
    ok: false,
    problem: 'repeated-letter',
  })
  expect(await recordReview(student, audience, { ...answer, chosen: ['a', 'h'] }, NOON)).toEqual({
    ok: false,
    problem: 'unknown-letter',
  })
  expect(await db().review.count()).toBe(0)
  expect(await studied(student, 'dax-two', NOON, { right: false })).toMatchObject({ correct: false })
})

test('the same key and body get the same answer and one review', async () => {
  await createBank([createQuestion({ id: 'dax-one' })])
  const student = await createStudent()
  const answer = await answerTo(student, 'dax-one')
  const send = () => recordReview(student, { studentId: student.id }, answer, NOON)

  const replies = await Promise.all([send(), send(), send()])

  expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1)
  expect(replies[0]).toMatchObject({ ok: true })
  expect(await db().review.count()).toBe(1)
})

test('a key that served one answer is refused for another', async () => {
  await createBank([createQuestion({ id: 'dax-one' }), createQuestion({ id: 'dax-two' })])
  const student = await createStudent()
  await studied(student, 'dax-one', NOON, { key: 'the-same-key' })
  expect(await study(student, 'dax-two', NOON, { key: 'the-same-key' })).toEqual({
    ok: false,
    problem: 'key-reused',
  })
})

test('of 20 answers racing for one showing exactly one counts, the others are stale', async () => {
  await createBank([createQuestion({ id: 'dax-one' })])
  const student = await createStudent()
  const answers = await Promise.all(Array.from({ length: 20 }, () => answerTo(student, 'dax-one')))

  const replies = await Promise.all(
    answers.map((answer) => recordReview(student, { studentId: student.id }, answer, NOON)),
  )

  expect(replies.filter((reply) => reply.ok)).toHaveLength(1)
  expect(replies.filter((reply) => !reply.ok && reply.problem === 'stale')).toHaveLength(19)
  expect(await db().schedule.findFirstOrThrow()).toMatchObject({ reviewCount: 1, repetition: 1 })
  expect(await checkDatabase()).toEqual([])
})

test('a draft, a sealed and an unknown question are all not found', async () => {
  await createBank([
    createQuestion({ id: 'dax-draft', status: 'draft' }),
    createQuestion({ id: 'dax-sealed', form: 'sealed-1' }),
    createQuestion({ id: 'dax-one' }),
  ])
  const student = await createStudent()
  const answer = await answerTo(student, 'dax-one')
  for (const questionId of ['dax-draft', 'dax-sealed', 'dax-none']) {
    expect(await recordReview(student, { studentId: student.id }, { ...answer, questionId }, NOON)).toEqual({
      ok: false,
      problem: 'not-found',
    })
  }
})

test('an undone first answer leaves everything as never answered, but the count', async () => {
  await createBank([createQuestion({ id: 'dax-one' })])
  const student = await createStudent()
  const { reviewId } = await studied(student, 'dax-one', NOON, { right: false, confidence: 'sure' })

  expect(await undoReview(student, reviewId, NOON)).toMatchObject({ ok: true, schedule: { dueDay: null } })
  expect(await undoReview(student, reviewId, NOON)).toMatchObject({ ok: true, schedule: { dueDay: null } })

  expect(await db().review.count()).toBe(2)
  expect(await db().schedule.findFirstOrThrow()).toMatchObject({
    dueDay: null,
    reviewCount: 2,
    lastDay: null,
  })
  expect(await db().topicProgress.findFirstOrThrow()).toMatchObject({
    answers: 0,
    firstAnswers: 0,
    sureMisses: 0,
  })
  expect(await db().dayProgress.findFirstOrThrow()).toMatchObject({ reviews: 0, fresh: 0, elapsedMs: 0 })
  expect(await checkDatabase()).toEqual([])
})

test('undo restores the exact schedule before the last review, for right and wrong alike', async () => {
  await createBank([createQuestion({ id: 'dax-one' })])
  const student = await createStudent()
  await studied(student, 'dax-one', NOON, { confidence: 'sure' })
  const before = await db().schedule.findFirstOrThrow()
  for (const right of [true, false]) {
    const { reviewId } = await studied(student, 'dax-one', days(1), { right })
    await undoReview(student, reviewId, days(1))
    const { reviewCount, ...after } = await db().schedule.findFirstOrThrow()
    const { reviewCount: countBefore, ...expected } = before
    expect(after).toEqual(expected)
    expect(reviewCount).toBeGreaterThan(countBefore)
  }
  expect(await checkDatabase()).toEqual([])
})

test('only the last answer can be taken back, and a stale tab cannot answer after it', async () => {
  await createBank([createQuestion({ id: 'dax-one' }), createQuestion({ id: 'dax-two' })])
  const student = await createStudent()
  const stale = await answerTo(student, 'dax-two')
  const one = await studied(student, 'dax-one', NOON)
  const two = await studied(student, 'dax-two', NOON)

  expect(await undoReview(student, one.reviewId, NOON)).toEqual({ ok: false, problem: 'not-last' })
  expect(await undoableReview(student, TODAY)).toEqual({
    reviewId: two.reviewId,
    questionTitle: 'Title of dax-two',
  })
  await undoReview(student, two.reviewId, NOON)
  expect(
    await recordReview(student, { studentId: student.id }, { ...stale, key: 'another-key' }, NOON),
  ).toEqual({ ok: false, problem: 'stale' })
  expect(await undoableReview(student, TODAY)).toEqual({
    reviewId: one.reviewId,
    questionTitle: 'Title of dax-one',
  })
})

test('nobody can undo or read the key of another student’s review', async () => {
  await createBank([createQuestion({ id: 'dax-one' })])
  const [student, other] = [await createStudent(), await createStudent()]
  const { reviewId } = await studied(student, 'dax-one', NOON)
  expect(await undoReview(other, reviewId, NOON)).toEqual({ ok: false, problem: 'not-found' })
})

test('a drill grades and explains and moves no schedule', async () => {
  await createBank([createQuestion({ id: 'dax-one' })])
  const student = await createStudent()
  expect(await study(student, 'dax-one', NOON, { drill: true })).toEqual({
    ok: false,
    problem: 'not-answered',
  })
  await studied(student, 'dax-one', NOON, { right: false })
  const before = await db().schedule.findFirstOrThrow()

  const drilled = await studied(student, 'dax-one', NOON, { drill: true })

  const { reviewCount, lastQuality, ...after } = await db().schedule.findFirstOrThrow()
  expect(drilled.schedule.sentence).toBe('Practice only: the schedule has not moved.')
  expect({ ...after, reviewCount, lastQuality }).toEqual({ ...before, reviewCount: 2, lastQuality: 4 })
  expect(await study(student, 'dax-one', days(1), { drill: true })).toEqual({ ok: false, problem: 'not-due' })
  expect(await checkDatabase()).toEqual([])
})

test('the log replays to the schedule after any history of answers, undos and drills', async () => {
  await createBank([createQuestion({ id: 'dax-one' })])
  const student = await createStudent()
  const history = [5, 1, 4, -1, 3, 0, 4, 4, -1, 4, 5]
  for (const [day, step] of history.entries()) {
    const last = await undoableReview(student, TODAY + day - 1)
    if (step === -1 && last) await undoReview(student, last.reviewId, days(day))
    else
      await studied(student, 'dax-one', days(day), {
        right: step >= 3,
        confidence: step === 5 || step === 0 ? 'sure' : step === 3 ? 'guess' : null,
      })
  }
  const rows = await db().review.findMany({ orderBy: { ordinal: 'asc' } })
  const { schedule, count } = replay(rows as ReviewEvent[])
  expect(await db().schedule.findFirstOrThrow()).toMatchObject({ ...schedule, reviewCount: count })
  expect(await checkDatabase()).toEqual([])
})

test('a student’s calendar decides what day it is: 03:59 belongs to yesterday', async () => {
  await createBank([createQuestion({ id: 'dax-one' }), createQuestion({ id: 'dax-two' })])
  const student = await createStudent({ timeZone: 'Asia/Kathmandu' })
  const early = await studied(student, 'dax-one', new Date('2026-11-21T22:14:00Z')) // 03:59 on the 22nd there
  const late = await studied(student, 'dax-two', new Date('2026-11-21T22:15:00Z')) // 04:00
  expect([early.schedule.dueDay, late.schedule.dueDay]).toEqual([TODAY + 1, TODAY + 2])
})

test('time on a question is capped at 300 s and never changes the grade', async () => {
  await createBank([createQuestion({ id: 'dax-one' })])
  const student = await createStudent()
  expect(await studied(student, 'dax-one', NOON, { elapsedMs: 4_000_000 })).toMatchObject({ quality: 4 })
  expect(await db().review.findFirstOrThrow()).toMatchObject({ elapsedMs: 300_000 })
})
