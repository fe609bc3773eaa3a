import { wilson } from './wilson.ts'

/** How many answers stand for "now", and as many before them for "before". */
export const TREND_WINDOW = 20
/** Fewer earlier answers are nothing to compare with. */
const LEAST_BEFORE = 10

type Part = { right: number; n: number }

/** The last answers against those before them; a turn is said only when their 80 % intervals lie apart. */
export type Trend = { now: Part; before: Part; turn: 'better' | 'worse' | 'steady' }

/** The trend of right and wrong answers, newest first; null when too few went before. */
export function trendOf(answers: boolean[]): Trend | null {
  const now = part(answers.slice(0, TREND_WINDOW))
  const before = part(answers.slice(TREND_WINDOW, 2 * TREND_WINDOW))
  if (before.n < LEAST_BEFORE) return null
  const [a, b] = [wilson(now.right, now.n), wilson(before.right, before.n)]
  const turn = a.low > b.high ? 'better' : a.high < b.low ? 'worse' : 'steady'
  return { now, before, turn }
}

function part(answers: boolean[]): Part {
  return { right: answers.filter(Boolean).length, n: answers.length }
}
