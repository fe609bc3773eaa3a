import { recallAfter, stabilityAfterFail, stabilityAfterPass } from './memory-model.ts'
import { GAPS, placeOf } from './stability-grid.ts'
import { type MemoryEstimate } from './student-memory.ts'

/** The days on which questions in one state may be asked next, and what would come of it. */
export type Prospect = {
  questions: number[]
  isNew: boolean
  /** One question's share of the exam. */
  weight: number
  /** What is known of it on the day of the exam if it is never asked again. */
  untouched: number
  /** From today, ascending; each with the chance of knowing it then and the place a pass leads to. */
  days: number[]
  recall: number[]
  passed: number[]
  failed: number
}

/** Questions never asked are alike within a topic and weight; every other has a prospect of its own. */
export function prospectsOf(
  estimate: MemoryEstimate,
  weightOf: ArrayLike<number>,
  today: number,
  days: number,
): Prospect[] {
  const unseen = new Map<string, Prospect>()
  const seen: Prospect[] = []
  for (let question = 0; question < weightOf.length; question += 1) {
    const weight = weightOf[question] ?? 0
    const known = estimate.knownAtFirst[question] ?? 0
    const lastDay = estimate.lastDay[question] ?? NaN
    if (!Number.isNaN(lastDay)) seen.push(ofSeen(estimate, question, weight, today, days))
    else {
      const key = `${known} ${weight}`
      const alike = unseen.get(key)
      if (alike) alike.questions.push(question)
      else unseen.set(key, ofUnseen(estimate, question, weight, known, days))
    }
  }
  return [...seen, ...unseen.values()]
}

function ofSeen(
  { model, stability, lastDay }: MemoryEstimate,
  question: number,
  weight: number,
  today: number,
  days: number,
): Prospect {
  const before = stability[question] ?? 0
  const since = today - (lastDay[question] ?? 0)
  const next = [0, ...GAPS].filter((day) => day < days && since + day > 0)
  const recall = next.map((day) => recallAfter(model, since + day, before))
  return {
    questions: [question],
    isNew: false,
    weight,
    untouched: recallAfter(model, since + days, before),
    days: next,
    recall,
    passed: recall.map((each) => placeOf(stabilityAfterPass(model, before, each))),
    failed: placeOf(stabilityAfterFail(model, before)),
  }
}

function ofUnseen(
  { model }: MemoryEstimate,
  question: number,
  weight: number,
  known: number,
  days: number,
): Prospect {
  const next = Array.from({ length: days }, (_, day) => day)
  return {
    questions: [question],
    isNew: true,
    weight,
    untouched: known * recallAfter(model, days, model.knownDays),
    days: next,
    recall: next.map(() => known),
    passed: next.map(() => placeOf(model.knownDays)),
    failed: placeOf(model.firstDays),
  }
}
