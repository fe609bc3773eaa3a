import fc from 'fast-check'
import { expect, test } from 'vitest'
import { capInterval } from '#core/scheduler/interval-cap.ts'

const TODAY = 20_000

test.each([
  // [interval, days left] → interval
  [38, 20, 10],
  [38, 21, 10],
  [10, 20, 10],
  [9, 20, 9],
  [6, 3, 1],
  [6, 2, 1],
  [6, 1, 1],
  // Today, and behind: there is nothing to come back for.
  [38, 0, 38],
  [38, -5, 38],
])('an interval of %i days with %i left becomes %i', (interval, left, capped) => {
  expect(capInterval(interval, TODAY, TODAY + left)).toBe(capped)
})

test('a capped question comes back before the exam, on a later day, whenever there is one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 36_500 }), fc.integer({ min: 2, max: 400 }), (interval, left) => {
      const capped = capInterval(interval, TODAY, TODAY + left)
      expect(capped).toBeGreaterThanOrEqual(1)
      expect(capped).toBeLessThan(left)
      expect(capped).toBeLessThanOrEqual(interval)
    }),
  )
})
