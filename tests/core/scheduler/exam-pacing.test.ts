import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  coverageDay,
  isGateOpen,
  newQuota,
  nextAccuracy,
  pacedQuota,
  paceFirst,
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

test.each([
  ['all unseen on the first day, with time', { unseen: 500, today: 0, secondsLeft: 54_000 }, 16],
  ['too little time for all that is new', { unseen: 500, today: 0, secondsLeft: 46_000 }, 0],
  ['ahead: only the share that may be left is', { unseen: 40, today: 10, secondsLeft: 36_000 }, 0],
  ['a little more than that share', { unseen: 41, today: 10, secondsLeft: 36_000 }, 1],
  ['the day before the coverage day', { unseen: 100, today: 28, secondsLeft: 36_000 }, 60],
  ['the coverage day', { unseen: 100, today: 29, secondsLeft: 36_000 }, 0],
])('%s', (_, { unseen, today, secondsLeft }, quota) => {
  const course = { bank: 500, firstDay: FIRST, examDay: FIRST + 30 }
  expect(pacedQuota({ ...course, unseen, today: FIRST + today, secondsLeft })).toBe(quota)
})

test.each([
  [0, [1, 2, 3, 4, 5, 6]],
  [1, [2, 1, 3, 4, 5, 6]],
  [2, [2, 4, 1, 3, 5, 6]],
  [9, [2, 4, 6, 1, 3, 5]],
])('with a quota of %i the even ones, which are new, move to the front', (quota, expected) => {
  expect(paceFirst([1, 2, 3, 4, 5, 6], (question) => question % 2 === 0, quota)).toEqual(expected)
})
