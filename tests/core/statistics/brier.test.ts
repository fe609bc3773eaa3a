import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brierScore, naiveBrierScore, type Foretold } from '#core/statistics/brier.ts'

const right = (chance: number): Foretold => ({ chance, correct: true })
const wrong = (chance: number): Foretold => ({ chance, correct: false })

test.each([
  ['a clairvoyant', [right(1), wrong(0)], 0, 0.25],
  ['a coin', [right(0.5), wrong(0.5)], 0.25, 0.25],
  ['always mistaken', [right(0), wrong(1)], 1, 0.25],
  ['one question, nearly sure', [right(0.9)], 0.01, 0],
  ['three of four, said as such', [right(0.75), right(0.75), right(0.75), wrong(0.75)], 0.1875, 0.1875],
])('%s', (_, foretold, score, naive) => {
  expect(brierScore(foretold)).toBeCloseTo(score, 12)
  expect(naiveBrierScore(foretold)).toBeCloseTo(naive, 12)
})

test('of nothing there is no score', () => {
  expect([brierScore([]), naiveBrierScore([])]).toEqual([null, null])
})

const anyForetold = fc.array(
  fc.record({ chance: fc.double({ min: 0, max: 1, noNaN: true }), correct: fc.boolean() }),
  { minLength: 1, maxLength: 200 },
)

test('a score lies between 0 and 1, and a coin’s worth is the most that the naive one can be', () => {
  fc.assert(
    fc.property(anyForetold, (foretold) => {
      const score = brierScore(foretold) ?? -1
      const naive = naiveBrierScore(foretold) ?? -1
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
      expect(naive).toBeLessThanOrEqual(0.25 + 1e-12)
    }),
  )
})

test('no chance said of every question alike does better than the naive one', () => {
  fc.assert(
    fc.property(anyForetold, fc.double({ min: 0, max: 1, noNaN: true }), (foretold, chance) => {
      const alike = brierScore(foretold.map((each) => ({ ...each, chance }))) ?? -1
      expect(alike).toBeGreaterThanOrEqual((naiveBrierScore(foretold) ?? 2) - 1e-12)
    }),
  )
})
