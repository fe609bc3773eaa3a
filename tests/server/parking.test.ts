import { expect, test } from 'vitest'
import { db } from '#server/db.ts'
import { parkQuestion, returnQuestion } from '#server/parking.ts'
import { progress } from '#server/statistics.ts'
import { nextQuestion } from '#server/study.ts'
import { createBank, createQuestion } from '../support/bank.ts'
import { useDatabase } from '../support/database.ts'
import { createPair, merged } from '../support/merging.ts'
import { createStudent } from '../support/people.ts'
import { studied } from '../support/study.ts'

useDatabase()

const NOON = new Date('2026-11-21T12:00:00Z')
const days = (n: number) => new Date(NOON.getTime() + n * 86_400_000)

test('a parked question is neither due nor new nor practised, and is told by number; taken back it is as before', async () => {
  await createBank(['due', 'new'].map((id) => createQuestion({ id: `dax-${id}` })))
  const student = await createStudent()
  const other = await createStudent()
  await studied(student, 'dax-due', NOON, { right: false })
  for (const id of ['dax-due', 'dax-new']) expect(await parkQuestion(student, id, days(1))).toBe(true)

  for (const wish of [{}, { topic: 'dax' }, { drill: true }, { topic: 'dax', drill: true }])
    expect(await nextQuestion(student, wish, days(1))).toMatchObject({
      question: null,
      due: { now: 0, today: 0, newLeft: 0 },
      parked: 2,
      drillLeft: 0,
    })
  expect(await progress(student, days(1))).toMatchObject({ dueNow: 0, topics: [{ dueNow: 0, unseen: 0 }] })
  expect((await nextQuestion(student, { question: 'dax-due' }, days(1))).question).not.toBeNull()
  expect(await nextQuestion(other, {}, days(1))).toMatchObject({ due: { newLeft: 2 }, parked: 0 })

  await returnQuestion(other, 'dax-due')
  expect((await nextQuestion(student, {}, days(1))).parked).toBe(2)
  for (const id of ['dax-due', 'dax-new']) await returnQuestion(student, id)
  expect(await nextQuestion(student, {}, days(1))).toMatchObject({ due: { now: 1, newLeft: 1 }, parked: 0 })
})

test('clicks that race park once, and take back once', async () => {
  await createBank([createQuestion({ id: 'dax-one' })])
  const student = await createStudent()
  const five = Array.from({ length: 5 }, (_, n) => n)
  expect(await Promise.all(five.map(() => parkQuestion(student, 'dax-one', NOON)))).toEqual(
    five.map(() => true),
  )
  expect(await db().parkedQuestion.count()).toBe(1)
  await Promise.all(five.map(() => returnQuestion(student, 'dax-one')))
  expect(await db().parkedQuestion.count()).toBe(0)
})

test('what does not exist, is retired or sealed cannot be parked', async () => {
  await createBank([
    createQuestion({ id: 'dax-retired', status: 'retired' }),
    createQuestion({ id: 'dax-sealed', form: 'form-a' }),
  ])
  const student = await createStudent()
  for (const id of ['dax-retired', 'dax-sealed', 'never-made'])
    expect(await parkQuestion(student, id, NOON)).toBe(false)
  expect(await db().parkedQuestion.count()).toBe(0)
})

test('what a guest or the account has parked stays parked when they become one', async () => {
  await createBank(['one', 'two', 'three'].map((id) => createQuestion({ id: `dax-${id}` })))
  const { guest, account } = await createPair()
  for (const id of ['dax-one', 'dax-two']) await parkQuestion(guest, id, NOON)
  for (const id of ['dax-two', 'dax-three']) await parkQuestion(account, id, NOON)
  await merged(guest, account, days(1))
  const parked = await db().parkedQuestion.findMany({ orderBy: { questionId: 'asc' } })
  expect(parked.map(({ questionId }) => questionId)).toEqual(['dax-one', 'dax-three', 'dax-two'])
  expect(parked.every(({ studentId }) => studentId === account.id)).toBe(true)
})
