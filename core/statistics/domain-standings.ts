import type { FirstResponse } from './topic-chances.ts'
import { wilson } from './wilson.ts'

/** A domain of the exam against what somebody answered of it for the first time, or in an exam. */
export type DomainStanding = {
  domain: number
  /** Shares of the exam, and of these answers. */
  weight: number
  answered: number
  n: number
  right: number
  low: number
  high: number
}

/** Every domain of the blueprint with its weight, the share of the answers that went to it, and how they went. */
export function domainStandings(
  domains: { id: number; weight: number }[],
  responses: FirstResponse[],
): DomainStanding[] {
  const weights = domains.reduce((sum, { weight }) => sum + weight, 0)
  return domains.map(({ id, weight }) => {
    const ofDomain = responses.filter(({ domain }) => domain === id)
    const right = ofDomain.filter(({ correct }) => correct).length
    return {
      domain: id,
      weight: weight / weights,
      answered: responses.length === 0 ? 0 : ofDomain.length / responses.length,
      n: ofDomain.length,
      right,
      ...wilson(right, ofDomain.length),
    }
  })
}
