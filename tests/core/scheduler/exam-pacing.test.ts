import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  coverageDay,
  isGateOpen,
  newQuota,
  nextAccuracy,
  STARTING_ACCURACY,
} from '#core/scheduler/exam-pacing.ts'

const FIRST = 20_000

test.each([
  [100, 95],
  [30, 29],
  [7, 7],
  [1, 1],
  [0, 0],
])('of %i days, the bank is covered after %i', (days, covered) => {
  expect(coverageDay(FIRST, FIRST + days)).toBe(FIRST + covered)
})

test.each([
  // [unseen, day of the course] → new questions, in a course of 100 days
  [950, 0, 10],
  [951, 0, 11],
  [10, 94, 10],
  [10, 95, 10],
  [10, 99, 10],
  [0, 50, 0],
])('%i unseen on day %i need %i new ones', (unseen, day, quota) => {
  expect(newQuota(unseen, FIRST, FIRST + 100, FIRST + day)).toBe(quota)
})

test('whoever keeps to the quota has met the whole bank by the coverage day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 400 }), (bank, days) => {
      const examDay = FIRST + days
      let unseen = bank
      for (let today = FIRST; today < coverageDay(FIRST, examDay); today += 1)
        unseen -= newQuota(unseen, FIRST, examDay, today)
      expect(unseen).toBe(0)
    }),
  )
})

test('the gate is shut to begin with, opens after a run of right answers and shuts after wrong ones', () => {
  const after = (accuracy: number, correct: boolean, times: number) =>
    Array.from({ length: times }).reduce<number>((so) => nextAccuracy(so, correct), accuracy)
  expect(isGateOpen(STARTING_ACCURACY)).toBe(false)
  expect(isGateOpen(after(STARTING_ACCURACY, true, 9))).toBe(false)
  expect(isGateOpen(after(STARTING_ACCURACY, true, 10))).toBe(true)
  expect(isGateOpen(after(1, false, 5))).toBe(true)
  expect(isGateOpen(after(1, false, 6))).toBe(false)
})
