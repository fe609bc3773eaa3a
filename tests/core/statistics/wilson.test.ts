import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wilson } from '#core/statistics/wilson.ts'

test.each([
  [5, 5, 0.75, 1],
  [4, 5, 0.51, 0.94],
  // behaviours.md 5.11 says 0.67: it is 0.6647, rounded to 0.665 and then once more.
  [16, 20, 0.66, 0.89],
  [80, 100, 0.74, 0.85],
  [0, 5, 0, 0.25],
  [0, 1, 0, 0.62],
  [1, 1, 0.38, 1],
])('%i of %i is between %d and %d', (successes, n, low, high) => {
  const interval = wilson(successes, n)
  expect(Number(interval.low.toFixed(2))).toBe(low)
  expect(Number(interval.high.toFixed(2))).toBe(high)
})

test('a 95 % interval is wider: 8 of 10 is 0.49 to 0.94', () => {
  const { low, high } = wilson(8, 10, 1.96)
  expect([low.toFixed(2), high.toFixed(2)]).toEqual(['0.49', '0.94'])
})

test('nothing observed says nothing', () => {
  expect(wilson(0, 0)).toEqual({ low: 0, high: 1 })
})

test('the share lies inside, inside 0 to 1, and failures mirror successes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), fc.nat(2000), (n, some) => {
      const successes = some % (n + 1)
      const { low, high } = wilson(successes, n)
      const mirrored = wilson(n - successes, n)
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      expect(low).toBeLessThanOrEqual(successes / n + 1e-12)
      expect(high).toBeGreaterThanOrEqual(successes / n - 1e-12)
      expect(mirrored.low).toBeCloseTo(1 - high, 12)
    }),
  )
})
