import { wilson } from './wilson.ts'

/** One part of a form, its first and last slot, and how the answers in it went, with the share's 80 % interval. */
export type PartAccuracy = { from: number; to: number; n: number; right: number; low: number; high: number }

const PARTS = 5

/** Accuracy by fifths of forms that are all `length` slots long: whether it holds until the end. */
export function accuracyByPart(slots: { slot: number; correct: boolean }[], length: number): PartAccuracy[] {
  return Array.from({ length: PARTS }, (_, part) => {
    const from = Math.floor((part * length) / PARTS) + 1
    const to = Math.floor(((part + 1) * length) / PARTS)
    const inside = slots.filter(({ slot }) => slot >= from && slot <= to)
    const right = inside.filter(({ correct }) => correct).length
    return { from, to, n: inside.length, right, ...wilson(right, inside.length) }
  })
}
