/** A question forgotten this often is not being learned by repetition: it wants another explanation. */
export const LEECH_THRESHOLD = 4

/** True from the fourth lapse on: what lists of leeches show. */
export function isLeech(lapses: number): boolean {
  return lapses >= LEECH_THRESHOLD
}

/**
 * True when this very lapse is worth telling the student: at the threshold, and every half threshold after it
 * (4, 6, 8, …). Ask only after a lapse, or the same number is told twice. A threshold of 0 is never met.
 */
export function leechThresholdMet(lapses: number, threshold = LEECH_THRESHOLD): boolean {
  if (threshold < 1 || lapses < threshold) return false
  return (lapses - threshold) % Math.ceil(threshold / 2) === 0
}
