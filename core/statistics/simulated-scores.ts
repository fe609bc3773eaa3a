export type Score = { minimum: number; maximum: number; pass: number }

/** The middle of the forms simulated, the band that four of five fall into, and the share that passes. */
export type SimulatedScores = { scaled: number; low: number; high: number; passChance: number }

const OUTSIDE_BAND = 0.1

/** Simulated forms as scores: `sat` counts them by how many answers were right, from none to all. */
export function simulatedScores(sat: Int32Array, score: Score): SimulatedScores {
  const forms = sat.reduce((sum, each) => sum + each, 0)
  const { low, middle, high } = band(sat, forms)
  const scaledOf = (count: number) => scaledScore(count, sat.length - 1, score)
  const passing = sat.reduce((sum, each, count) => (scaledOf(count) >= score.pass ? sum + each : sum), 0)
  return {
    scaled: scaledOf(middle),
    low: scaledOf(low),
    high: scaledOf(high),
    passChance: passing / forms,
  }
}

/** The linear estimate; the real exam equates its forms and does not publish how. */
export function scaledScore(right: number, of: number, { minimum, maximum }: Score): number {
  return Math.round(minimum + ((maximum - minimum) * right) / of)
}

/** Counts at both ends and in the middle; each end leaves as nearly a tenth of the forms outside as whole counts can. */
function band(sat: Int32Array, forms: number): { low: number; middle: number; high: number } {
  /** The share of forms with fewer right answers, by count; one past the end is all of them. */
  const below = [0]
  for (const each of sat) below.push((below.at(-1) ?? 0) + each / forms)
  const distance = (share: number) => Math.min(...below.map((each) => Math.abs(each - share)))
  const isNearest = (each: number, share: number) => Math.abs(each - share) <= distance(share)
  return {
    low: below.findLastIndex((each) => isNearest(each, OUTSIDE_BAND)),
    middle: below.findLastIndex((each) => each <= 0.5),
    high: below.findIndex((each) => isNearest(each, 1 - OUTSIDE_BAND)) - 1,
  }
}
