/** One position of a closed attempt. Unscored ones are there to be tried out and count nowhere. */
export type ScoredSlot = { scored: boolean; domain: number; correct: boolean; answered: boolean }

/** The exam's scale; `scoredQuestions` is how many a real form scores (50). */
export type ScoreScale = { minimum: number; maximum: number; pass: number; scoredQuestions: number }

export type AttemptScore = {
  correct: number
  answered: number
  total: number
  /** Whole per cent of `total`; 0 when there is nothing to score. */
  percent: number
  /** An estimate on the exam's scale; null for a form too short to be judged on it. */
  scaled: number | null
  passed: boolean | null
  domains: { id: number; correct: number; total: number }[]
}

/**
 * The result of an attempt: a pure function of its frozen questions and responses, so it can be recomputed.
 * `scaled` is the straight line 100 + 900·k/n, rounded: AWS equates each form and does not publish its map, so
 * say "estimate" beside it. `passed` compares the rounded number, or a displayed 720 could fail.
 */
export function scoreAttempt(slots: ScoredSlot[], exam: ScoreScale): AttemptScore {
  const scored = slots.filter((slot) => slot.scored)
  const total = scored.length
  const correct = countCorrect(scored)
  const scaled = total >= exam.scoredQuestions && total > 0 ? estimate(correct, total, exam) : null
  const ids = [...new Set(scored.map((slot) => slot.domain))].sort((a, b) => a - b)
  return {
    correct,
    answered: scored.filter((slot) => slot.answered).length,
    total,
    percent: total === 0 ? 0 : Math.round((100 * correct) / total),
    scaled,
    passed: scaled === null ? null : scaled >= exam.pass,
    domains: ids.map((id) => {
      const inDomain = scored.filter((slot) => slot.domain === id)
      return { id, correct: countCorrect(inDomain), total: inDomain.length }
    }),
  }
}

function countCorrect(slots: ScoredSlot[]): number {
  return slots.filter((slot) => slot.correct).length
}

function estimate(correct: number, total: number, { minimum, maximum }: ScoreScale): number {
  return Math.round(minimum + ((maximum - minimum) * correct) / total)
}
