import { expect, test } from 'vitest'
import { extraMinutes } from '#core/exam/extra-time.ts'

test.each([
  ['none', 130, 0],
  ['plus-30', 130, 30],
  ['plus-30', 20, 30],
  ['x1.25', 130, 33],
  ['x1.25', 20, 5],
  ['x1.5', 65, 33],
  ['x2', 130, 130],
  ['x2', 0, 0],
] as const)('%s adds to %i minutes: %i', (extraTime, limit, minutes) => {
  expect(extraMinutes(extraTime, limit)).toBe(minutes)
})
