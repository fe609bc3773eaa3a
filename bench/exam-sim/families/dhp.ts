// MaiMemo's DHP: difficulty, half-life and recall (Su et al., "Optimizing Spaced Repetition Schedule by Capturing the
// Dynamics of Memory", 2023). Forgetting is exponential, so a few days late is forgotten.
import { normal } from '../chance.ts'
import { type Family } from '../family.ts'

const KNOWN_HALF_LIFE = 60

export const family: Family = {
  name: 'dhp',
  id: 2,
  enrol({ items, known, random }) {
    const ability = Math.exp(0.25 * normal(random))
    const difficulty = Float64Array.from({ length: items }, () => 1 + 9 * random())
    const halfLife = Float64Array.from(known, (yes) => (yes ? KNOWN_HALF_LIFE : 0))
    const lastAt = new Float64Array(items).fill(-1)

    const firstHalfLife = (d: number) => (ability * -1) / Math.log2(Math.max(0.925 - 0.05 * d, 0.025))
    const recall = (item: number, at: number) => {
      const h = halfLife[item] ?? 0
      return h === 0 ? 0 : 2 ** (-Math.max(0, at - (lastAt[item] ?? 0)) / h)
    }
    const nextHalfLife = (item: number, at: number, knew: boolean): number => {
      const h = halfLife[item] ?? 0
      const d = difficulty[item] ?? 1
      if (h === 0) return firstHalfLife(d)
      if (at - (lastAt[item] ?? 0) < 0.5) return Math.max(h, ability / 2)
      const forgotten = Math.max(1e-6, 1 - recall(item, at))
      return knew
        ? h * (1 + Math.exp(3.80863264) * d ** -0.53420593 * h ** -0.127362 * forgotten ** 0.9678043)
        : Math.exp(-0.04158382) * d ** -0.04067209 * h ** 0.37745957 * forgotten ** -0.22724425
    }
    return {
      recall,
      recallAfter: (item, at, knew, later) => 2 ** (-(later - at) / nextHalfLife(item, at, knew)),
      learn(item, at, knew) {
        const isAgain = (halfLife[item] ?? 0) > 0 && at - (lastAt[item] ?? 0) >= 0.5
        halfLife[item] = nextHalfLife(item, at, knew)
        if (isAgain && !knew) difficulty[item] = Math.min(20, (difficulty[item] ?? 1) + 2)
        lastAt[item] = at
      },
    }
  },
}
