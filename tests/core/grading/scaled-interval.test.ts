import { expect, test } from 'vitest'
import { scaledInterval, standing } from '#core/grading/scaled-interval.ts'
import { wilson } from '#core/statistics/wilson.ts'

const SAA = { minimum: 100, maximum: 1000, pass: 720 }

// Computed by hand from Wilson's formula with z = 1.2816.
test.each([
  [0, 50, 100, 129],
  [30, 50, 558, 716],
  [34, 50, 632, 782],
  [35, 50, 650, 798],
  [45, 50, 849, 948],
  [50, 50, 971, 1000],
])('%i of %i lies between %i and %i with 80 %% confidence', (correct, total, low, high) => {
  expect(scaledInterval(correct, total, SAA)).toEqual({ low, high })
})

test('the estimate lies inside its own interval', () => {
  for (let correct = 0; correct <= 50; correct++) {
    const { low, high } = scaledInterval(correct, 50, SAA)
    const estimate = Math.round(100 + 18 * correct)
    expect(estimate).toBeGreaterThanOrEqual(low)
    expect(estimate).toBeLessThanOrEqual(high)
  }
})

// A pass takes 620/900 = 68.9 % of the way along the scale.
test.each([
  [15, 15, 'meets'],
  [13, 15, 'meets'],
  [12, 15, 'near'],
  [9, 15, 'near'],
  [8, 15, 'below'],
  [9, 10, 'meets'],
  [8, 10, 'near'],
  [5, 10, 'below'],
  [0, 10, 'below'],
  // So few that even a perfect hand says little.
  [3, 3, 'near'],
  [0, 0, 'near'],
] as const)('%i of %i %s the share of a pass', (correct, total, expected) => {
  expect(standing(wilson(correct, total), SAA)).toBe(expected)
})

test('an end of the interval on the line itself is above it', () => {
  expect(standing({ low: 620 / 900, high: 1 }, SAA)).toBe('meets')
  expect(standing({ low: 0, high: 620 / 900 }, SAA)).toBe('near')
})
