import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foretellForm, type FormToForetell } from '#core/statistics/foretell-form.ts'
import { estimateRecall, type Wait } from '#core/statistics/recall-curve.ts'

const score = { minimum: 100, maximum: 1000, pass: 720 }

/** Half a topic's first responses were right; the form asks `length` questions of it. */
function createForm(wait: Wait | null, changes: Partial<FormToForetell> = {}, length = 50): FormToForetell {
  return {
    slots: Array.from({ length }, () => ({ topic: 'dax', domain: 1, wait, scored: true })),
    firstResponses: Array.from({ length: 100 }, (_, at) => ({
      topic: 'dax',
      domain: 1,
      correct: at % 2 === 0,
    })),
    recall: estimateRecall([]),
    score,
    seed: 'student 20000',
    ...changes,
  }
}

test('questions never met are as likely right as their topic', () => {
  const { scaled, low, high, passChance, chances } = foretellForm(createForm(null))
  expect(Math.abs(scaled - 550)).toBeLessThanOrEqual(18)
  expect(low).toBeGreaterThan(400)
  expect(high).toBeLessThan(700)
  expect(passChance).toBeLessThan(0.05)
  for (const chance of chances) expect(Math.abs(chance - 0.5)).toBeLessThan(0.02)
})

test('a question met just now is nearly sure, whatever its topic', () => {
  const { chances, scaled, passChance } = foretellForm(createForm({ kind: 'passed often', late: 0 }))
  expect(Math.min(...chances)).toBeGreaterThan(0.99)
  expect([scaled, passChance]).toEqual([1000, 1])
})

test('an unscored question has its chance, and no part in the score', () => {
  const form = createForm(null)
  const slots = [...form.slots, { topic: 'dax', domain: 1, wait: null, scored: false }]
  const { chances, ...foretold } = foretellForm({ ...form, slots })
  expect(chances).toHaveLength(51)
  expect((foretold.scaled - 100) % 18).toBe(0)
})

test('the same seed tells the same, another one nearly', () => {
  const form = createForm({ kind: 'passed once', late: 0.8 })
  const told = foretellForm(form)
  expect(foretellForm(form)).toEqual(told)
  const other = foretellForm({ ...form, seed: 'another' })
  expect(Math.abs(other.scaled - told.scaled)).toBeLessThanOrEqual(36)
})

test('whatever is known, the band holds its middle and chances are chances', () => {
  const waits = fc.option(
    fc.record({
      kind: fc.constantFrom('failed', 'known at first', 'passed once', 'passed often'),
      late: fc.double({ min: 0, max: 400, noNaN: true }),
    }),
  )
  fc.assert(
    fc.property(fc.array(waits, { minLength: 1, maxLength: 20 }), fc.string(), (each, seed) => {
      const slots = each.map((wait) => ({ topic: 'dax', domain: 1, wait, scored: true }))
      const { low, scaled, high, passChance, chances } = foretellForm(createForm(null, { slots, seed }))
      expect([low, scaled, high].toSorted((a, b) => a - b)).toEqual([low, scaled, high])
      expect(low).toBeGreaterThanOrEqual(100)
      expect(high).toBeLessThanOrEqual(1000)
      for (const chance of [passChance, ...chances]) expect(chance >= 0 && chance <= 1 + 1e-9).toBe(true)
    }),
    { numRuns: 40 },
  )
})
