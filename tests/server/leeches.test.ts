import { expect, test } from 'vitest'
import { db } from '#server/db.ts'
import { leechesOf } from '#server/leeches.ts'
import { parkQuestion, returnQuestion } from '#server/parking.ts'
import { undoReview } from '#server/undo.ts'
import { createBank, createQuestion } from '../support/bank.ts'
import { useDatabase } from '../support/database.ts'
import { createStudent } from '../support/people.ts'
import { sit } from '../support/sitting.ts'
import { studied } from '../support/study.ts'

useDatabase()

const NOON = new Date('2026-11-21T12:00:00Z')
const days = (n: number) => new Date(NOON.getTime() + n * 86_400_000)

/** Somebody who has forgotten one question so often, a day apart. */
async function createForgetful(lapses: number) {
  await createBank([createQuestion({ id: 'dax-one' }), createQuestion({ id: 'dax-two' })])
  const student = await createStudent()
  for (let lapse = 0; lapse < lapses; lapse++) {
    await studied(student, 'dax-one', days(2 * lapse))
    await studied(student, 'dax-one', days(2 * lapse + 1), { right: false, confidence: 'unsure' })
  }
  return student
}

test.each([
  [0, []],
  [3, []],
  [4, [{ questionId: 'dax-one', lapses: 4, parked: false }]],
])('with %i lapses listed: %j', async (lapses, expected) => {
  const student = await createForgetful(lapses)
  const { leeches, total } = await leechesOf(student, days(9))
  expect(leeches).toMatchObject(expected)
  expect(total).toBe(expected.length)
})

test('a leech tells what was chosen each time, newest first and with its day, and nothing that was undone', async () => {
  const student = await createForgetful(4)
  await studied(student, 'dax-one', days(8))
  const { reviewId } = await studied(student, 'dax-one', days(9), { right: false })
  await undoReview(student, reviewId, days(9))
  const [leech] = (await leechesOf(student, days(9))).leeches
  expect(leech).toMatchObject({ title: 'Title of dax-one', topicTitle: 'Topic dax' })
  expect(leech?.misses.map(({ when }) => when)).toEqual([
    expect.stringContaining('28 November'),
    expect.stringContaining('26 November'),
    expect.stringContaining('24 November'),
    expect.stringContaining('22 November'),
  ])
  expect(leech?.misses[0]).toMatchObject({
    confidence: 'unsure',
    chosen: [{ html: expect.stringContaining('of dax-one'), rationale: expect.stringContaining('Why') }],
    missing: ['<p>Option 0 of dax-one</p>'],
  })
})

test('a parked question stays listed so that it can be taken back, whether it is a leech or not', async () => {
  const student = await createForgetful(4)
  await studied(student, 'dax-two', NOON)
  for (const id of ['dax-one', 'dax-two']) await parkQuestion(student, id, days(9))
  expect((await leechesOf(student, days(9))).leeches).toMatchObject([
    { questionId: 'dax-one', parked: true },
    { questionId: 'dax-two', parked: true, misses: [] },
  ])
  for (const id of ['dax-one', 'dax-two']) await returnQuestion(student, id)
  expect((await leechesOf(student, days(9))).leeches).toMatchObject([
    { questionId: 'dax-one', parked: false },
  ])
  expect((await leechesOf(await createStudent(), days(9))).leeches).toEqual([])
})

test('a leech that is in an open exam tells nothing of its key', async () => {
  const student = await createForgetful(4)
  await sit(student, days(9))
  expect((await leechesOf(student, days(9))).leeches).toMatchObject([{ questionId: 'dax-one', misses: [] }])
  await db().question.updateMany({ data: { status: 'retired' } })
  expect((await leechesOf(student, days(9))).leeches).toEqual([])
})
