/** Shares of a grade that Moodle takes, as its list writes them; any other number stops a whole import. */
const SHARES = ['100', '50', '33.33333', '25', '20', '16.66667', '14.28571', '12.5']

/**
 * The weight of each option in Moodle's words: right ones share 100 %, each wrong one of several takes 100 % away, which
 * comes nearest to all or nothing; with one right answer a wrong one is worth nothing.
 */
export function moodleWeights(isKey: boolean[]): string[] {
  const right = isKey.filter(Boolean).length
  const share = SHARES[right - 1]
  if (share === undefined) throw new Error(`Moodle has no share for ${right} right options`)
  return isKey.map((key) => (key ? share : right === 1 ? '0' : '-100'))
}
