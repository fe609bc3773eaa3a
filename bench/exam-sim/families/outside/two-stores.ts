// A fast and a slow store, after Bjork & Bjork's "new theory of disuse": what is retrieved with effort strengthens the
// slow one most. Knowing is either store's doing. Parameters are assumptions of ours.
import { normal } from '../../chance.ts'
import { type Family } from '../../family.ts'

const FAST_HALF_LIFE = 1.2
const SLOW_HALF_LIFE = 60

export const family: Family = {
  name: 'two-stores',
  id: 4,
  enrol({ items, known, random }) {
    const ability = Math.exp(0.2 * normal(random))
    const gain = Float64Array.from({ length: items }, () =>
      Math.min(0.8, 0.3 * ability * Math.exp(0.35 * normal(random))),
    )
    const fast = new Float64Array(items)
    const slow = Float64Array.from(known, (yes) => (yes ? 0.9 : 0))
    const lastAt = new Float64Array(items).fill(-1)

    const fastAt = (item: number, at: number) =>
      (fast[item] ?? 0) * 2 ** (-(at - (lastAt[item] ?? 0)) / FAST_HALF_LIFE)
    const slowAt = (item: number, at: number) =>
      (slow[item] ?? 0) * 2 ** (-(at - (lastAt[item] ?? 0)) / SLOW_HALF_LIFE)
    const slowNext = (item: number, at: number, knew: boolean) => {
      const before = slowAt(item, at)
      const effort = 1 - fastAt(item, at)
      return before + (knew ? 1 : 0.7) * (gain[item] ?? 0) * effort * (1 - before)
    }
    const either = (a: number, b: number) => 1 - (1 - a) * (1 - b)
    return {
      recall: (item, at) => either(fastAt(item, at), slowAt(item, at)),
      recallAfter: (item, at, knew, later) =>
        either(
          0.9 * 2 ** (-(later - at) / FAST_HALF_LIFE),
          slowNext(item, at, knew) * 2 ** (-(later - at) / SLOW_HALF_LIFE),
        ),
      learn(item, at, knew) {
        slow[item] = slowNext(item, at, knew)
        fast[item] = 0.9
        lastAt[item] = at
      },
    }
  },
}
