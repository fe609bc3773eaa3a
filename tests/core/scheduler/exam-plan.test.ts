import { expect, test } from 'vitest'
import { examPlan, type ExamPlan, type ExamPlanInput } from '#core/scheduler/exam-plan.ts'
import { memoryModel } from '#core/scheduler/memory-model.ts'
import { type MemoryEstimate } from '#core/scheduler/student-memory.ts'

const TODAY = 20_000
const model = memoryModel({ decay: 0.5, firstDays: 1, knownDays: 100, growth: 7, keep: 0 })
const seconds = { known: 45, unknown: 90 }

type Question = { stability?: number; lastDay?: number; knownAtFirst?: number; weight?: number }

function planFor(questions: Question[], changes: Partial<ExamPlanInput>): ExamPlan {
  const estimate: MemoryEstimate = {
    model,
    stability: Float64Array.from(questions, (each) => each.stability ?? NaN),
    lastDay: Float64Array.from(questions, (each) => each.lastDay ?? NaN),
    knownAtFirst: Float64Array.from(questions, (each) => each.knownAtFirst ?? 0.4),
  }
  const weightOf = questions.map((each) => each.weight ?? 1 / questions.length)
  return examPlan({ estimate, weightOf, today: TODAY, secondsOf: days(10), seconds, ...changes })
}

function days(count: number, secondsEach = 1800): number[] {
  return Array.from({ length: count }, () => secondsEach)
}

const unseen = (count: number): Question[] => Array.from({ length: count }, () => ({}))

test('every question stands in the order once', () => {
  const { order } = planFor(unseen(40), {})
  expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, question) => question))
})

test('the same input gives the same plan', () => {
  expect(planFor(unseen(40), {})).toEqual(planFor(unseen(40), {}))
})

test('on the last day, the question that gains most for its time comes first', () => {
  const { order } = planFor(
    [
      { stability: 200, lastDay: TODAY - 1 },
      { stability: 1, lastDay: TODAY - 9, weight: 0.9 },
      { stability: 1, lastDay: TODAY - 9, weight: 0.1 },
    ],
    { secondsOf: days(1) },
  )
  expect(order).toEqual([1, 2, 0])
})

test('a question answered today comes last', () => {
  const { order, gain } = planFor([{ stability: 1, lastDay: TODAY }, ...unseen(5)], {})
  expect(order.at(-1)).toBe(0)
  expect(gain[0]).toBe(-Infinity)
})

test('what is known for long is left alone', () => {
  const { asked, gain } = planFor([{ stability: 2000, lastDay: TODAY - 1 }, ...unseen(300)], {})
  expect(asked[0]).toBeLessThan(0.3)
  expect(asked[1]).toBeGreaterThan(0.6)
  expect(gain[0]).toBeLessThan(0)
})

test('a plan fits the time of each day, also where days differ', () => {
  const secondsOf = [3600, 1800, 1800, 0, 1800, 3600, 1800, 1800, 0, 1800]
  const { load, prices } = planFor(unseen(200), { secondsOf })
  secondsOf.forEach((available, day) => {
    expect(load.seconds[day]).toBeLessThan(1.25 * available + 300)
  })
  // Time is dear on a day that has none.
  expect(prices[3]).toBeGreaterThan(3 * (prices[2] ?? 0))
})

test('with little time the light questions are the ones given up', () => {
  const questions = Array.from({ length: 200 }, (_, at) => ({ weight: at < 100 ? 0.008 : 0.002 }))
  const { asked } = planFor(questions, { secondsOf: days(10, 1200) })
  expect(asked[0]).toBeGreaterThan(0.8)
  expect(asked[199]).toBeLessThan(0.4)
})

test('with time to spare, everything is asked', () => {
  const { asked } = planFor(unseen(20), { secondsOf: days(30, 7200) })
  expect(Math.min(...asked)).toBeGreaterThan(0.99)
})

test('yesterday’s prices lead to nearly the same plan', () => {
  const before = planFor(unseen(200), { secondsOf: days(11), today: TODAY - 1 })
  const cold = planFor(unseen(200), {})
  const warm = planFor(unseen(200), { pricesBefore: before.prices })
  const total = (plan: ExamPlan) => plan.load.seconds.reduce((a, b) => a + b, 0)
  expect(total(warm) / total(cold)).toBeGreaterThan(0.9)
  expect(total(warm) / total(cold)).toBeLessThan(1.1)
})

test('a plan for no day at all orders nothing by worth and does not fail', () => {
  const { order, load } = planFor(unseen(3), { secondsOf: [] })
  expect(order).toEqual([0, 1, 2])
  expect(load.seconds).toHaveLength(0)
})
