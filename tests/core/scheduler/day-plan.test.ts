import { describe, expect, test } from 'vitest'
import { answerSeconds, medianSeconds } from '#core/scheduler/answer-seconds.ts'
import { dayPlan, fittingInto, secondsByDay } from '#core/scheduler/day-plan.ts'
import { cappedFor } from '#core/scheduler/interval-cap.ts'
import { dayThatFits, planNeed, topicsToLeave } from '#core/scheduler/plan-need.ts'
import { planQueue } from '#core/scheduler/plan-queue.ts'
import { newSchedule } from '#core/scheduler/sm2.ts'
import { createStudentMemory } from '#core/scheduler/student-memory.ts'

/** Tuesday, 24 November 2026. */
const TODAY = 20_781
const SECONDS = { known: 45, unknown: 90 }

/** Four domains by turns; topics `a` (light) and `b` (heavy) by halves. */
const BANK = Array.from({ length: 80 }, (_, place) => ({
  topic: place < 40 ? 'a' : 'b',
  domain: (place % 4) + 1,
  weight: place < 40 ? 0.005 : 0.02,
}))
const estimate = createStudentMemory(BANK.map(({ topic }) => (topic === 'a' ? 0 : 1))).estimate()

test('minutes of a week are those of its days, from today to the day before the exam', () => {
  const week = [10, 20, 30, 40, 50, 60, 0]
  expect(secondsByDay(week, TODAY, TODAY + 8).map((seconds) => seconds / 60)).toEqual([
    20, 30, 40, 50, 60, 0, 10, 20,
  ])
  expect(secondsByDay(week, TODAY, TODAY)).toEqual([])
  expect(secondsByDay(week, TODAY, TODAY - 3)).toEqual([])
})

describe('the plan of a day', () => {
  const plan = (secondsOf: number[]) =>
    dayPlan({
      ...{ bank: BANK, estimate, firstResponses: [], accuracy: 0.8, firstDay: TODAY, today: TODAY },
      ...{ secondsOf, seconds: SECONDS },
    })

  test('names every question once', () => {
    expect(plan([900, 900, 900]).order.toSorted((a, b) => a - b)).toEqual([...BANK.keys()])
  })

  test('never plans more than a day’s time', () => {
    const secondsOf = [900, 0, 300, 900]
    plan(secondsOf).days.forEach(({ seconds, reviews, fresh }, day) => {
      expect(seconds).toBeLessThanOrEqual((secondsOf[day] ?? 0) + 1e-9)
      if (secondsOf[day] === 0) expect(reviews + fresh).toBe(0)
    })
  })

  test('begins with every domain in turn, so that readiness can be told', () => {
    const first = plan([900, 900, 900]).order.slice(0, 8)
    expect(new Set(first.map((place) => BANK[place]?.domain))).toEqual(new Set([1, 2, 3, 4]))
  })

  test('is the same for the same student', () => {
    expect(plan([900, 600])).toEqual(plan([900, 600]))
  })
})

describe('what a plan needs', () => {
  const need = (days: number) =>
    planNeed({
      ...{ estimate, weightOf: BANK.map(({ weight }) => weight), topicOf: BANK.map(({ topic }) => topic) },
      ...{ today: TODAY, days, seconds: SECONDS },
    })

  test('is the sum of its topics', () => {
    const { seconds, topics } = need(20)
    expect(topics.map(({ topic }) => topic)).toEqual(['a', 'b'])
    expect(topics.reduce((sum, each) => sum + each.seconds, 0)).toBeCloseTo(seconds, 6)
    expect(seconds).toBeGreaterThan(80 * SECONDS.known)
  })

  test('no topic brings more than its share of the exam', () => {
    const [light, heavy] = need(20).topics
    expect(light?.share).toBeLessThanOrEqual(0.2)
    expect(heavy?.share).toBeLessThanOrEqual(0.8)
    expect(light?.share).toBeLessThan(heavy?.share ?? 0)
  })

  test('with time enough no topic is left, with too little the light one goes first, with none all', () => {
    const needed = need(20)
    const left = (share: number) => topicsToLeave(needed, needed.seconds * share).map(({ topic }) => topic)
    expect(left(1)).toEqual([])
    expect(left(0.99)).toEqual(['a'])
    expect(left(0)).toEqual(['a', 'b'])
  })
})

test.each([
  [1, 10, 4, 4],
  [1, 10, 1, 1],
  [1, 10, 10, 10],
  [1, 10, 11, null],
  [5, 4, 1, null],
])('of days %i to %i, enough from %i on: %s', (earliest, latest, enoughFrom, found) => {
  expect(dayThatFits(earliest, latest, (day) => day >= enoughFrom)).toBe(found)
})

test('what fits into a day is the front of the order', () => {
  expect(fittingInto([30, 30, 30, 5], (seconds) => seconds, 65)).toEqual([30, 30])
  expect(fittingInto([30], (seconds) => seconds, 30)).toEqual([30])
  expect(fittingInto([30], (seconds) => seconds, 0)).toEqual([])
})

test('seconds are the median of a topic with five answers, else of all topics, else the usual', () => {
  const medians = medianSeconds(
    new Map([
      ['a', [10_000, 30_000, 20_000, 15_000, 25_000]],
      ['b', [90_000, 90_000, 90_000, 90_000]],
      ['c', []],
    ]),
  )
  expect([medians.of('a'), medians.of('b'), medians.of('c'), medians.all]).toEqual([20, 30, 30, 30])
  expect(medianSeconds(new Map()).of('a')).toBe(67)
  expect(medianSeconds(new Map([['a', [1_000, 1_000]]])).of('a'), 'two quick ones are no pace').toBe(67)
  expect(answerSeconds(60)).toEqual({ known: 40, unknown: 80 })
})

test('a plan’s order is kept, but for a third in a row of one topic and a family on one day', () => {
  const planned = (questionId: string, topic: string, family: string | null = null) => ({
    questionId,
    topic,
    family,
  })
  const order = [
    planned('a1', 'a'),
    planned('a2', 'a', 'f'),
    planned('a3', 'a'),
    planned('b1', 'b', 'f'),
    planned('b2', 'b'),
  ]
  const ids = (recent: string[], length = 9) =>
    planQueue(order, recent, [], length).map(({ questionId }) => questionId)
  expect(ids([])).toEqual(['a1', 'a2', 'b2', 'a3', 'b1'])
  expect(ids(['a', 'a'])).toEqual(['b1', 'a1', 'a3', 'b2', 'a2'])
  expect(ids([], 2)).toEqual(['a1', 'a2'])
})

test('an interval is capped for an exam and says so; without one, or short enough, it stays', () => {
  const after = { ...newSchedule(TODAY), repetition: 3, intervalDays: 15, dueDay: TODAY + 15 }
  expect(cappedFor(null, after, TODAY)).toEqual({ schedule: after, cappedIntervalDays: null })
  expect(cappedFor(TODAY + 30, after, TODAY)).toEqual({ schedule: after, cappedIntervalDays: null })
  expect(cappedFor(TODAY + 20, after, TODAY)).toEqual({
    schedule: { ...after, intervalDays: 10, dueDay: TODAY + 10 },
    cappedIntervalDays: 10,
  })
})
