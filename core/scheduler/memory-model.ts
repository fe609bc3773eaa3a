// A simple model of forgetting, used only to plan for an exam: what will a student still know on the day? SM-2 keeps no
// such number. A power curve over one stability that grows with every success, most when the success was in doubt: the
// form that FSRS and MaiMemo's DHP share. Which parameters fit whom is learned from answers (student-memory.ts).
import { type Quality } from './quality.ts'

export type MemoryParameters = {
  /** Exponent of the curve: small keeps a long tail, large is nearly exponential. */
  decay: number
  /** Stability in days of a question that was not known when first asked, its explanation read. */
  firstDays: number
  /** Stability of one that was known when first asked. */
  knownDays: number
  /** How much a success that was in doubt adds. */
  growth: number
  /** What a failure leaves: 0 starts over, 1 strengthens as any other study does. */
  keep: number
}

export type MemoryModel = MemoryParameters & {
  /** What makes the curve pass through stability's share; kept, for it is asked some hundred thousand times. */
  scale: number
}

/** Stability is the days after which this share is still known. */
const AT_STABILITY = 0.7
/** Right by chance among four options, and how often somebody who knew says to have guessed. */
const GUESS = 0.25
const KNOWN_CALLED_GUESS = 0.1
/** No answer is quite impossible: there are slips and misreadings. */
const LEAST_LIKELIHOOD = 0.01

export function memoryModel(parameters: MemoryParameters): MemoryModel {
  return { ...parameters, scale: AT_STABILITY ** (-1 / parameters.decay) - 1 }
}

/** The share still known after `days` without study. */
export function recallAfter(model: MemoryModel, days: number, stability: number): number {
  return (1 + (model.scale * days) / stability) ** -model.decay
}

export function stabilityAfterPass(model: MemoryModel, stability: number, recall: number): number {
  return stability * (1 + model.growth * stability ** -0.15 * (1 - recall) ** 0.9)
}

export function stabilityAfterFail({ firstDays, keep }: MemoryModel, stability: number): number {
  const startedOver = stability > firstDays ? firstDays * (stability / firstDays) ** 0.35 : stability
  const strengthened = Math.max(firstDays, 2 * stability)
  return startedOver ** (1 - keep) * strengthened ** keep
}

/** The stability after a first answer; a right one called a guess was not known. */
export function firstStability(model: MemoryModel, quality: Quality): number {
  return quality > 3 ? model.knownDays : model.firstDays
}

/** The stability after another answer. Right but called a guess: as far as it was known, a pass. */
export function stabilityAfter(
  model: MemoryModel,
  stability: number,
  recall: number,
  quality: Quality,
): number {
  if (quality < 3) return stabilityAfterFail(model, stability)
  const passed = stabilityAfterPass(model, stability, recall)
  if (quality > 3) return passed
  const knew = (KNOWN_CALLED_GUESS * recall) / likelihood(recall, quality)
  return passed ** knew * stabilityAfterFail(model, stability) ** (1 - knew)
}

/**
 * Days without study as a multiple of the stability, read backwards from a recall: what calibration takes as lateness
 * where a plan rather than SM-2's interval says when a question is due.
 */
export function lateness(recall: number): number {
  return Math.log(recall) / Math.log(AT_STABILITY)
}

/** How likely that answer was, at that recall. */
export function likelihood(recall: number, quality: Quality): number {
  if (quality < 3) return Math.max(LEAST_LIKELIHOOD, (1 - GUESS) * (1 - recall))
  if (quality === 3) return KNOWN_CALLED_GUESS * recall + GUESS * (1 - recall)
  return Math.max(LEAST_LIKELIHOOD, (1 - KNOWN_CALLED_GUESS) * recall)
}
