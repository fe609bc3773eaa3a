import { expect, test } from 'vitest'
import { db } from '#server/db.ts'
import { nextQuestion } from '#server/study.ts'
import { createBank, createQuestion } from '../support/bank.ts'
import { useDatabase } from '../support/database.ts'
import { createStudent } from '../support/people.ts'
import { studied } from '../support/study.ts'

useDatabase()

const NOW = new Date('2026-11-24T12:00:00Z')

/** Two domains; in the fourth three topics with some questions each, in this order. */
async function createDomains() {
  await createBank([
    createQuestion({ id: 'other', task: '1.1' }),
    ...['one', 'two', 'three'].map((id) => createQuestion({ id, task: '4.3', topic: 'dax' })),
    createQuestion({ id: 'four', task: '4.3', topic: 'neptune' }),
    createQuestion({ id: 'retired', task: '4.3', status: 'retired' }),
  ])
}

test('new questions of a domain come whatever the day’s limit, topics apart, and nothing else after them', async () => {
  await createDomains()
  const student = await createStudent({ newPerDay: 0 })
  const asked: string[] = []
  for (;;) {
    const { question, mode } = await nextQuestion(student, { domain: 4 }, NOW)
    if (!question) break
    expect(mode).toBe('review')
    asked.push(question.questionId)
    await studied(student, question.questionId, NOW)
  }
  expect(asked).toEqual(['one', 'four', 'two', 'three'])
})

test('a visitor is asked one too, and an empty or unknown domain has none', async () => {
  await createDomains()
  expect((await nextQuestion(null, { domain: 4 }, NOW)).question?.questionId).toBe('one')
  expect((await nextQuestion(null, { domain: 2 }, NOW)).question).toBeNull()
  expect((await nextQuestion(null, { domain: 9 }, NOW)).question).toBeNull()
})

test('an answer taken back makes its question new again', async () => {
  await createDomains()
  const student = await createStudent()
  await studied(student, 'one', NOW)
  await db().schedule.updateMany({ data: { dueDay: null } })
  await studied(student, 'four', NOW)
  expect((await nextQuestion(student, { domain: 4 }, NOW)).question?.questionId).toBe('one')
})
