import { expect, test } from 'vitest'
import { countLog, type CountedRow } from '#core/statistics/count-log.ts'

const DAY = 20_000

function createRow(changes: Partial<CountedRow> & { id: string }): CountedRow {
  return {
    kind: 'review',
    undoes: null,
    topicId: 'dax',
    questionId: 'dax-one',
    version: 1,
    chosen: [0],
    day: DAY,
    beforeIntervalDays: 0,
    beforeDueDay: null,
    correct: true,
    confidence: null,
    elapsedMs: 1000,
    first: false,
    ...changes,
  }
}

test('an empty log counts nothing', () => {
  expect(countLog([])).toEqual({ topics: new Map(), days: new Map(), choices: new Map() })
})

test('reviews count by topic and by day', () => {
  const { topics, days } = countLog([
    createRow({ id: 'a', first: true }),
    createRow({ id: 'b', first: true, correct: false, confidence: 'sure', day: DAY + 1 }),
    createRow({ id: 'c', correct: false, confidence: 'guess', elapsedMs: 500 }),
    createRow({ id: 'd', topicId: 'aurora', confidence: 'sure', first: true }),
  ])
  expect([...topics]).toMatchObject([
    ['dax', { answers: 3, correct: 1, firstAnswers: 2, firstCorrect: 1, sureMisses: 1, lastDay: DAY + 1 }],
    ['aurora', { answers: 1, correct: 1, firstAnswers: 1, firstCorrect: 1, sureMisses: 0, lastDay: DAY }],
  ])
  expect([...days]).toMatchObject([
    [DAY, { reviews: 3, correct: 2, fresh: 2, drills: 0, elapsedMs: 2500 }],
    [DAY + 1, { reviews: 1, correct: 0, fresh: 1, drills: 0, elapsedMs: 1000 }],
  ])
})

test('an undone review counts as never answered, wherever its undo stands', () => {
  const rows = [
    createRow({ id: 'a', first: true }),
    createRow({ id: 'undo a', kind: 'undo', undoes: 'a', first: true }),
  ]
  for (const log of [rows, rows.toReversed()])
    expect(countLog(log)).toEqual({ topics: new Map(), days: new Map(), choices: new Map() })
})

test('a drill counts on its day, takes no time and touches no topic', () => {
  const { topics, days } = countLog([createRow({ id: 'd', kind: 'drill' })])
  expect(topics.size).toBe(0)
  expect([...days]).toMatchObject([[DAY, { reviews: 0, correct: 0, fresh: 0, drills: 1, elapsedMs: 0 }]])
})

test('answers are told apart by what was said about them', () => {
  const said = ['sure', 'sure', 'unsure', 'unsure', 'guess', 'guess', 'guess', null]
  const { topics } = countLog(
    said.map((confidence, at) => createRow({ id: String(at), confidence, correct: at % 2 === 0 })),
  )
  expect(topics.get('dax')).toMatchObject({
    answers: 8,
    ...{
      sureAnswers: 2,
      sureMisses: 1,
      unsureAnswers: 2,
      unsureCorrect: 1,
      guessAnswers: 3,
      guessCorrect: 2,
    },
  })
})

test.each([
  ['the first answer', { beforeIntervalDays: 0, beforeDueDay: null }, 0],
  ['due today', { beforeIntervalDays: 6, beforeDueDay: DAY }, 1],
  ['overdue', { beforeIntervalDays: 1, beforeDueDay: DAY - 30 }, 1],
  ['a second answer of the day, in an exam', { beforeIntervalDays: 1, beforeDueDay: DAY + 1 }, 0],
  ['an exam before it is due', { beforeIntervalDays: 15, beforeDueDay: DAY + 4 }, 0],
  ['an interval of no day', { beforeIntervalDays: 0, beforeDueDay: DAY }, 0],
])('retention: %s', (_, before, counts) => {
  const { topics, days } = countLog([createRow({ id: 'a', ...before })])
  expect(topics.get('dax')).toMatchObject({ dueAnswers: counts, dueKnown: counts })
  expect(days.get(DAY)).toMatchObject({ dueAnswers: counts, dueKnown: counts })
  const missed = countLog([createRow({ id: 'a', ...before, correct: false })])
  expect(missed.topics.get('dax')).toMatchObject({ dueAnswers: counts, dueKnown: 0 })
})

test('what was chosen in a miss is counted by version and place, of several options each', () => {
  const { choices } = countLog([
    createRow({ id: 'a', correct: false, chosen: [1, 3] }),
    createRow({ id: 'b', correct: false, chosen: [3], day: DAY + 2 }),
    createRow({ id: 'c', correct: false, chosen: [3], version: 2, day: DAY + 1 }),
    createRow({ id: 'd', correct: true, chosen: [3] }),
    createRow({ id: 'e', correct: false, chosen: [] }),
    createRow({ id: 'f', correct: false, chosen: [1], kind: 'drill' }),
    createRow({ id: 'g', correct: false, chosen: [1] }),
    createRow({ id: 'h', correct: false, chosen: [1], kind: 'undo', undoes: 'g' }),
  ])
  const choice = { questionId: 'dax-one', version: 1, place: 3 }
  expect([...choices.values()]).toEqual([
    { ...choice, place: 1, count: 1, lastDay: DAY },
    { ...choice, count: 2, lastDay: DAY + 2 },
    { ...choice, version: 2, count: 1, lastDay: DAY + 1 },
  ])
})
