import { type MemoryModel } from './memory-model.ts'

/**
 * What students may be like before they have answered: each value with its logarithmic weight. Broad on purpose;
 * repeated answers soon outweigh it.
 */
const VALUES: Record<keyof MemoryModel, [number, number][]> = {
  decay: [
    [0.2, -0.5],
    [0.5, 0],
    [8, -0.5],
  ],
  firstDays: [
    [0.01, -3],
    [0.1, -1.5],
    [0.4, -0.3],
    [1.2, 0],
    [4, -1],
  ],
  knownDays: [
    [20, -0.5],
    [200, 0],
  ],
  growth: [
    [2, -0.5],
    [7, 0],
    [25, -0.5],
  ],
  keep: [
    [0, 0],
    [1, -1],
    [3, -2],
  ],
}

/** Every combination of those values: 270 models. */
export function population(): { model: MemoryModel; logWeight: number }[] {
  return VALUES.decay.flatMap(([decay, a]) =>
    VALUES.firstDays.flatMap(([firstDays, b]) =>
      VALUES.knownDays.flatMap(([knownDays, c]) =>
        VALUES.growth.flatMap(([growth, d]) =>
          VALUES.keep.map(([keep, e]) => ({
            model: { decay, firstDays, knownDays, growth, keep },
            logWeight: a + b + c + d + e,
          })),
        ),
      ),
    ),
  )
}
