import { prospectsOf, type Prospect } from './prospects.ts'
import { stabilityGrid } from './stability-grid.ts'
import { type MemoryEstimate } from './student-memory.ts'
import { expectedLoad, offerOf, type Offer, type StudyLoad } from './study-load.ts'
import {
  createStudyValues,
  evaluate,
  secondsAt,
  willingness,
  type AnswerSeconds,
  type Prices,
} from './study-values.ts'

export type ExamPlanInput = {
  /** From the log, up to yesterday: then the order holds all day, and what was answered is left out of it. */
  estimate: MemoryEstimate
  /** Each question's share of the exam; above 0. */
  weightOf: ArrayLike<number>
  today: number
  /** The time there is on each day from today to the one before the exam. */
  secondsOf: number[]
  seconds: AnswerSeconds
  /** Of yesterday's plan, where there is one: it saves work. */
  pricesBefore?: Prices
}

export type ExamPlan = {
  /** All questions, the one most worth asking today first. */
  order: number[]
  /** Exam points that asking a question today rather than later or never gains, for each second; negative: rather not. */
  gain: Float64Array
  /** The chance that the plan asks a question (again) before the exam. */
  asked: Float64Array
  /** What the plan would take on each day from today. */
  load: StudyLoad
  prices: Prices
}

/** Points of one question per second: somewhat dear to begin with, so that plans shrink to their time from above. */
const FIRST_PRICE = 0.002
const LOWEST_PRICE = 1e-5
const FIRST_ROUNDS = 30
const LATER_ROUNDS = 6

/**
 * What to ask today so that most is known on the day of the exam. Each day's time has a price; every question takes the
 * series of days that is worth most to it at these prices; days that are wanted too much become dearer, others cheaper,
 * until the plan fits the time there is. (Lagrangian relaxation of the days' limits, with a dynamic programme for each
 * question: Castañón 1997, "Approximate dynamic programming for sensor management"; the per-question part is that of
 * SSP-MMC, Ye et al. 2022.) docs/exam-sim.md tells how it compares.
 */
export function examPlan(input: ExamPlanInput): ExamPlan {
  const { estimate, weightOf, today, secondsOf, seconds, pricesBefore } = input
  const days = secondsOf.length
  const grid = stabilityGrid(estimate.model, days)
  const prospects = prospectsOf(estimate, weightOf, today, days)
  const meanWeight = Array.from(weightOf).reduce((a, b) => a + b, 0) / weightOf.length
  const values = createStudyValues(days)
  const rounds = pricesBefore ? LATER_ROUNDS : FIRST_ROUNDS

  let prices: Prices = Float64Array.from(secondsOf, (_, day) => pricesBefore?.[day + 1] ?? FIRST_PRICE)
  let offers: Offer[] = []
  let load: StudyLoad = {
    seconds: new Float64Array(days),
    reviews: new Float64Array(days),
    fresh: new Float64Array(days),
  }
  for (let round = 0; round < rounds; round += 1) {
    evaluate(values, grid, prices, seconds)
    offers = prospects.map((each) => offerOf(each, values, prices, seconds, meanWeight))
    load = expectedLoad(prospects, offers, values, grid, seconds, days)
    const step = pricesBefore ? 0.2 : 0.4 * (1 - (0.7 * round) / rounds)
    prices = adjusted(prices, load.seconds, secondsOf, step)
  }

  const gain = new Float64Array(weightOf.length)
  const asked = new Float64Array(weightOf.length)
  prospects.forEach((prospect, at) => {
    const offer = offers[at] ?? { worth: [], best: 0 }
    for (const question of prospect.questions) {
      gain[question] = gainOf(prospect, offer, seconds)
      asked[question] = chanceOf(prospect, offer)
    }
  })
  // Questions answered today have no gain at all; equal ones keep the caller's order.
  const order = Array.from(gain.keys()).sort((a, b) => (gain[b] ?? 0) - (gain[a] ?? 0) || a - b)
  return { order, gain, asked, load, prices }
}

/** Dearer where more is wanted than there is, by at most the step. */
function adjusted(prices: Prices, needed: Float64Array, available: number[], step: number): Prices {
  return prices.map((price, day) => {
    const excess = (needed[day] ?? 0) / Math.max(1, available[day] ?? 0) - 1
    return Math.max(LOWEST_PRICE, price * Math.exp(step * Math.min(1, excess)))
  })
}

/** Per second, what today is worth more than the best other day, or than none; the least when today is no choice. */
function gainOf(
  { days, recall, untouched, weight }: Prospect,
  { worth }: Offer,
  seconds: AnswerSeconds,
): number {
  if (days[0] !== 0) return -Infinity
  const [now = 0, ...later] = worth
  return ((now - Math.max(untouched, ...later)) * weight) / secondsAt(seconds, recall[0] ?? 0)
}

function chanceOf({ untouched }: Prospect, { worth, best }: Offer): number {
  const some = worth.reduce((sum, each) => sum + willingness(each, best), 0)
  return some / (some + willingness(untouched, best))
}
