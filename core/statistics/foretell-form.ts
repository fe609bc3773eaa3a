import { seededRandom } from '#core/random.ts'
import { studentDrawer, type BankQuestion } from './draw-student.ts'
import { type RecallEstimate } from './recall-curve.ts'
import { simulatedScores, type Score, type SimulatedScores } from './simulated-scores.ts'
import { type FirstResponse } from './topic-chances.ts'

export type FormToForetell = {
  /** The form's questions in their order, as they stand at its start. */
  slots: (BankQuestion & { scored: boolean })[]
  firstResponses: FirstResponse[]
  recall: RecallEstimate
  score: Score
  seed: string
}

export type FormForetold = SimulatedScores & {
  /** The chance to be right, slot by slot. */
  chances: number[]
}

/** Students are drawn this often; each sits the form once. */
const BELIEFS_DRAWN = 1000

/**
 * What is believed, before it is sat, of one form whose questions are known: these very questions are asked, so what is
 * known of them carries over whole, and those never met are as likely right as their topic. Repeatable for a seed.
 */
export function foretellForm({ slots, score, seed, ...known }: FormToForetell): FormForetold {
  const random = seededRandom(seed)
  const draw = studentDrawer({ ...known, transfer: 1 }, random)
  const sat = new Int32Array(slots.filter(({ scored }) => scored).length + 1)
  const sums = new Float64Array(slots.length)
  for (let drawn = 0; drawn < BELIEFS_DRAWN; drawn += 1) {
    let right = 0
    draw()(slots).forEach((chance, at) => {
      sums[at] = (sums[at] ?? 0) + chance
      if (slots[at]?.scored && random() < chance) right += 1
    })
    sat[right] = (sat[right] ?? 0) + 1
  }
  return { ...simulatedScores(sat, score), chances: Array.from(sums, (sum) => sum / BELIEFS_DRAWN) }
}
