import { expect, test } from 'vitest'
import { submitAttempt } from '#server/attempt-result.ts'
import { checkDatabase } from '#server/check-database.ts'
import { db } from '#server/db.ts'
import { missedIn } from '#server/missed.ts'
import { nextQuestion } from '#server/study.ts'
import { createBlueprintBank } from '../support/bank.ts'
import { useDatabase } from '../support/database.ts'
import { createStudent } from '../support/people.ts'
import { respond, sit } from '../support/sitting.ts'
import { studied } from '../support/study.ts'

useDatabase()

const START = new Date('2026-11-24T09:00:00Z')
const after = (seconds: number) => new Date(START.getTime() + seconds * 1000)
const DAY = 86_400

/** A closed quick quiz with slots 1 to 7 right, 8 and 9 wrong, 10 never shown. */
async function createMissed() {
  await createBlueprintBank(6)
  const student = await createStudent()
  const { id, slots } = await sit(student, START)
  for (let slot = 1; slot <= 9; slot++) await respond(student, id, slot, slot <= 7, after(slot))
  const open = await missedIn(student, id)
  await submitAttempt(student, id, after(60))
  return { student, id, open, ids: slots.map(({ question }) => question.questionId) }
}

test('what was missed is practised in the order of the exam until each is right, the same day without moving schedules', async () => {
  const { student, id, open, ids } = await createMissed()
  expect(open).toEqual([])
  const [eighth = '', ninth = '', tenth = ''] = ids.slice(7)
  const next = () => nextQuestion(student, { missed: id }, after(120))
  expect(await next()).toMatchObject({ mode: 'drill', drillLeft: 3, question: { questionId: eighth } })
  await studied(student, eighth, after(130), { drill: true, right: false })
  expect(await next()).toMatchObject({ mode: 'drill', drillLeft: 3, question: { questionId: ninth } })
  await studied(student, ninth, after(140), { drill: true })
  expect(await next()).toMatchObject({ mode: 'review', drillLeft: 2, question: { questionId: tenth } })
  await studied(student, tenth, after(150))
  await studied(student, eighth, after(160), { drill: true })
  expect(await next()).toMatchObject({ drillLeft: 0, question: null })
  expect(await checkDatabase()).toEqual([])
})

test('days later, when they are due, practising them is the review of each', async () => {
  const { student, id } = await createMissed()
  expect(await nextQuestion(student, { missed: id }, after(2 * DAY))).toMatchObject({
    mode: 'review',
    drillLeft: 3,
  })
})

test('what was missed by somebody else, or is retired meanwhile, is not practised', async () => {
  const { student, id, ids } = await createMissed()
  expect(await missedIn(await createStudent(), id)).toEqual([])
  expect(await missedIn(student, '01a1fd76-0000-7000-8000-000000000000')).toEqual([])
  await db().question.update({ where: { id: ids[7] ?? '' }, data: { status: 'retired' } })
  expect(await missedIn(student, id)).toEqual(ids.slice(8))
})
