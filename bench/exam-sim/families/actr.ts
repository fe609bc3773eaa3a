// ACT-R with decay that depends on activation (Pavlik & Anderson, "Practice and Forgetting Effects on Vocabulary
// Memory", Cognitive Science 29, 2005): every presentation counts, spaced ones fade more slowly, one alone hardly lasts.
import { normal } from '../chance.ts'
import { type Family } from '../family.ts'

const THRESHOLD = -0.704
const NOISE = 0.255
const DECAY_SCALE = 0.217
const DECAY_INTERCEPT = 0.177
const SECONDS_PER_DAY = 86_400
/** Time between sessions counts less: seconds beyond the first hour. */
const BETWEEN_SESSIONS = 0.025
const KNOWN_SINCE = [-200, -120, -60, -30, -12, -5]

export const family: Family = {
  name: 'actr',
  id: 3,
  enrol({ items, known, random }) {
    const intercept = DECAY_INTERCEPT * Math.exp(0.15 * normal(random))
    const ease = Float64Array.from({ length: items }, () => 0.3 * normal(random))
    const seenAt: number[][] = Array.from({ length: items }, () => [])
    const decays: number[][] = Array.from({ length: items }, () => [])

    /** Strength of all presentations together: its logarithm is the activation. */
    const strength = (item: number, at: number) => {
      const times = seenAt[item] ?? []
      const faded = decays[item] ?? []
      let sum = 0
      for (let index = 0; index < times.length; index += 1)
        sum += trace(at - (times[index] ?? 0), faded[index] ?? 0)
      return sum
    }
    const decayNow = (item: number, at: number) => {
      const before = strength(item, at)
      return Math.min(1.5, DECAY_SCALE * Math.min(before, Math.exp(3)) + intercept)
    }
    const recallOf = (sum: number, item: number) =>
      sum === 0 ? 0 : 1 / (1 + Math.exp((THRESHOLD - Math.log(sum) - (ease[item] ?? 0)) / NOISE))
    const learn = (item: number, at: number) => {
      const decay = decayNow(item, at)
      seenAt[item]?.push(at)
      decays[item]?.push(decay)
    }
    known.forEach((yes, item) => {
      if (yes) for (const day of KNOWN_SINCE) learn(item, day)
    })
    return {
      recall: (item, at) => recallOf(strength(item, at), item),
      learn,
      recallAfter: (item, at, _knew, later) =>
        recallOf(strength(item, later) + trace(later - at, decayNow(item, at)), item),
    }
  },
}

function trace(ageDays: number, decay: number): number {
  const seconds = Math.max(1, ageDays * SECONDS_PER_DAY)
  const counted = Math.min(seconds, 3600) + Math.max(0, seconds - 3600) * BETWEEN_SESSIONS
  return counted ** -decay
}
