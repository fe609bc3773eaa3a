import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accuracyByPart } from '#core/statistics/accuracy-by-part.ts'

test('65 slots are five parts of thirteen', () => {
  const slots = Array.from({ length: 65 }, (_, at) => ({ slot: at + 1, correct: at < 30 }))
  expect(accuracyByPart(slots, 65).map(({ from, to, n, right }) => [from, to, n, right])).toEqual([
    [1, 13, 13, 13],
    [14, 26, 13, 13],
    [27, 39, 13, 4],
    [40, 52, 13, 0],
    [53, 65, 13, 0],
  ])
})

test('two sittings are counted together, with a narrower interval', () => {
  const one = Array.from({ length: 65 }, (_, at) => ({ slot: at + 1, correct: at % 2 === 0 }))
  const [first] = accuracyByPart(one, 65)
  const [both] = accuracyByPart([...one, ...one], 65)
  expect([first?.n, both?.n]).toEqual([13, 26])
  expect((both?.high ?? 1) - (both?.low ?? 0)).toBeLessThan((first?.high ?? 1) - (first?.low ?? 0))
})

test('whatever the length, the parts meet and every slot is in one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 130 }), (length) => {
      const slots = Array.from({ length }, (_, at) => ({ slot: at + 1, correct: true }))
      const parts = accuracyByPart(slots, length)
      expect(parts[0]?.from).toBe(1)
      expect(parts.at(-1)?.to).toBe(length)
      expect(parts.reduce((sum, { n }) => sum + n, 0)).toBe(length)
      parts.slice(1).forEach(({ from }, at) => expect(from).toBe((parts[at]?.to ?? 0) + 1))
    }),
  )
})
