import { type Prospect } from './prospects.ts'
import { BINS, GAPS, type StabilityGrid } from './stability-grid.ts'
import {
  CHOICES,
  secondsAt,
  valueAt,
  willingness,
  type AnswerSeconds,
  type Prices,
  type StudyValues,
} from './study-values.ts'

/** Smaller parts of a question are not followed any further. */
const CRUMB = 1e-5

/** What a prospect's next days are worth at today's prices. */
export type Offer = {
  /** Worth of being asked on each of the prospect's days, in shares of one question. */
  worth: number[]
  best: number
}

/** `meanWeight` is the weight that prices are for: to a lighter question time is dearer. */
export function offerOf(
  prospect: Prospect,
  values: StudyValues,
  prices: Prices,
  seconds: AnswerSeconds,
  meanWeight: number,
): Offer {
  const dearer = meanWeight / prospect.weight
  const worth = prospect.days.map((day, at) => {
    const recall = prospect.recall[at] ?? 0
    return (
      recall * valueAt(values, day, prospect.passed[at] ?? 0) +
      (1 - recall) * valueAt(values, day, prospect.failed) -
      dearer * (prices[day] ?? 0) * secondsAt(seconds, recall)
    )
  })
  return { worth, best: Math.max(prospect.untouched, ...worth) }
}

/** What a plan would take on each day from today: time, and questions met before and not. */
export type StudyLoad = { seconds: Float64Array; reviews: Float64Array; fresh: Float64Array }

/** Forwards from today: what the plan would need on each day. */
export function expectedLoad(
  prospects: Prospect[],
  offers: Offer[],
  values: StudyValues,
  grid: StabilityGrid,
  seconds: AnswerSeconds,
  days: number,
): StudyLoad {
  const needed = new Float64Array(days)
  const reviews = new Float64Array(days)
  const fresh = new Float64Array(days)
  /** How many questions will have just been answered, by day and place on the grid. */
  const answered = new Float64Array(days * BINS)
  const put = (day: number, place: number, count: number) => {
    const bin = Math.trunc(place)
    const above = place - bin
    const at = day * BINS + bin
    answered[at] = (answered[at] ?? 0) + count * (1 - above)
    answered[at + 1] = (answered[at + 1] ?? 0) + count * above
  }
  const ask = (day: number, count: number, recall: number, passed: number, failed: number) => {
    needed[day] = (needed[day] ?? 0) + count * secondsAt(seconds, recall)
    put(day, passed, count * recall)
    put(day, failed, count * (1 - recall))
  }

  prospects.forEach((prospect, index) => {
    const { worth, best } = offers[index] ?? { worth: [], best: 0 }
    const chances = worth.map((each) => willingness(each, best))
    const sum = chances.reduce((a, b) => a + b, willingness(prospect.untouched, best))
    prospect.days.forEach((day, at) => {
      const count = (prospect.questions.length * (chances[at] ?? 0)) / sum
      if (count <= CRUMB) return
      const asked = prospect.isNew ? fresh : reviews
      asked[day] = (asked[day] ?? 0) + count
      ask(day, count, prospect.recall[at] ?? 0, prospect.passed[at] ?? 0, prospect.failed)
    })
  })
  for (let day = 0; day < days; day += 1)
    for (let bin = 0; bin < BINS; bin += 1) {
      const count = answered[day * BINS + bin] ?? 0
      if (count < CRUMB) continue
      const start = (day * BINS + bin) * CHOICES
      for (let at = 0; at < GAPS.length; at += 1) {
        const then = day + (GAPS[at] ?? 1)
        if (then >= days) break
        const part = count * (values.choice[start + at + 1] ?? 0)
        if (part < CRUMB) continue
        const row = bin * GAPS.length + at
        reviews[then] = (reviews[then] ?? 0) + part
        ask(then, part, grid.recall[row] ?? 0, grid.passed[row] ?? 0, grid.failed[bin] ?? 0)
      }
    }
  return { seconds: needed, reviews, fresh }
}
