import { expect, test } from 'vitest'
import { seededRandom } from '#core/random.ts'
import { drawBeta } from '#core/statistics/draw-beta.ts'
import { topicBeliefs, type Belief, type FirstResponse } from '#core/statistics/topic-chances.ts'

const mean = ({ right, wrong }: Belief) => right / (right + wrong)

function responses(topic: string, domain: number, right: number, wrong: number): FirstResponse[] {
  return Array.from({ length: right + wrong }, (_, at) => ({ topic, domain, correct: at < right }))
}

test('without responses nothing is known: even chances', () => {
  expect(mean(topicBeliefs([])('dax', 3))).toBe(0.5)
})

test('a topic without responses is like its domain, and a domain without any like all', () => {
  const beliefIn = topicBeliefs([...responses('dax', 3, 38, 2), ...responses('rds', 2, 2, 38)])
  expect(mean(beliefIn('aurora', 3))).toBeGreaterThan(0.85)
  expect(mean(beliefIn('ebs', 2))).toBeLessThan(0.15)
  expect(mean(beliefIn('iam', 1))).toBeCloseTo(0.5, 12)
})

test('three right answers are no mastery; thirty are nearly', () => {
  const rest = responses('rds', 2, 20, 20)
  expect(mean(topicBeliefs([...responses('dax', 3, 3, 0), ...rest])('dax', 3))).toBeLessThan(0.8)
  expect(mean(topicBeliefs([...responses('dax', 3, 30, 0), ...rest])('dax', 3))).toBeGreaterThan(0.9)
})

test('more responses leave less doubt', () => {
  const weight = ({ right, wrong }: Belief) => right + wrong
  const few = topicBeliefs(responses('dax', 3, 2, 2))('dax', 3)
  const many = topicBeliefs(responses('dax', 3, 20, 20))('dax', 3)
  expect(weight(many) - weight(few)).toBeCloseTo(36, 9)
})

test.each<[number, number]>([
  [0.5, 0.5],
  [2, 6],
  [40, 10],
])('chances drawn from Beta(%d, %d) have its mean and spread', (right, wrong) => {
  const random = seededRandom('beta')
  const drawn = Array.from({ length: 4000 }, () => drawBeta({ right, wrong }, random))
  const average = drawn.reduce((a, b) => a + b) / drawn.length
  const variance = drawn.reduce((sum, each) => sum + (each - average) ** 2, 0) / drawn.length
  const all = right + wrong
  const trueVariance = (right * wrong) / (all * all * (all + 1))
  expect(average).toBeCloseTo(right / all, 1)
  expect(variance / trueVariance).toBeGreaterThan(0.9)
  expect(variance / trueVariance).toBeLessThan(1.1)
})
