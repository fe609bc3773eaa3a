/** A chance that was told beforehand, and what came. */
export type Foretold = { chance: number; correct: boolean }

/**
 * How far foretold chances were from what came: the mean of (chance − outcome)², after G. W. Brier, "Verification of
 * forecasts expressed in terms of probability" (1950). 0 is clairvoyance, 0.25 a coin's worth; null of nothing.
 */
export function brierScore(foretold: Foretold[]): number | null {
  if (foretold.length === 0) return null
  const sum = foretold.reduce((total, { chance, correct }) => total + (chance - (correct ? 1 : 0)) ** 2, 0)
  return sum / foretold.length
}

/** What saying the same chance of every question would have scored: the share that came, known in hindsight. */
export function naiveBrierScore(foretold: Foretold[]): number | null {
  if (foretold.length === 0) return null
  const share = foretold.filter(({ correct }) => correct).length / foretold.length
  return share * (1 - share)
}
