import { expect, test } from 'vitest'
import { countLog, type CountedRow } from '#core/statistics/count-log.ts'

const DAY = 20_000

function createRow(changes: Partial<CountedRow> & { id: string }): CountedRow {
  return {
    kind: 'review',
    undoes: null,
    topicId: 'dax',
    day: DAY,
    correct: true,
    confidence: null,
    elapsedMs: 1000,
    first: false,
    ...changes,
  }
}

test('an empty log counts nothing', () => {
  expect(countLog([])).toEqual({ topics: new Map(), days: new Map() })
})

test('reviews count by topic and by day', () => {
  const { topics, days } = countLog([
    createRow({ id: 'a', first: true }),
    createRow({ id: 'b', first: true, correct: false, confidence: 'sure', day: DAY + 1 }),
    createRow({ id: 'c', correct: false, confidence: 'guess', elapsedMs: 500 }),
    createRow({ id: 'd', topicId: 'aurora', confidence: 'sure', first: true }),
  ])
  expect([...topics]).toEqual([
    ['dax', { answers: 3, correct: 1, firstAnswers: 2, firstCorrect: 1, sureMisses: 1, lastDay: DAY + 1 }],
    ['aurora', { answers: 1, correct: 1, firstAnswers: 1, firstCorrect: 1, sureMisses: 0, lastDay: DAY }],
  ])
  expect([...days]).toEqual([
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
    expect(countLog(log)).toEqual({ topics: new Map(), days: new Map() })
})

test('a drill counts on its day, takes no time and touches no topic', () => {
  const { topics, days } = countLog([createRow({ id: 'd', kind: 'drill' })])
  expect(topics.size).toBe(0)
  expect([...days]).toEqual([[DAY, { reviews: 0, correct: 0, fresh: 0, drills: 1, elapsedMs: 0 }]])
})
