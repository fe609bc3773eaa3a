import { expect, test } from 'vitest'
import { type BankQuestion } from '#core/statistics/draw-student.ts'
import { pointsToGain } from '#core/statistics/points-to-gain.ts'
import { missingResponses, readiness, type ReadinessInput } from '#core/statistics/readiness.ts'
import { estimateRecall, tallyRecall } from '#core/statistics/recall-curve.ts'
import { scaledScore } from '#core/statistics/simulated-scores.ts'
import { type FirstResponse } from '#core/statistics/topic-chances.ts'

const exam = {
  domains: [30, 26, 24, 20].map((weight, index) => ({ id: index + 1, weight })),
  scored: 50,
  score: { minimum: 100, maximum: 1000, pass: 720 },
}

/** First responses in each domain's one topic, as [right, of]. */
function firstResponses(...domains: [number, number][]): FirstResponse[] {
  return domains.flatMap(([right, of], index) =>
    Array.from({ length: of }, (_, at) => ({
      topic: `topic ${index + 1}`,
      domain: index + 1,
      correct: at < right,
    })),
  )
}

function bank(wait: BankQuestion['wait'], perDomain = 25): BankQuestion[] {
  return exam.domains.flatMap(({ id }) =>
    Array.from({ length: perDomain }, () => ({ topic: `topic ${id}`, domain: id, wait })),
  )
}

function createInput(changes: Partial<ReadinessInput>): ReadinessInput {
  return {
    questions: bank(null),
    firstResponses: firstResponses([22, 30], [18, 26], [17, 24], [14, 20]),
    recall: estimateRecall([]),
    exam,
    transfer: 1,
    seed: 'student',
    ...changes,
  }
}

function predicted(changes: Partial<ReadinessInput>) {
  const result = readiness(createInput(changes))
  if (!result.enough) throw new Error('not enough data')
  return result
}

test.each([
  [34, 712],
  [35, 730],
  [0, 100],
  [50, 1000],
])('%i of 50 is %i', (right, scaled) => {
  expect(scaledScore(right, 50, exam.score)).toBe(scaled)
})

test('nothing is foretold before every domain has 20 first responses, and what is missing is told', () => {
  const some = firstResponses([22, 30], [10, 19], [17, 24], [5, 8])
  expect(readiness(createInput({ firstResponses: some }))).toEqual({
    enough: false,
    missing: [
      { domain: 2, more: 1 },
      { domain: 4, more: 12 },
    ],
  })
  expect(missingResponses([], exam.domains).map(({ more }) => more)).toEqual([20, 20, 20, 20])
})

// behaviours.md 5.10: median 730, 80 % band 640–820, passing 0.53; here topics lean on each other a little.
test('71 of 100 first responses foretell about 730, with a band of about 180 points and an even chance', () => {
  const { scaled, low, high, passChance, firstResponses: n } = predicted({})
  expect(Math.abs(scaled - 730)).toBeLessThanOrEqual(18)
  expect(high - low).toBeGreaterThan(130)
  expect(high - low).toBeLessThan(215)
  expect(Math.abs(passChance - 0.53)).toBeLessThan(0.08)
  expect(n).toBe(100)
})

test('ten times the evidence leaves a narrower band, never narrower than the luck of one exam', () => {
  const little = predicted({})
  const much = predicted({ firstResponses: firstResponses([220, 300], [180, 260], [170, 240], [140, 200]) })
  expect(much.high - much.low).toBeLessThanOrEqual(little.high - little.low)
  expect(much.high - much.low).toBeGreaterThan(100)
})

test('the same seed foretells the same, another one nearly', () => {
  expect(predicted({})).toEqual(predicted({}))
  expect(Math.abs(predicted({ seed: 'other' }).share - predicted({}).share)).toBeLessThan(0.03)
})

test('questions met and just answered well raise what is foretold; long ago, less', () => {
  const fresh = predicted({ questions: bank({ kind: 'passed often', late: 0.1 }) })
  const stale = predicted({ questions: bank({ kind: 'passed often', late: 30 }) })
  expect(fresh.share).toBeGreaterThan(0.9)
  expect(fresh.passChance).toBeGreaterThan(0.95)
  expect(stale.share).toBeLessThan(fresh.share - 0.2)
})

test('who knows everything is foretold full marks, and who knows nothing the luck of guessing', () => {
  const just = { kind: 'known at first', late: 0 } as const
  expect(predicted({ questions: bank(just) })).toMatchObject({ scaled: 1000, low: 1000, high: 1000 })
  const lost = predicted({ questions: bank({ kind: 'failed', late: 1e9 }) })
  expect(lost.low).toBeGreaterThan(190)
  expect(lost.high).toBeLessThan(460)
  expect(lost.passChance).toBeLessThan(0.01)
})

test('a domain without questions is foretold from its responses', () => {
  const questions = bank(null).filter(({ domain }) => domain !== 4)
  expect(Math.abs(predicted({ questions }).share - predicted({}).share)).toBeLessThan(0.03)
})

test('without transfer, repeating the bank foretells nothing', () => {
  const met = predicted({ questions: bank({ kind: 'passed often', late: 0.1 }), transfer: 0 })
  expect(Math.abs(met.share - predicted({}).share)).toBeLessThan(0.02)
})

test('500 questions and 2,000 answers are foretold well within a second', () => {
  const answers = Array.from({ length: 2000 }, (_, at) => ({
    kind: 'passed often' as const,
    late: (at % 37) / 10,
    correct: at % 4 > 0,
  }))
  const started = performance.now()
  predicted({
    questions: bank({ kind: 'passed often', late: 1 }, 125),
    recall: estimateRecall(answers.reduce(tallyRecall, [])),
  })
  // Some 30 ms; the bound only catches a change of its order.
  expect(performance.now() - started).toBeLessThan(1000)
})

test('topics stand by the points they would add: their share of the exam times what is missing', () => {
  const gains = pointsToGain(
    createInput({ firstResponses: firstResponses([28, 30], [13, 26], [12, 24], [10, 20]) }),
  )
  expect(gains.map(({ topic }) => topic)).toEqual(['topic 2', 'topic 3', 'topic 4', 'topic 1'])
  expect(gains.map(({ points }) => Math.round(points))).toEqual(
    gains.map(({ domain, chance }) =>
      Math.round((900 * (1 - chance) * (exam.domains[domain - 1]?.weight ?? 0)) / 100),
    ),
  )
  expect(gains[0]).toMatchObject({ domain: 2, responses: 26, right: 13 })
  expect(gains[0]?.low).toBeLessThan(0.5)
  expect(gains[0]?.high).toBeGreaterThan(0.5)
})

test('a topic split from its domain has its share of the domain’s questions', () => {
  const questions = bank(null).map((each, at) => (at < 5 ? { ...each, topic: 'small' } : each))
  const gains = pointsToGain(createInput({ questions }))
  const small = gains.find(({ topic }) => topic === 'small')
  expect(small?.responses).toBe(0)
  expect(small?.low).toBe(0)
  expect(small?.points).toBeCloseTo(900 * 0.3 * (5 / 25) * (1 - (small?.chance ?? 0)), 9)
})
