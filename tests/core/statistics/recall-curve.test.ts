import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  chanceOfRight,
  estimateRecall,
  KINDS,
  kindOf,
  meanRecall,
  recallAt,
  tallyRecall,
  type RecallObservation,
} from '#core/statistics/recall-curve.ts'

test.each([
  [0, true, 'failed'],
  [0, false, 'failed'],
  [1, true, 'known at first'],
  [1, false, 'passed once'],
  [2, true, 'passed often'],
  [7, false, 'passed often'],
] as const)('repetition %i, always known %s: %s', (repetition, alwaysKnown, kind) => {
  expect(kindOf(repetition, alwaysKnown)).toBe(kind)
})

test.each([
  [0, 1],
  [1, 0.8],
  [4, 0.8 ** 2],
  [100, 0.8 ** 10],
  // A clock that was set back: not more than known.
  [-3, 1],
])('with c = 0.8 and k = 0.5, %d intervals later %d is known', (late, recall) => {
  expect(recallAt({ c: 0.8, k: 0.5 }, late)).toBeCloseTo(recall, 12)
})

test('what is not known is right by chance in one of four', () => {
  expect([0, 0.6, 1].map(chanceOfRight)).toEqual([0.25, 0.7, 1])
})

test('without answers the interval is believed: about 70 % after it, for every kind', () => {
  const estimate = estimateRecall([])
  for (const kind of KINDS) {
    expect(Math.abs(meanRecall(estimate, { kind, late: 1 }) - 0.7)).toBeLessThan(0.05)
    expect(meanRecall(estimate, { kind, late: 0 })).toBeCloseTo(1, 12)
    expect(meanRecall(estimate, { kind, late: 4 })).toBeLessThan(0.4)
  }
})

test('answers move the estimate to what they show: 200 at one lateness within 5 points', () => {
  for (const known of [0.2, 0.5, 0.9]) {
    const right = Math.round(200 * chanceOfRight(known))
    const answers = Array.from({ length: 200 }, (_, at): RecallObservation => {
      return { kind: 'passed often', late: 1, correct: at < right }
    })
    const estimate = estimateRecall(answers.reduce(tallyRecall, []))
    expect(Math.abs(meanRecall(estimate, { kind: 'passed often', late: 1 }) - known)).toBeLessThan(0.05)
    // Other kinds have seen nothing.
    expect(estimate.failed).toEqual(estimateRecall([]).failed)
  }
})

test('shares add up to one, whatever the log', () => {
  const answer = fc.record({
    kind: fc.constantFrom('failed', 'known at first', 'passed once', 'passed often'),
    late: fc.double({ min: 0, max: 1e6, noNaN: true }),
    correct: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 60 }), (answers) => {
      for (const possible of Object.values(estimateRecall(answers.reduce(tallyRecall, []))))
        expect(possible.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9)
    }),
    { numRuns: 25 },
  )
})
