import { type Foretold } from './brier.ts'
import { wilson } from './wilson.ts'

export type ReliabilityBin = {
  /** The chances gathered here: at least `from`, below `to` (the last one holds 1 too). */
  from: number
  to: number
  n: number
  right: number
  /** The mean of the chances told, and the share that came, with its 80 % interval. */
  chance: number
  share: number
  low: number
  high: number
}

const BINS = 10

/** Foretold chances by tenths, each beside what came of it; tenths that nothing fell into are left out. */
export function reliability(foretold: Foretold[]): ReliabilityBin[] {
  return Array.from({ length: BINS }, (_, bin) => {
    const inside = foretold.filter(({ chance }) => Math.min(BINS - 1, Math.floor(chance * BINS)) === bin)
    const n = inside.length
    const right = inside.filter(({ correct }) => correct).length
    const chance = inside.reduce((sum, each) => sum + each.chance, 0) / n
    return { from: bin / BINS, to: (bin + 1) / BINS, n, right, chance, share: right / n, ...wilson(right, n) }
  }).filter(({ n }) => n > 0)
}
