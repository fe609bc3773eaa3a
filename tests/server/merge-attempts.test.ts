import { expect, test } from 'vitest'
import { attemptResult } from '#server/attempt-result.ts'
import { attemptView } from '#server/attempt-view.ts'
import { startAttempt } from '#server/attempts.ts'
import { saveResponse } from '#server/responses.ts'
import { checkDatabase } from '#server/check-database.ts'
import { closeExpiredAttempts } from '#server/closing.ts'
import { db } from '#server/db.ts'
import { createBlueprintBank } from '../support/bank.ts'
import { useDatabase } from '../support/database.ts'
import { createPair, merged } from '../support/merging.ts'
import { respond, sit, slotLetters } from '../support/sitting.ts'

useDatabase()

const START = new Date('2026-11-21T12:00:00Z')
const after = (seconds: number) => new Date(START.getTime() + seconds * 1000)
const LONG_OVER = 3600

test('an open quiz goes on in the account, and a finished one keeps its result and its reviews', async () => {
  await createBlueprintBank(6)
  const { guest, account } = await createPair()
  const finished = await sit(guest, START)
  await respond(guest, finished.id, 1, true, after(10))
  await closeExpiredAttempts(after(LONG_OVER))
  const result = await attemptResult(guest, finished.id, after(LONG_OVER))
  const open = await sit(guest, after(LONG_OVER))
  await respond(guest, open.id, 1, true, after(LONG_OVER + 10))

  const report = await merged(guest, account, after(LONG_OVER + 20))

  expect(report).toMatchObject({ attempts: 2, closedAttempts: [], reviews: 1 })
  expect(await attemptResult(account, finished.id, after(LONG_OVER + 30))).toEqual(result)
  expect((await startAttempt(account, { form: 'quick' }, after(LONG_OVER + 30)))?.attempt.id).toBe(open.id)
  expect((await attemptView(account, open.id, after(LONG_OVER + 30)))?.slots[0]).toMatchObject({ seq: 1 })
  await respond(account, open.id, 2, true, after(LONG_OVER + 40))
  expect(await closeExpiredAttempts(after(2 * LONG_OVER + 60))).toBe(1)
  expect(await db().review.findMany({ where: { studentId: account.id } })).toHaveLength(3)
  expect(await checkDatabase()).toEqual([])
})

test.each(['guest', 'account'] as const)(
  'of two open quizzes the one started earlier, the %s’s, is closed with its answers; the other goes on',
  async (earlier) => {
    await createBlueprintBank(6)
    const { guest, account } = await createPair()
    const [first, second] = earlier === 'guest' ? [guest, account] : [account, guest]
    const older = await sit(first, START)
    await respond(first, older.id, 1, true, after(10))
    await respond(first, older.id, 2, false, after(20))
    const younger = await sit(second, after(60))
    await respond(second, younger.id, 3, true, after(70))

    const report = await merged(guest, account, after(300))

    expect(report).toMatchObject({ attempts: 1, closedAttempts: [older.id] })
    expect(await attemptResult(account, older.id, after(310))).toMatchObject({
      submittedAt: after(300),
      score: { correct: 1, answered: 2, total: 10 },
    })
    expect(await db().attempt.findMany({ where: { openFor: { not: null } } })).toMatchObject([
      { id: younger.id, openFor: account.id, studentId: account.id },
    ])
    expect((await attemptView(account, younger.id, after(310)))?.secondsLeft).toBe(20 * 60 - 250)
    const chosen = await slotLetters(younger.id, 4, true)
    expect(await saveResponse(account, younger.id, 4, { chosen, seq: 1 }, after(320))).toMatchObject({
      ok: true,
    })
    expect(await checkDatabase()).toEqual([])
  },
)

test('a quiz whose time is over is the one to close, whichever began first', async () => {
  await createBlueprintBank(6)
  const { guest, account } = await createPair()
  const long = await sit(account, START)
  await db().attempt.update({ where: { id: long.id }, data: { deadline: after(4 * LONG_OVER) } })
  const over = await sit(guest, after(60))

  expect(await merged(guest, account, after(LONG_OVER))).toMatchObject({ closedAttempts: [over.id] })

  expect(await attemptResult(account, over.id, after(LONG_OVER))).toMatchObject({ by: 'expiry' })
  expect((await attemptView(account, long.id, after(LONG_OVER)))?.phase).toBe('open')
  expect(await checkDatabase()).toEqual([])
})

test('two quizzes whose time is over are both closed at their own deadlines', async () => {
  await createBlueprintBank(6)
  const { guest, account } = await createPair()
  const [older, younger] = [await sit(guest, START), await sit(account, after(60))]
  const report = await merged(guest, account, after(LONG_OVER))
  expect(report.closedAttempts).toEqual([older.id, younger.id])
  expect(await attemptResult(account, younger.id, after(LONG_OVER))).toMatchObject({
    by: 'expiry',
    submittedAt: after(60 + 20 * 60),
  })
  expect((await startAttempt(account, { form: 'quick' }, after(LONG_OVER)))?.created).toBe(true)
  expect(await checkDatabase()).toEqual([])
})

test('questions of two quizzes that both had sat are replayed by the time of their responses', async () => {
  await createBlueprintBank(3) // a quick quiz takes 3, 3, 2 and 2 of 3: most are in both
  const { guest, account } = await createPair()
  const later = await sit(account, after(60))
  for (let slot = 1; slot <= 10; slot++) await respond(account, later.id, slot, true, after(200 + slot))
  const earlier = await sit(guest, START)
  for (let slot = 1; slot <= 10; slot++) await respond(guest, earlier.id, slot, false, after(100 + slot))
  await closeExpiredAttempts(after(LONG_OVER))

  const { sharedQuestions } = await merged(guest, account, after(LONG_OVER))

  expect(sharedQuestions).toBeGreaterThanOrEqual(8)
  const schedules = await db().schedule.findMany({ where: { reviewCount: 2 } })
  expect(schedules).toHaveLength(sharedQuestions)
  for (const schedule of schedules) expect(schedule).toMatchObject({ repetition: 1, lastQuality: 4 })
  expect(await checkDatabase()).toEqual([])
})
