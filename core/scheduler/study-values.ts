import { BINS, GAPS, type StabilityGrid } from './stability-grid.ts'

/** How long an answer takes, in seconds: known, and not known with its explanation read. */
export type AnswerSeconds = { known: number; unknown: number }

/** What time costs: points per second and day from today. */
export type Prices = Float64Array

/**
 * How willingly a plan takes the second best day, in points of one question. Above 0 so that questions in the same
 * state are spread over days that are worth the same; chosen by simulation.
 */
export const SOFTNESS = 0.07
/** Beyond this many softnesses behind the best, a choice is not taken. */
const NEVER = 8

/** Values of having just answered, by day and place on the grid, and how the plan goes on from there. */
export type StudyValues = {
  value: Float64Array
  /** The chance of each next step: first none at all, then by gap. */
  choice: Float64Array
}

export const CHOICES = GAPS.length + 1

export function createStudyValues(days: number): StudyValues {
  return { value: new Float64Array(days * BINS), choice: new Float64Array(days * BINS * CHOICES) }
}

/**
 * Backwards from the exam: what the best series of reviews from each state is worth, what is known on the day less what
 * the time for it costs. Written into `values`, for a question of average weight.
 */
export function evaluate(
  values: StudyValues,
  grid: StabilityGrid,
  prices: Prices,
  seconds: AnswerSeconds,
): void {
  const days = prices.length
  const offer = new Float64Array(CHOICES)
  for (let day = days - 1; day >= 0; day -= 1)
    for (let bin = 0; bin < BINS; bin += 1) {
      let best = grid.kept[bin * (days + 1) + days - day] ?? 0
      offer[0] = best
      let count = 1
      for (let at = 0; at < GAPS.length; at += 1) {
        const then = day + (GAPS[at] ?? 1)
        if (then >= days) break
        const recall = grid.recall[bin * GAPS.length + at] ?? 0
        const worth =
          recall * valueAt(values, then, grid.passed[bin * GAPS.length + at] ?? 0) +
          (1 - recall) * valueAt(values, then, grid.failed[bin] ?? 0) -
          (prices[then] ?? 0) * secondsAt(seconds, recall)
        offer[count] = worth
        count += 1
        if (worth > best) best = worth
      }
      const start = (day * BINS + bin) * CHOICES
      let sum = 0
      let value = 0
      for (let at = 0; at < count; at += 1) {
        const chance = willingness(offer[at] ?? 0, best)
        values.choice[start + at] = chance
        sum += chance
        value += chance * (offer[at] ?? 0)
      }
      for (let at = 0; at < count; at += 1) values.choice[start + at] = (values.choice[start + at] ?? 0) / sum
      values.value[day * BINS + bin] = value / sum
    }
}

/** The value on a day at a place between two bins. */
export function valueAt({ value }: StudyValues, day: number, place: number): number {
  const bin = Math.trunc(place)
  const above = place - bin
  const at = day * BINS + bin
  return (value[at] ?? 0) * (1 - above) + (value[at + 1] ?? 0) * above
}

export function secondsAt({ known, unknown }: AnswerSeconds, recall: number): number {
  return recall * known + (1 - recall) * unknown
}

/** How much of the weight of the best a choice gets. */
export function willingness(worth: number, best: number): number {
  return worth < best - NEVER * SOFTNESS ? 0 : Math.exp((worth - best) / SOFTNESS)
}
