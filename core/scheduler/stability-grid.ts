import { recallAfter, stabilityAfterFail, stabilityAfterPass, type MemoryModel } from './memory-model.ts'

/** Days to the next review that a plan considers. */
export const GAPS = [1, 2, 3, 4, 5, 7, 9, 12, 16, 21, 28, 38, 50, 66]

/** Stabilities are looked at on a grid of equal ratios, from some minutes to some years. */
export const BINS = 40
const LOWEST = Math.log(0.003)
const STEP = 0.35

/** What the model says at every place of the grid, worked out once for a plan. Rows are stabilities. */
export type StabilityGrid = {
  /** By gap: the recall after it, and the place of the stability that a pass then leaves. */
  recall: Float64Array
  passed: Float64Array
  /** The place of the stability that a failure leaves. */
  failed: Float64Array
  /** By days: the recall after them. */
  kept: Float64Array
}

export function stabilityGrid(model: MemoryModel, days: number): StabilityGrid {
  const recall = new Float64Array(BINS * GAPS.length)
  const passed = new Float64Array(BINS * GAPS.length)
  const failed = new Float64Array(BINS)
  const kept = new Float64Array(BINS * (days + 1))
  for (let bin = 0; bin < BINS; bin += 1) {
    const stability = Math.exp(LOWEST + bin * STEP)
    failed[bin] = placeOf(stabilityAfterFail(model, stability))
    GAPS.forEach((gap, at) => {
      const after = recallAfter(model, gap, stability)
      recall[bin * GAPS.length + at] = after
      passed[bin * GAPS.length + at] = placeOf(stabilityAfterPass(model, stability, after))
    })
    for (let day = 0; day <= days; day += 1) kept[bin * (days + 1) + day] = recallAfter(model, day, stability)
  }
  return { recall, passed, failed, kept }
}

/** Where a stability lies on the grid: a place between two bins, always with one above it. */
export function placeOf(stability: number): number {
  return Math.min(BINS - 1.001, Math.max(0, (Math.log(stability) - LOWEST) / STEP))
}
