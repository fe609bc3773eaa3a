// Rules around SM-2 for a student with an exam date: how many new questions a day, and when they go before reviews.
// docs/exam-sim.md has what they are worth. Without a date none of them is asked.

/** The whole bank is to have been met by this share of the days: the last ones are for reviews. */
const COVERED_BY = 0.95
/** Below this accuracy on repeated questions, reviews go before new ones. */
const GATE_ACCURACY = 0.85
/** What the newest answer weighs in the accuracy: some 33 answers are remembered. */
const GATE_MEMORY = 0.03

/** Accuracy to begin with, before anything was repeated. */
export const STARTING_ACCURACY = 0.8

/** The day before which every question is to have been met. */
export function coverageDay(firstDay: number, examDay: number): number {
  return firstDay + Math.ceil(COVERED_BY * (examDay - firstDay))
}

/** New questions that today needs, spread evenly over what is left before the coverage day; all of them from then on. */
export function newQuota(unseen: number, firstDay: number, examDay: number, today: number): number {
  return Math.ceil(unseen / Math.max(1, coverageDay(firstDay, examDay) - today))
}

/** The running accuracy after an answer to a question met before. First answers have no part in it. */
export function nextAccuracy(accuracy: number, correct: boolean): number {
  return accuracy + GATE_MEMORY * ((correct ? 1 : 0) - accuracy)
}

/** Whether repeated questions go well enough for new ones to go first. */
export function isGateOpen(accuracy: number): boolean {
  return accuracy >= GATE_ACCURACY
}
