import { largestRemainder } from '#core/exam/assemble-form.ts'
import { seededRandom } from '#core/random.ts'
import { studentDrawer, type BankQuestion } from './draw-student.ts'
import { type RecallEstimate } from './recall-curve.ts'
import { simulatedScores, type Score, type SimulatedScores } from './simulated-scores.ts'
import { type FirstResponse } from './topic-chances.ts'

export type ReadinessInput = {
  questions: BankQuestion[]
  /** First responses in study, and responses in exams. Nothing else: repeats say how well this bank is remembered. */
  firstResponses: FirstResponse[]
  recall: RecallEstimate
  /** The blueprint. */
  exam: { domains: { id: number; weight: number }[]; scored: number; score: Score }
  /**
   * How far knowing a question of the bank carries over to the exam's question on the same matter: 1 when the exam asks
   * these very questions (a sealed form), 0 when repeating them teaches nothing else.
   */
  transfer: number
  seed: string
}

export type Readiness =
  | { enough: false; missing: { domain: number; more: number }[] }
  | (SimulatedScores & {
      enough: true
      /** The expected share of right answers. */
      share: number
      firstResponses: number
    })

/** First responses that every domain needs before anything is foretold. */
export const NEEDED_PER_DOMAIN = 20
/** Beliefs are drawn this often, and with each so many forms are sat. */
const BELIEFS_DRAWN = 160
const FORMS_EACH = 12

/**
 * The scaled score of an exam sat on that day, by sitting simulated forms. Each time a student is drawn who fits what is
 * known (topic chances from first responses, recall curves from repeated ones), then forms by blueprint, then answers:
 * so the band holds doubt about the student and the luck of the draw. Repeatable for a seed.
 */
export function readiness(input: ReadinessInput): Readiness {
  const { domains, scored, score } = input.exam
  const missing = missingResponses(input.firstResponses, domains)
  if (missing.length > 0) return { enough: false, missing }

  const random = seededRandom(input.seed)
  const quotas = largestRemainder(
    domains.map(({ weight }) => weight),
    scored,
  )
  const byDomain = domains.map(({ id }) => {
    const questions = input.questions.filter((each) => each.domain === id)
    // A domain that has lost its last question is foretold from its responses alone.
    return questions.length > 0 ? questions : [{ topic: '', domain: id, wait: null }]
  })
  const draw = studentDrawer(input, random)
  const sat = new Int32Array(scored + 1)
  let right = 0
  for (let drawn = 0; drawn < BELIEFS_DRAWN; drawn += 1) {
    const chances = byDomain.map(draw())
    for (let form = 0; form < FORMS_EACH; form += 1) {
      const count = sitForm(chances, quotas, random)
      sat[count] = (sat[count] ?? 0) + 1
      right += count
    }
  }
  return {
    enough: true,
    ...simulatedScores(sat, score),
    share: right / (BELIEFS_DRAWN * FORMS_EACH) / scored,
    firstResponses: input.firstResponses.length,
  }
}

/** How many more first responses each domain needs, in blueprint order; empty when there are enough. */
export function missingResponses(
  responses: FirstResponse[],
  domains: { id: number }[],
): { domain: number; more: number }[] {
  return domains.flatMap(({ id }) => {
    const more = NEEDED_PER_DOMAIN - responses.filter((each) => each.domain === id).length
    return more > 0 ? [{ domain: id, more }] : []
  })
}

/** Right answers on one form: each domain's share of questions, drawn from the bank. */
function sitForm(chances: Float64Array[], quotas: number[], random: () => number): number {
  let right = 0
  chances.forEach((ofDomain, at) => {
    for (let slot = 0; slot < (quotas[at] ?? 0); slot += 1) {
      const chance = ofDomain[Math.floor(random() * ofDomain.length)] ?? 0
      if (random() < chance) right += 1
    }
  })
  return right
}
