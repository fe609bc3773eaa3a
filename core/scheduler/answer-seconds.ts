import { type AnswerSeconds } from './study-values.ts'

/** Before anything was answered, and what the simulations assume on average. */
const USUAL_SECONDS = 67

/** Fewer answers than these say more about their questions than about the student's pace. */
const ENOUGH_ANSWERS = 5

/** Seconds for a question of a topic: the median of its last answers, else of all topics' together, else the usual. */
export function medianSeconds(elapsedMs: Map<string, number[]>): {
  of: (topic: string) => number
  all: number
} {
  const all = median([...elapsedMs.values()].flat()) ?? USUAL_SECONDS
  return { of: (topic) => median(elapsedMs.get(topic) ?? []) ?? all, all }
}

/** Known answers take two thirds of the median and others four, as in the simulations (45 and 90 seconds of 67). */
export function answerSeconds(medianOfAll: number): AnswerSeconds {
  return { known: (2 / 3) * medianOfAll, unknown: (4 / 3) * medianOfAll }
}

/** In seconds, at least one; null of too few. */
function median(elapsedMs: number[]): number | null {
  const sorted = elapsedMs.toSorted((a, b) => a - b)
  const middle = sorted[Math.floor((sorted.length - 1) / 2)]
  return middle === undefined || sorted.length < ENOUGH_ANSWERS ? null : Math.max(1, middle / 1000)
}
