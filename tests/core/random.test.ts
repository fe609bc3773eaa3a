import { expect, test } from 'vitest'
import { seededRandom } from '#core/random.ts'

function take(count: number, random: () => number): number[] {
  return Array.from({ length: count }, random)
}

/** Pearson's χ² of numbers in [0, 1), counted in ten bins, against an even spread; p = 0.001 is 27.9. */
function chiSquare(numbers: number[]): number {
  const even = numbers.length / 10
  const bins = Array.from({ length: 10 }, (_, bin) => numbers.filter((each) => Math.floor(each * 10) === bin))
  return bins.reduce((sum, bin) => sum + (bin.length - even) ** 2 / even, 0)
}

test('the same seed gives the same numbers, for ever', () => {
  expect(take(50, seededRandom('a seed'))).toEqual(take(50, seededRandom('a seed')))
  // Pinned: an order shown yesterday must be the order shown after an upgrade.
  expect(take(3, seededRandom('pilot light')).map((each) => Math.floor(each * 1e6))).toEqual([
    494998, 433828, 270053,
  ])
})

test('every number is at least 0 and below 1', () => {
  const numbers = take(10_000, seededRandom('range'))
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...numbers)).toBeLessThan(1)
})

test.each([
  ['', 'a'],
  ['1', '2'],
  ['ab', 'ba'],
  ['student-1/dax', 'student-2/dax'],
  ['dax/1', 'dax/2'],
])('seeds %j and %j share none of their first numbers', (a, b) => {
  const first = new Set(take(100, seededRandom(a)))
  expect(take(100, seededRandom(b)).filter((each) => first.has(each))).toEqual([])
})

test('one generator spreads evenly', () => {
  expect(chiSquare(take(20_000, seededRandom('even')))).toBeLessThan(27.9)
})

test.each([1, 2, 3])('number %i of numbered seeds spreads evenly', (nth) => {
  const seeds = Array.from({ length: 20_000 }, (_, index) => `question/${index}`)
  expect(chiSquare(seeds.flatMap((seed) => take(nth, seededRandom(seed)).slice(-1)))).toBeLessThan(27.9)
})
