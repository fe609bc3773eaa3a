import { expect, test } from 'vitest'
import { submitAttempt } from '#server/attempt-result.ts'
import { checkDatabase } from '#server/check-database.ts'
import { confusedPair } from '#server/confused-pair.ts'
import { confusedPairs } from '#server/confusions.ts'
import { db } from '#server/db.ts'
import { nextQuestion } from '#server/study.ts'
import { undoReview } from '#server/undo.ts'
import { createBank, createQuestion } from '../support/bank.ts'
import { useDatabase } from '../support/database.ts'
import { createPair, merged } from '../support/merging.ts'
import { createStudent } from '../support/people.ts'
import { sit, respond } from '../support/sitting.ts'
import { studied } from '../support/study.ts'

useDatabase()

const NOON = new Date('2026-11-21T12:00:00Z')
const days = (n: number) => new Date(NOON.getTime() + n * 86_400_000)
const WRONG = { right: false } as const

const TOPICS = `topics:
  - { id: dax, title: DynamoDB Accelerator (DAX), description: d, concepts: [{ id: dax, title: DynamoDB Accelerator }] }
  - { id: caching, title: Caching patterns, description: c, concepts: [{ id: elasticache, title: Amazon ElastiCache }] }
  - { id: neptune, title: Neptune, description: n, concepts: [{ id: neptune, title: Amazon Neptune }] }
`

const options = (...texts: string[]) => ({ presented: { stem: '<p>Which?</p>', options: texts } })

/** Questions on DAX and on caching whose every distractor names the other topic, and one on Neptune that names none. */
async function createConfusable() {
  const other = '<p>Use <strong>ElastiCache</strong> A</p>'
  await createBank([
    createQuestion({ id: 'dax-one', ...options('<p>DAX</p>', other, other, other) }),
    createQuestion({
      ...{ id: 'dax-two', type: 'multiple', select: 2, key: [0, 1] },
      ...options('<p>DAX</p>', '<p>A cluster</p>', other, other),
    }),
    createQuestion({
      ...{ id: 'cache-one', topic: 'caching', concepts: ['elasticache'] },
      ...options('<p>It</p>', '<p>DAX</p>', '<p>DAX</p>', '<p>DAX</p>'),
    }),
    createQuestion({ id: 'neptune-one', topic: 'neptune', concepts: ['neptune'] }),
  ])
  await db().pack.updateMany({ data: { topicsSource: TOPICS } })
  return createStudent()
}

test('a pair is named from three mistakes on, single and multiple, either way round, in study and exams', async () => {
  const student = await createConfusable()
  await studied(student, 'dax-one', NOON, WRONG)
  await studied(student, 'neptune-one', NOON, WRONG)
  expect(await confusedPairs(student)).toEqual([])

  await studied(student, 'dax-two', days(1), WRONG)
  const named = {
    pair: 'caching--dax',
    titles: ['Caching patterns', 'DynamoDB Accelerator (DAX)'],
    n: 3,
    concepts: [{ own: 'DynamoDB Accelerator', other: 'Amazon ElastiCache', n: 3 }],
  }
  expect(await confusedPairs(student)).toEqual([named])

  const { id, slots } = await sit(student, days(2))
  for (const { slot } of slots) await respond(student, id, slot, false, days(2))
  await submitAttempt(student, id, days(2))
  expect(await confusedPairs(student)).toMatchObject([{ pair: 'caching--dax', n: 7 }])
  expect(await confusedPairs(await createStudent())).toEqual([])
  expect(await checkDatabase()).toEqual([])
})

test('what is undone was never confused, and two histories that become one add up', async () => {
  await createConfusable()
  const { guest, account } = await createPair()
  await studied(guest, 'dax-two', NOON, WRONG)
  const { reviewId } = await studied(account, 'dax-one', NOON, WRONG)
  await undoReview(account, reviewId, NOON)
  await studied(account, 'cache-one', days(1), WRONG)
  await merged(guest, account, days(1))
  expect(await confusedPairs(account)).toMatchObject([{ n: 3 }])
  const again = await studied(account, 'cache-one', days(2), WRONG)
  expect(await confusedPairs(account)).toMatchObject([{ n: 4 }])
  await undoReview(account, again.reviewId, days(2))
  expect(await confusedPairs(account)).toMatchObject([{ n: 3 }])
  expect(await checkDatabase()).toEqual([])
})

test('a pair’s page has both sides, the questions that tell them apart, and what was chosen in its own version', async () => {
  const student = await createConfusable()
  await studied(student, 'dax-one', NOON, { ...WRONG, confidence: 'sure' })
  await studied(student, 'dax-two', NOON, WRONG)
  await studied(student, 'dax-one', days(1))
  await studied(student, 'neptune-one', days(1), WRONG)
  const version = await db().questionVersion.findFirstOrThrow({ where: { questionId: 'dax-one' } })
  await db().questionVersion.create({
    data: { ...version, version: 2, presented: '{"stem":"","options":[]}' },
  })
  const told = await confusedPair(student, 'dax--caching', days(1))
  expect(told).toMatchObject({
    sides: [
      { topic: 'caching', n: 0 },
      { topic: 'dax', n: 3 },
    ],
    n: 3,
    questions: [{ questionId: 'dax-one' }, { questionId: 'dax-two' }, { questionId: 'cache-one' }],
  })
  const [first] = told?.misses.filter(({ questionId }) => questionId === 'dax-one') ?? []
  expect(first).toMatchObject({
    title: 'Title of dax-one',
    confidence: 'sure',
    chosen: [{ html: '<p>Use <strong>ElastiCache</strong> A</p>' }],
    missing: ['<p>DAX</p>'],
  })
  expect(told?.misses).toHaveLength(2)
})

test('what belongs to an open exam tells nothing of its key', async () => {
  const student = await createConfusable()
  await studied(student, 'dax-one', NOON, WRONG)
  await studied(student, 'dax-two', NOON, WRONG)
  await sit(student, days(1))
  expect((await confusedPair(student, 'caching--dax', days(1)))?.misses).toEqual([])
})

test.each(['dax--dax', 'dax--never', 'dax', '--', 'dax--caching--neptune', ''])(
  '%s names no pair',
  async (pair) => {
    const student = await createConfusable()
    expect(await confusedPair(student, pair, NOON)).toBeNull()
    if (pair)
      expect(await nextQuestion(student, { pair }, NOON)).toMatchObject({ question: null, drillLeft: 0 })
  },
)

test('the questions that tell a pair apart are practised until each was right today', async () => {
  const student = await createConfusable()
  await studied(student, 'dax-one', NOON, WRONG)
  const next = (now: Date) => nextQuestion(student, { pair: 'caching--dax' }, now)
  expect(await next(NOON)).toMatchObject({
    drillLeft: 3,
    mode: 'review',
    question: { questionId: 'dax-two' },
  })
  await studied(student, 'dax-two', NOON)
  await studied(student, 'cache-one', NOON, WRONG)
  expect(await next(NOON)).toMatchObject({ drillLeft: 2, mode: 'drill', question: { questionId: 'dax-one' } })
  await studied(student, 'dax-one', NOON, { drill: true })
  await studied(student, 'cache-one', NOON, { drill: true })
  expect(await next(NOON)).toMatchObject({ drillLeft: 0, question: null })
  expect((await next(days(1))).drillLeft).toBe(3)
})
