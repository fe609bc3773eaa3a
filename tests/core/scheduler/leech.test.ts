import { expect, test } from 'vitest'
import { isLeech, leechThresholdMet } from '#core/scheduler/leech.ts'

test.each([
  [0, false],
  [3, false],
  [4, true],
  [5, true],
  [40, true],
])('after %i lapses, being a leech is %s', (lapses, leech) => {
  expect(isLeech(lapses)).toBe(leech)
})

test.each([
  [4, [4, 6, 8, 10]],
  [8, [8, 12, 16]],
  [3, [3, 5, 7, 9]],
  [1, [1, 2, 3, 4]],
  [0, []],
])('with threshold %i it is told at %j', (threshold, told) => {
  const upTo = (told.at(-1) ?? 20) + 1
  const met = Array.from({ length: upTo }, (_, lapses) => lapses).filter((n) =>
    leechThresholdMet(n, threshold),
  )
  expect(met).toEqual(told)
})

test('the threshold is 4 lapses, then every 2 more', () => {
  expect([3, 4, 5, 6, 7, 8].map((lapses) => leechThresholdMet(lapses))).toEqual([
    false,
    true,
    false,
    true,
    false,
    true,
  ])
})
