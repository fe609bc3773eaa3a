import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reliability } from '#core/statistics/reliability.ts'

test.each([
  [0, 0],
  [0.0999, 0],
  [0.1, 1],
  [0.55, 5],
  [0.9, 9],
  [1, 9],
])('a chance of %d falls into tenth %i', (chance, tenth) => {
  const [bin] = reliability([{ chance, correct: true }])
  expect(bin).toMatchObject({ from: tenth / 10, to: (tenth + 1) / 10, n: 1, right: 1, chance, share: 1 })
})

test('each tenth says what was told on average, and what came, with its interval', () => {
  const foretold = [0.72, 0.74, 0.78, 0.76].map((chance, at) => ({ chance, correct: at < 3 }))
  const [bin, ...others] = reliability([...foretold, { chance: 0.3, correct: false }]).toReversed()
  expect(bin).toMatchObject({ n: 4, right: 3, share: 0.75 })
  expect(bin?.chance).toBeCloseTo(0.75, 12)
  expect([bin?.low.toFixed(2), bin?.high.toFixed(2)]).toEqual(['0.43', '0.92'])
  expect(others.map(({ from, n }) => [from, n])).toEqual([[0.3, 1]])
})

test('of nothing there are no tenths', () => {
  expect(reliability([])).toEqual([])
})

test('every chance is in one tenth, between its ends, and nothing is counted twice', () => {
  const some = fc.array(
    fc.record({ chance: fc.double({ min: 0, max: 1, noNaN: true }), correct: fc.boolean() }),
  )
  fc.assert(
    fc.property(some, (foretold) => {
      const bins = reliability(foretold)
      const sum = (value: (bin: (typeof bins)[number]) => number) =>
        bins.reduce((total, bin) => total + value(bin), 0)
      expect(sum(({ n }) => n)).toBe(foretold.length)
      expect(sum(({ right }) => right)).toBe(foretold.filter(({ correct }) => correct).length)
      for (const { from, to, chance, share, low, high } of bins) {
        expect(chance).toBeGreaterThanOrEqual(from - 1e-9)
        expect(chance).toBeLessThanOrEqual(to + 1e-9)
        expect(low).toBeLessThanOrEqual(share + 1e-9)
        expect(high).toBeGreaterThanOrEqual(share - 1e-9)
      }
    }),
  )
})
