import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { attemptResult, submitAttempt } from '#server/attempt-result.ts'
import { checkDatabase } from '#server/check-database.ts'
import { closeExpiredAttempts } from '#server/closing.ts'
import { db } from '#server/db.ts'
import { saveResponse } from '#server/responses.ts'
import { toLetters } from '#core/question/present-question.ts'
import { createBank, createQuestion } from '../support/bank.ts'
import { useDatabase } from '../support/database.ts'
import { createStudent } from '../support/people.ts'
import { sit } from '../support/sitting.ts'

useDatabase()

// One line a student, one column a question of a bank that is exactly one full form. Options by their place in the
// file: A to E; "" never shown, "." shown and left blank, "BC" both chosen, "A>B" changed from A to B.
const table: string[][] = parse(readFileSync('tests/server/fixtures/exam-walk-through.csv', 'utf8'))
const [[, ...questionIds] = [], [, ...keys] = [], [, ...optionCounts] = [], ...students] = table

const START = new Date('2026-11-24T09:00:00Z')
const after = (seconds: number) => new Date(START.getTime() + seconds * 1000)
const placesOf = (letters: string) => [...letters].map((letter) => letter.charCodeAt(0) - 65)
const lastOf = (cell: string) => cell.split('>').at(-1)?.replace('.', '') ?? ''

async function createFixtureBank(): Promise<void> {
  const questions = questionIds.map((id, index) =>
    createQuestion({
      id,
      task: `${id[2]}.${id[4]}`,
      key: placesOf(keys[index] ?? ''),
      options: Number(optionCounts[index]),
    }),
  )
  await createBank(questions)
}

/** One student through one line of the table; every second one leaves the closing to the clock. */
async function walk(cells: string[], leaves: boolean) {
  const student = await createStudent()
  const { id } = await sit(student, START, { form: 'full' })
  for (const { slot, questionId, order } of await db().slot.findMany({ where: { attemptId: id } })) {
    const cell = cells[questionIds.indexOf(questionId)] ?? ''
    if (cell === '') continue
    const steps = cell === '.' ? [''] : cell.split('>')
    for (const [index, step] of steps.entries()) {
      const chosen = toLetters(placesOf(step), JSON.parse(order) as number[])
      const saved = await saveResponse(
        student,
        id,
        slot,
        { chosen, seq: index + 1 },
        after(60 * slot + index),
      )
      if (!saved.ok) throw new Error(`refused: ${saved.problem}`)
    }
  }
  if (!leaves) await submitAttempt(student, id, after(7000))
  return { student, id, cells }
}

// Acceptance list A19.
test('34 students through a full exam: every question, domain and score is what the table adds up to', async () => {
  expect([students.length, questionIds.length]).toEqual([34, 65])
  await createFixtureBank()
  const walked = []
  for (const [index, [, ...cells]] of students.entries()) walked.push(await walk(cells, index % 2 === 1))
  expect(await closeExpiredAttempts(after(3 * 3600))).toBe(17)

  for (const { student, id, cells } of walked) {
    const result = await attemptResult(student, id, after(3 * 3600))
    if (!result || result === 'open') throw new Error('an attempt is still open')
    // The tally, by comparing texts of the table; only which questions count is asked of the database.
    const counts = new Map(
      (await db().slot.findMany({ where: { attemptId: id } })).map((row) => [row.questionId, row.scored]),
    )
    const isRight = questionIds.map((_, column) => lastOf(cells[column] ?? '') === keys[column])
    const counted = questionIds
      .map((_, column) => column)
      .filter((column) => counts.get(questionIds[column] ?? ''))
    const inDomain = (domain: string) =>
      counted.filter((column) => questionIds[column]?.startsWith(`q-${domain}`))
    const rightOf = (columns: number[]) => columns.filter((column) => isRight[column]).length

    expect(counted).toHaveLength(50)
    const right = rightOf(counted)
    const scaled = Math.round(100 + 18 * right)
    expect(result).toMatchObject({
      score: {
        correct: right,
        total: 50,
        percent: right * 2,
        answered: counted.filter((column) => lastOf(cells[column] ?? '') !== '').length,
      },
      scaled,
      passed: right >= 35,
      domains: [
        { id: 1, total: 15, correct: rightOf(inDomain('1')) },
        { id: 2, total: 13, correct: rightOf(inDomain('2')) },
        { id: 3, total: 12, correct: rightOf(inDomain('3')) },
        { id: 4, total: 10, correct: rightOf(inDomain('4')) },
      ],
    })
    const graded = new Map(result.slots.map((slot) => [slot.question.questionId, slot]))
    expect(questionIds.map((questionId) => graded.get(questionId)?.correct)).toEqual(isRight)
    expect(questionIds.map((questionId) => graded.get(questionId)?.change ?? null)).toEqual(
      cells.map((cell, column) => changeIn(cell, keys[column] ?? '')),
    )
    const reviews = await db().review.findMany({ where: { studentId: student.id } })
    expect(reviews).toHaveLength(cells.filter((cell) => cell !== '').length)
  }

  // Per question over everybody: shown, right, and what the schedules were told.
  for (const [column, questionId] of questionIds.entries()) {
    const shown = students.map((line) => line[column + 1] ?? '').filter((cell) => cell !== '')
    const right = shown.filter((cell) => lastOf(cell) === keys[column])
    expect(await db().slot.count({ where: { questionId, correct: true } })).toBe(right.length)
    expect(await db().review.count({ where: { questionId, quality: 4 } })).toBe(right.length)
    expect(await db().review.count({ where: { questionId, quality: 1 } })).toBe(shown.length - right.length)
  }
  expect(await checkDatabase()).toEqual([])
}, 180_000)

/** First complete response against the last, in the words of the result. */
function changeIn(cell: string, key: string): string | null {
  const first = cell.split('>').find((step) => step.length === key.length && step !== '.')
  const last = lastOf(cell)
  if (!first || first === last) return null
  if (last === key) return 'to-right'
  return first === key ? 'to-wrong' : 'still-wrong'
}

test('the table’s ends are known without counting: all right is 1000, all wrong 100, nothing shown no review', () => {
  const [all, none, nothing] = students.map(([, ...cells]) => cells)
  expect(all).toEqual(keys)
  expect(none?.filter((cell, column) => cell === keys[column])).toEqual([])
  expect(nothing?.every((cell) => cell === '')).toBe(true)
})
