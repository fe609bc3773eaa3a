import { largestRemainder } from '#core/exam/assemble-form.ts'
import { seededRandom } from '#core/random.ts'
import { studentDrawer, type BankQuestion } from './draw-student.ts'
import { type RecallEstimate } from './recall-curve.ts'
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

type Score = { minimum: number; maximum: number; pass: number }

export type Readiness =
  | { enough: false; missing: { domain: number; more: number }[] }
  | {
      enough: true
      /** The middle of the forms simulated, and the band that four of five fall into. */
      scaled: number
      low: number
      high: number
      passChance: number
      /** The expected share of right answers. */
      share: number
      firstResponses: number
    }

/** First responses that every domain needs before anything is foretold. */
export const NEEDED_PER_DOMAIN = 20
/** Beliefs are drawn this often, and with each so many forms are sat. */
const BELIEFS_DRAWN = 160
const FORMS_EACH = 12
const OUTSIDE_BAND = 0.1

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
  const forms = BELIEFS_DRAWN * FORMS_EACH
  const { low, middle, high } = band(sat, forms)
  const scaledOf = (count: number) => scaledScore(count, scored, score)
  const passing = sat.reduce((sum, each, count) => (scaledOf(count) >= score.pass ? sum + each : sum), 0)
  return {
    enough: true,
    scaled: scaledOf(middle),
    low: scaledOf(low),
    high: scaledOf(high),
    passChance: passing / forms,
    share: right / forms / scored,
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

/** The linear estimate; the real exam equates its forms and does not publish how. */
export function scaledScore(right: number, of: number, { minimum, maximum }: Score): number {
  return Math.round(minimum + ((maximum - minimum) * right) / of)
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

/** Counts at both ends and in the middle; each end leaves as nearly a tenth of the forms outside as whole counts can. */
function band(sat: Int32Array, forms: number): { low: number; middle: number; high: number } {
  /** The share of forms with fewer right answers, by count; one past the end is all of them. */
  const below = [0]
  for (const each of sat) below.push((below.at(-1) ?? 0) + each / forms)
  const distance = (share: number) => Math.min(...below.map((each) => Math.abs(each - share)))
  const isNearest = (each: number, share: number) => Math.abs(each - share) <= distance(share)
  return {
    low: below.findLastIndex((each) => isNearest(each, OUTSIDE_BAND)),
    middle: below.findLastIndex((each) => each <= 0.5),
    high: below.findIndex((each) => isNearest(each, 1 - OUTSIDE_BAND)) - 1,
  }
}
