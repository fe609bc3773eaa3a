/** A response beside the key, as positions of options in the question's version. */
export type Grade = {
  correct: boolean
  /** Keys not chosen, ascending. */
  missed: number[]
  /** Distractors chosen, ascending. */
  extra: number[]
}

/**
 * Right is exactly the key, in any order, as in the exam: half of the keys, or the keys and one more, is wrong.
 * Nothing chosen is wrong here; whether it may be asked at all is `selectProblem`'s question.
 */
export function gradeResponse(key: number[], chosen: number[]): Grade {
  const missed = difference(key, chosen)
  const extra = difference(chosen, key)
  return { correct: key.length > 0 && missed.length === 0 && extra.length === 0, missed, extra }
}

/**
 * Why a response cannot be taken as it is. Invalid is refused everywhere; incomplete is refused in study, saved in
 * an exam and graded wrong when the attempt closes.
 */
export type SelectProblem =
  | { kind: 'invalid'; reason: 'unknown option' | 'repeated option' | 'too many options' }
  | { kind: 'incomplete'; missing: number }

/** What keeps the chosen positions from answering "select N of these"; null when nothing does. */
export function selectProblem(
  type: 'single' | 'multiple',
  select: number,
  optionCount: number,
  chosen: number[],
): SelectProblem | null {
  const wanted = type === 'single' ? 1 : select
  const isOption = (position: number) => Number.isInteger(position) && position >= 0 && position < optionCount
  if (!chosen.every(isOption)) return { kind: 'invalid', reason: 'unknown option' }
  if (new Set(chosen).size < chosen.length) return { kind: 'invalid', reason: 'repeated option' }
  if (chosen.length > wanted) return { kind: 'invalid', reason: 'too many options' }
  return chosen.length < wanted ? { kind: 'incomplete', missing: wanted - chosen.length } : null
}

function difference(from: number[], without: number[]): number[] {
  const excluded = new Set(without)
  return [...new Set(from)].filter((each) => !excluded.has(each)).sort((a, b) => a - b)
}
