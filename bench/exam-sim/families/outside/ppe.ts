// The Predictive Performance Equation (Walsh et al., "Mechanisms underlying the spacing effect in learning", 2018):
// practice by a power of how often, forgetting by a power of weighted time, spaced practice decays more slowly.
// The form is published; the parameters are assumptions of ours. No scheduler here was tuned on it.
import { normal } from '../../chance.ts'
import { type Family } from '../../family.ts'

const PRACTICE = 0.25
const TIME_WEIGHT = 0.6
const DECAY_INTERCEPT = 0.04
const DECAY_SLOPE = 0.08
const THRESHOLD = 0.68
const NOISE = 0.05
const SECONDS_PER_DAY = 86_400
const KNOWN_SINCE = [-200, -120, -60, -30, -12, -5]

export const family: Family = {
  name: 'ppe',
  id: 5,
  enrol({ items, known, random }) {
    const ability = 0.02 * normal(random)
    const ease = Float64Array.from({ length: items }, () => ability + 0.03 * normal(random))
    const times: number[][] = Array.from(known, (yes) => (yes ? [...KNOWN_SINCE] : []))
    const recallOf = (item: number, at: number, seenAt: number[]) =>
      seenAt.length === 0
        ? 0
        : 1 / (1 + Math.exp((THRESHOLD - (ease[item] ?? 0) - activation(seenAt, at)) / NOISE))
    return {
      recall: (item, at) => recallOf(item, at, times[item] ?? []),
      recallAfter: (item, at, _knew, later) => recallOf(item, later, [...(times[item] ?? []), at]),
      learn(item, at) {
        times[item]?.push(at)
      },
    }
  },
}

function activation(seenAt: number[], at: number): number {
  let weights = 0
  let weighted = 0
  let closeness = 0
  for (let index = 0; index < seenAt.length; index += 1) {
    const age = Math.max(1, (at - (seenAt[index] ?? 0)) * SECONDS_PER_DAY)
    const weight = age ** -TIME_WEIGHT
    weights += weight
    weighted += weight * age
    if (index === 0) continue
    const lag = Math.max(1, ((seenAt[index] ?? 0) - (seenAt[index - 1] ?? 0)) * SECONDS_PER_DAY)
    closeness += 1 / Math.log(lag + Math.E)
  }
  const lags = seenAt.length - 1
  const decay = DECAY_INTERCEPT + DECAY_SLOPE * (lags === 0 ? 0 : closeness / lags)
  return seenAt.length ** PRACTICE * (weighted / weights) ** -decay
}
