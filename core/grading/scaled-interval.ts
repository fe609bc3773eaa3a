import { wilson } from '#core/statistics/wilson.ts'
import type { ScoreScale } from './score-attempt.ts'

/**
 * Where the score would plausibly settle with ever more questions of the same kind: Wilson's 80 % interval of the share
 * right, put on the same straight line as the estimate. It knows chance in the questions drawn and nothing else: not
 * how AWS equates its forms, not how the day is, not that some questions were known already.
 */
export function scaledInterval(
  correct: number,
  total: number,
  { minimum, maximum }: Pick<ScoreScale, 'minimum' | 'maximum'>,
): { low: number; high: number } {
  const { low, high } = wilson(correct, total)
  const onScale = (share: number) => Math.round(minimum + (maximum - minimum) * share)
  return { low: onScale(low), high: onScale(high) }
}

export type Standing = 'meets' | 'near' | 'below'

/**
 * How a domain stands against the share right that a pass takes (68.9 % for 720): above or below only when the whole
 * interval is, near when it reaches over the line. A perfect or empty hand of few questions can still be near.
 */
export function standing(
  { low, high }: { low: number; high: number },
  { minimum, maximum, pass }: Pick<ScoreScale, 'minimum' | 'maximum' | 'pass'>,
): Standing {
  const share = (pass - minimum) / (maximum - minimum)
  if (low >= share) return 'meets'
  return high < share ? 'below' : 'near'
}
