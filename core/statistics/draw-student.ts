import { drawBeta } from './draw-beta.ts'
import {
  chanceOfRight,
  recallAt,
  type Kind,
  type RecallCurve,
  type RecallEstimate,
  type Wait,
} from './recall-curve.ts'
import { topicBeliefs, type FirstResponse } from './topic-chances.ts'

/** A question of the bank; `wait` is how it will stand on the day, null for one never met. */
export type BankQuestion = { topic: string; domain: number; wait: Wait | null }

/** Draws students: each call is one, and tells their chance to be right on each question of a domain. */
export function studentDrawer(
  input: { firstResponses: FirstResponse[]; recall: RecallEstimate; transfer: number },
  random: () => number,
): () => (questions: BankQuestion[]) => Float64Array {
  const beliefIn = topicBeliefs(input.firstResponses)
  return () => {
    const curves = new Map<Kind, RecallCurve>()
    const fresh = new Map<string, number>()
    const curveOf = (kind: Kind) => {
      const curve = curves.get(kind) ?? drawCurve(input.recall[kind], random())
      curves.set(kind, curve)
      return curve
    }
    const freshOf = ({ topic, domain }: BankQuestion) => {
      const key = `${domain} ${topic}`
      const chance = fresh.get(key) ?? drawBeta(beliefIn(topic, domain), random)
      fresh.set(key, chance)
      return chance
    }
    return (questions: BankQuestion[]): Float64Array =>
      Float64Array.from(questions, (question) => {
        const { wait } = question
        const unmet = wait && input.transfer === 1 ? 0 : freshOf(question)
        if (!wait) return unmet
        const met = chanceOfRight(recallAt(curveOf(wait.kind), wait.late))
        return input.transfer * met + (1 - input.transfer) * unmet
      })
  }
}

function drawCurve(possible: RecallEstimate[Kind], luck: number): RecallCurve {
  let left = luck
  for (const { curve, share } of possible) {
    left -= share
    if (left < 0) return curve
  }
  return possible.at(-1)?.curve ?? { c: 0, k: 1 }
}
