import { expect, test } from 'vitest'
import { attemptResult, submitAttempt } from '#server/attempt-result.ts'
import { attemptView } from '#server/attempt-view.ts'
import { db } from '#server/db.ts'
import { examHistory } from '#server/exam-history.ts'
import { myData } from '#server/my-data.ts'
import { readinessOf } from '#server/readiness-of.ts'
import type { Student } from '#server/session.ts'
import { createBlueprintBank } from '../support/bank.ts'
import { useDatabase } from '../support/database.ts'
import { createStudent } from '../support/people.ts'
import { respond, sit } from '../support/sitting.ts'
import { studied } from '../support/study.ts'

useDatabase()

const NOW = new Date('2026-11-24T12:00:00Z')
const YESTERDAY = new Date('2026-11-23T12:00:00Z')
const DOMAINS = ['1-1', '2-2', '3-3', '4-3']

/** Answers `perDomain` questions of each domain for the first time, three in four right. */
async function createKnown(perDomain: number[]): Promise<Student> {
  await createBlueprintBank(30)
  const student = await createStudent()
  for (const [at, domain] of DOMAINS.entries())
    for (let n = 0; n < (perDomain[at] ?? 0); n += 1)
      await studied(student, `q-${domain}-${n}`, YESTERDAY, { right: n % 4 > 0 })
  return student
}

test('before twenty first answers in each domain it says what is missing, and foretells nothing', async () => {
  const student = await createKnown([20, 20, 19, 8])
  expect(await readinessOf(student, NOW)).toMatchObject({
    enough: false,
    domains: [
      { id: 1, more: 0 },
      { id: 2, more: 0 },
      { id: 3, more: 1 },
      { id: 4, more: 12 },
    ],
  })
  const { id } = await sit(student, NOW, { form: 'full' })
  expect(await db().attempt.findUnique({ where: { id } })).toMatchObject({
    foretoldScaled: null,
    foretoldPass: null,
  })
  expect(await db().slot.count({ where: { attemptId: id, foretold: { not: null } } })).toBe(0)
})

test('with enough of them it foretells a score, the same all day', async () => {
  const student = await createKnown([20, 20, 20, 20])
  const told = await readinessOf(student, NOW)
  expect(told).toMatchObject({ enough: true, firstResponses: 80, scale: { pass: 720 } })
  expect(await readinessOf(student, new Date(NOW.getTime() + 3_600_000))).toEqual(told)
  if (!told?.enough) throw new Error('not enough')
  expect([told.low, told.scaled, told.high].toSorted((a, b) => a - b)).toEqual([
    told.low,
    told.scaled,
    told.high,
  ])
  // Three of four right at first, some forgotten since yesterday, the rest read about.
  expect(told.scaled).toBeGreaterThan(600)
  expect(told.scaled).toBeLessThan(940)
})

test('a full exam keeps what was foretold of it, and tells it when it is over', async () => {
  const student = await createKnown([20, 20, 20, 20])
  const { id } = await sit(student, NOW, { form: 'full' })
  const { foretoldScaled, foretoldLow, foretoldHigh, foretoldPass } = await db().attempt.findUniqueOrThrow({
    where: { id },
  })
  expect([foretoldLow, foretoldScaled, foretoldHigh, foretoldPass].every((each) => each !== null)).toBe(true)
  const slots = await db().slot.findMany({ where: { attemptId: id } })
  expect(slots.every(({ foretold }) => foretold !== null && foretold > 0.2 && foretold < 1)).toBe(true)
  await respond(student, id, 1, true, NOW)
  await submitAttempt(student, id, new Date(NOW.getTime() + 60_000))
  expect(await attemptResult(student, id, NOW)).toMatchObject({
    foretold: { low: foretoldLow, scaled: foretoldScaled, high: foretoldHigh },
  })
  expect((await examHistory(student))?.foretold).toMatchObject({ chances: 1, scores: [{ low: foretoldLow }] })
})

test('a short form keeps the chances of its questions, and no score', async () => {
  const student = await createKnown([20, 20, 20, 20])
  const { id } = await sit(student, NOW)
  expect(await db().attempt.findUnique({ where: { id } })).toMatchObject({ foretoldScaled: null })
  expect(await db().slot.count({ where: { attemptId: id, foretold: { not: null } } })).toBe(10)
})

// Acceptance list A2: nothing about it leaves the server before the end.
test('while an exam is open nothing that was foretold of it is told, in the page’s data or the export', async () => {
  const student = await createKnown([20, 20, 20, 20])
  const { id } = await sit(student, NOW, { form: 'full' })
  expect(JSON.stringify(await attemptView(student, id, NOW))).not.toContain('foretold')
  const { tables } = await myData(student, NOW)
  const told = [...(tables.attempts ?? []), ...(tables.slots ?? [])].flatMap((row) =>
    Object.entries(row).filter(([name, value]) => name.startsWith('foretold') && value !== null),
  )
  expect(told).toEqual([])
  await submitAttempt(student, id, new Date(NOW.getTime() + 60_000))
  const after = await myData(student, NOW)
  expect(after.tables.attempts).toMatchObject([{ foretoldScaled: expect.any(Number) }])
  expect(after.tables.slots?.[0]).toMatchObject({ foretold: expect.any(Number) })
})
