import { expect, test, vi } from 'vitest'
import { attemptResult } from '#server/attempt-result.ts'
import { attemptView } from '#server/attempt-view.ts'
import { pastAttempts } from '#server/attempt-list.ts'
import { checkDatabase } from '#server/check-database.ts'
import { closeExpiredAttempts } from '#server/closing.ts'
import { db } from '#server/db.ts'
import { log } from '#server/log.ts'
import { nextQuestion } from '#server/study.ts'
import { createBank, createBlueprintBank, createQuestion } from '../support/bank.ts'
import { onFreshConnection, useDatabase } from '../support/database.ts'
import { createStudent } from '../support/people.ts'
import { respond, sit } from '../support/sitting.ts'
import { studied } from '../support/study.ts'

useDatabase()

const START = new Date('2026-11-21T12:00:00Z')
const after = (seconds: number) => new Date(START.getTime() + seconds * 1000)
const logged = vi.spyOn(log(), 'error').mockImplementation(() => undefined)

test('a question that cannot be read is logged and passed over; check names it', async () => {
  await createBank([createQuestion({ id: 'dax-bad' }), createQuestion({ id: 'dax-good' })])
  await db().questionVersion.updateMany({ where: { questionId: 'dax-bad' }, data: { presented: '{"stem":' } })
  const next = await nextQuestion(await createStudent(), {}, START)
  expect(next.question?.questionId).toBe('dax-good')
  expect(logged).toHaveBeenCalledWith(expect.objectContaining({ question: 'dax-bad' }), expect.any(String))
  expect(await checkDatabase()).toEqual(['question dax-bad, version 1, cannot be read'])
})

test('a slot that cannot be read says so in its place, counts for nobody, and the quiz goes on', async () => {
  await createBlueprintBank(6)
  const student = await createStudent()
  const { id, slots } = await sit(student, START)
  await respond(student, id, 2, true, after(10))
  await db().questionVersion.updateMany({
    where: { questionId: slots[0]?.question.questionId ?? '' },
    data: { answer: 'null' },
  })
  await db().slot.update({ where: { attemptId_slot: { attemptId: id, slot: 3 } }, data: { chosen: '[oops' } })

  const view = await attemptView(student, id, after(20))
  expect(view?.slots).toHaveLength(10)
  expect(view?.slots[2]?.question.stem).toContain('cannot be displayed')
  expect(await closeExpiredAttempts(after(3600))).toBe(1)
  expect(await db().attempt.findUniqueOrThrow({ where: { id } })).toMatchObject({
    openFor: null,
    score: expect.stringContaining('"correct":1'),
  })
})

test('an attempt that cannot be closed keeps no other one open', async () => {
  await createBlueprintBank(6)
  const [bad, good] = [await createStudent(), await createStudent()]
  const [first, second] = [await sit(bad, START), await sit(good, START)]
  onFreshConnection((fresh) =>
    fresh.exec(
      `CREATE TRIGGER stuck BEFORE UPDATE ON Attempt WHEN OLD.id = '${first.id}' BEGIN SELECT RAISE(ABORT, 'stuck'); END`,
    ),
  )
  expect(await closeExpiredAttempts(after(3600))).toBe(1)
  expect(await attemptResult(good, second.id, after(3601))).toMatchObject({ by: 'expiry' })
})

test('a score that cannot be read leaves the list of quizzes readable, and check names the attempt', async () => {
  await createBlueprintBank(6)
  const student = await createStudent()
  const { id } = await sit(student, START)
  await closeExpiredAttempts(after(3600))
  await db().attempt.update({ where: { id }, data: { score: '{' } })
  expect(await pastAttempts(student)).toEqual([])
  expect((await checkDatabase()).join()).toContain(id)
})

test('counts that are missing or wrong are found', async () => {
  await createBank([createQuestion({ id: 'dax-one' })])
  const student = await createStudent()
  await studied(student, 'dax-one', START)
  expect(await checkDatabase()).toEqual([])
  await db().topicProgress.deleteMany()
  await db().dayProgress.updateMany({ data: { elapsedMs: 1 } })
  expect(await checkDatabase()).toHaveLength(2)
})
