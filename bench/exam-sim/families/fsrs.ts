// FSRS-6 with jittered parameters: https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm
import { normal } from '../chance.ts'
import { type Family } from '../family.ts'

const DEFAULT_WEIGHTS = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
  1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
]
const AGAIN = 1
const GOOD = 3
const EASY = 4

export const family: Family = {
  name: 'fsrs',
  id: 1,
  enrol({ items, known, random }) {
    const w = jittered(random)
    const weight = (index: number) => w[index] ?? 0
    const decay = weight(20)
    const curve = 0.9 ** (-1 / decay) - 1
    const factor = Float64Array.from({ length: items }, () => Math.exp(0.35 * normal(random)))
    const stability = Float64Array.from(known, (yes, item) => (yes ? 60 * (factor[item] ?? 1) : 0))
    const difficulty = Float64Array.from(known, (yes) => (yes ? 5 : 0))
    const lastAt = new Float64Array(items).fill(-1)

    const clamp = (value: number) => Math.min(10, Math.max(1, value))
    const firstDifficulty = (grade: number) => weight(4) - Math.exp(weight(5) * (grade - 1)) + 1
    const retrievability = (elapsed: number, s: number) => (1 + (curve * elapsed) / s) ** -decay

    const recall = (item: number, at: number) => {
      const s = stability[item] ?? 0
      return s === 0 ? 0 : retrievability(Math.max(0, at - (lastAt[item] ?? 0)), s)
    }
    const nextStability = (item: number, at: number, knew: boolean): number => {
      const s = stability[item] ?? 0
      const d = difficulty[item] ?? 0
      if (s === 0) return weight(knew ? GOOD - 1 : AGAIN - 1) * (factor[item] ?? 1)
      if (at - (lastAt[item] ?? 0) < 0.5) {
        const sameDay = Math.exp(weight(17) * ((knew ? GOOD : AGAIN) - 3 + weight(18))) * s ** -weight(19)
        return s * (knew ? Math.max(1, sameDay) : sameDay)
      }
      const r = recall(item, at)
      if (knew)
        return (
          s * (1 + Math.exp(weight(8)) * (11 - d) * s ** -weight(9) * (Math.exp((1 - r) * weight(10)) - 1))
        )
      const forgotten =
        weight(11) * d ** -weight(12) * ((s + 1) ** weight(13) - 1) * Math.exp((1 - r) * weight(14))
      return Math.min(forgotten, s / Math.exp(weight(17) * weight(18)))
    }
    return {
      recall,
      recallAfter: (item, at, knew, later) =>
        retrievability(later - at, Math.max(0.001, nextStability(item, at, knew))),
      learn(item, at, knew) {
        const grade = knew ? GOOD : AGAIN
        const d = difficulty[item] ?? 0
        const next = Math.max(0.001, nextStability(item, at, knew))
        const moved = d - weight(6) * (grade - 3) * ((10 - d) / 9)
        difficulty[item] =
          (stability[item] ?? 0) === 0
            ? clamp(firstDifficulty(grade))
            : clamp(weight(7) * firstDifficulty(EASY) + (1 - weight(7)) * moved)
        stability[item] = next
        lastAt[item] = at
      },
    }
  },
}

/** This student's own parameters, around the defaults. */
function jittered(random: () => number): number[] {
  const spread = [0.3, 0.3, 0.3, 0.3, 0, 0, 0, 0, 0.12, 0, 0, 0.15]
  const w = DEFAULT_WEIGHTS.map((weight, index) => weight * Math.exp((spread[index] ?? 0) * normal(random)))
  const first = w.slice(0, 4).toSorted((a, b) => a - b)
  const decay = (DEFAULT_WEIGHTS[20] ?? 0) * Math.exp(0.25 * normal(random))
  return [...first, ...w.slice(4, 20), Math.min(0.8, Math.max(0.1, decay))]
}
