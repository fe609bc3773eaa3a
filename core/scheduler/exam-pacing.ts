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

/** A first answer and half as much again for repeating: with less, what to leave out is the plan's to say. */
const SECONDS_PER_NEW = 1.5 * 67
/** The share of the bank that may stay unmet: what is worth least. */
const MAY_BE_LEFT = 0.08

/**
 * New questions that today's plan has to ask whatever they are worth, so that nearly all are met by the coverage day; 0
 * when the time left is too short for that. Costs some points on exam day where forgetting is fast, and buys that no
 * topic is a blank.
 */
export function pacedQuota(course: {
  bank: number
  unseen: number
  firstDay: number
  examDay: number
  today: number
  secondsLeft: number
}): number {
  const { bank, unseen, firstDay, examDay, today, secondsLeft } = course
  const missing = Math.max(0, unseen - MAY_BE_LEFT * bank)
  if (today >= coverageDay(firstDay, examDay) || secondsLeft < SECONDS_PER_NEW * missing) return 0
  return newQuota(missing, firstDay, examDay, today)
}

/** An order with the first `quota` new questions at its front, as they stood; the others keep theirs. */
export function paceFirst(order: number[], isNew: (question: number) => boolean, quota: number): number[] {
  const paced = new Set(order.filter(isNew).slice(0, quota))
  return [...paced, ...order.filter((question) => !paced.has(question))]
}
