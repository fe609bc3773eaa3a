import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { submitAttempt } from '#server/attempt-result.ts'
import { checkDatabase } from '#server/check-database.ts'
import { db } from '#server/db.ts'
import { recount } from '#server/recount.ts'
import { undoReview } from '#server/undo.ts'
import { MIGRATIONS_DIR, migrationNames } from '../../prisma/schema-engine.ts'
import { createBlueprintBank } from '../support/bank.ts'
import { onFreshConnection, useDatabase } from '../support/database.ts'
import { createStudent } from '../support/people.ts'
import { respond, sit } from '../support/sitting.ts'
import { study } from '../support/study.ts'

useDatabase()

const NOON = new Date('2026-11-02T12:00:00Z')
const MS_PER_DAY = 86_400_000

const step = fc.record({
  question: fc.constantFrom('q-1-1-0', 'q-2-2-0', 'q-2-2-1'),
  daysOn: fc.integer({ min: 0, max: 3 }),
  right: fc.boolean(),
  confidence: fc.constantFrom('sure' as const, 'unsure' as const, 'guess' as const, null),
  then: fc.constantFrom('goes on', 'takes it back', 'sits a quiz'),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** Somebody's days: answers, drills where nothing is due, undos and short quizzes. */
async function live(steps: Step[]) {
  const student = await createStudent()
  let instant = NOON.getTime()
  for (const { question, daysOn, then, ...given } of steps) {
    instant += daysOn * MS_PER_DAY + 60_000
    const at = new Date(instant)
    const reviewed = await study(student, question, at, given)
    const answered = reviewed.ok ? reviewed : await study(student, question, at, { ...given, drill: true })
    if (then === 'takes it back' && answered.ok) await undoReview(student, answered.feedback.reviewId, at)
    if (then === 'sits a quiz') {
      const { id } = await sit(student, at)
      for (const slot of [1, 2, 3]) await respond(student, id, slot, given.right && slot < 3, at)
      await submitAttempt(student, id, at)
    }
  }
  return student
}

/** All counts but rows with nothing in them, which an undo may leave. */
async function counts() {
  const order = { orderBy: { studentId: 'asc' } } as const
  const options = await db().missChoice.findMany(order)
  return {
    topics: (await db().topicProgress.findMany(order)).filter(({ answers }) => answers > 0),
    days: (await db().dayProgress.findMany(order)).filter(({ reviews, drills }) => reviews + drills > 0),
    options: options
      .filter(({ count }) => count > 0)
      .map((row) => JSON.stringify(row))
      .toSorted(),
  }
}

test('whatever is answered, taken back or sat, the counts are those of the log, and recounting changes none', async () => {
  await createBlueprintBank(3)
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const student = await live(steps)
      expect(await checkDatabase()).toEqual([])
      const before = await counts()
      await db().$transaction((tx) => recount(tx, [student.id], student.id))
      expect(await counts()).toEqual(before)
      await db().user.delete({ where: { id: student.id } })
    }),
    { numRuns: 12 },
  )
})

test('a database from before these counts is given them from its log', async () => {
  await createBlueprintBank(3)
  const given = { question: 'q-1-1-0', daysOn: 1, right: false, then: 'goes on' } as const
  await live([
    { ...given, confidence: 'sure', then: 'sits a quiz' },
    { ...given, confidence: 'guess', right: true },
    { ...given, confidence: 'unsure' },
    { ...given, confidence: null, then: 'takes it back' },
  ])
  await db().review.updateMany({ where: { confidence: 'sure' }, data: { chosen: '[oops' } })
  await db().missChoice.deleteMany()
  const none = { dueAnswers: 0, dueKnown: 0 }
  await db().dayProgress.updateMany({ data: none })
  await db().topicProgress.updateMany({
    data: { ...none, sureAnswers: 0, unsureAnswers: 0, unsureCorrect: 0, guessAnswers: 0, guessCorrect: 0 },
  })
  expect((await checkDatabase()).length).toBeGreaterThan(5)

  const name = migrationNames().find((each) => each.endsWith('_weak_topics')) ?? ''
  const sql = readFileSync(`${MIGRATIONS_DIR}/${name}/migration.sql`, 'utf8')
  onFreshConnection((database) => database.exec(sql.slice(sql.indexOf('CREATE TEMPORARY TABLE'))))
  expect(await checkDatabase()).toEqual([])
})
