import type { AttemptResult } from '#server/attempt-result.ts'
import { minutesWords } from '../../form-words.ts'

/** "You submitted after 96 minutes (of 130 min + 65 min extra time). 2 questions were not answered and count as wrong." */
export function howItEnded(result: AttemptResult): string {
  const { by, startedAt, submittedAt, score } = result
  const minutes = Math.max(1, Math.round((submittedAt.getTime() - startedAt.getTime()) / 60_000))
  const blank = score.total - score.answered
  const time = `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} (of ${minutesWords(result)})`
  const ending =
    by === 'student'
      ? `You submitted after ${time}.`
      : `Time ran out after ${time}: what was saved until then was counted.`
  if (blank === 0) return ending
  return `${ending} ${blank === 1 ? '1 question was' : `${blank} questions were`} not answered and ${blank === 1 ? 'counts' : 'count'} as wrong.`
}
