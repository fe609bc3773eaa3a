import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  firstStability,
  lateness,
  likelihood,
  memoryModel,
  recallAfter,
  stabilityAfter,
  stabilityAfterFail,
  stabilityAfterPass,
} from '#core/scheduler/memory-model.ts'
import { population } from '#core/scheduler/population.ts'
import { type Quality } from '#core/scheduler/quality.ts'

const model = memoryModel({ decay: 0.5, firstDays: 1, knownDays: 100, growth: 5, keep: 0 })
const anyModel = fc.constantFrom(...population())
const stability = fc.double({ min: 0.01, max: 2000, noNaN: true })

test('70 % is known after the stability, whatever the curve', () => {
  for (const each of population()) expect(recallAfter(each, 12, 12)).toBeCloseTo(0.7, 12)
  expect(lateness(recallAfter(model, 12, 12))).toBeCloseTo(1, 12)
  expect(lateness(1)).toBeCloseTo(0, 12)
})

test('everything is known right after the answer, and less each day', () => {
  fc.assert(
    fc.property(anyModel, stability, fc.nat(400), (each, s, days) => {
      expect(recallAfter(each, 0, s)).toBe(1)
      expect(recallAfter(each, days + 1, s)).toBeLessThanOrEqual(recallAfter(each, days, s))
    }),
  )
})

test('a pass never weakens, and strengthens more the more it was in doubt', () => {
  fc.assert(
    fc.property(anyModel, stability, fc.double({ min: 0, max: 0.98, noNaN: true }), (each, s, recall) => {
      const after = stabilityAfterPass(each, s, recall)
      expect(after).toBeGreaterThanOrEqual(s)
      expect(after).toBeGreaterThan(stabilityAfterPass(each, s, recall + 0.02))
    }),
  )
})

test('a failure starts over, or strengthens, or anything between', () => {
  expect(stabilityAfterFail(model, 100)).toBeCloseTo(100 ** 0.35, 12)
  expect(stabilityAfterFail(model, 0.5)).toBe(0.5)
  expect(stabilityAfterFail({ ...model, keep: 1 }, 100)).toBe(200)
  expect(stabilityAfterFail({ ...model, keep: 1 }, 0.1)).toBe(1)
  expect(stabilityAfterFail({ ...model, keep: 0.5 }, 100)).toBeCloseTo(Math.sqrt(200 * 100 ** 0.35), 12)
})

test.each<[Quality, number]>([
  [0, 1],
  [2, 1],
  // Right, but called a guess.
  [3, 1],
  [4, 100],
  [5, 100],
])('a first answer of quality %i leaves a stability of %i days', (quality, days) => {
  expect(firstStability(model, quality)).toBe(days)
})

test('a right answer called a guess lies between a failure and a pass, near the pass where much is known', () => {
  const between = (recall: number) => {
    const [failed, guessed, passed] = ([1, 3, 4] as const).map((q) =>
      Math.log(stabilityAfter(model, 10, recall, q)),
    )
    return ((guessed ?? 0) - (failed ?? 0)) / ((passed ?? 0) - (failed ?? 0))
  }
  expect(between(0.3)).toBeCloseTo(0.03 / 0.205, 12)
  expect(between(0.95)).toBeCloseTo(0.095 / 0.1075, 12)
})

test('what may be answered adds up to all chances', () => {
  for (const recall of [0.1, 0.5, 0.9]) {
    const sum = ([1, 3, 4] as const).reduce((so, quality) => so + likelihood(recall, quality), 0)
    expect(sum).toBeCloseTo(1, 12)
  }
  expect(likelihood(1, 1)).toBeGreaterThan(0)
  expect(likelihood(0, 4)).toBeGreaterThan(0)
})
