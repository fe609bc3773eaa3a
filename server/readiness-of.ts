import 'server-only'
import type { Exam } from '#core/question/pack.ts'
import { readiness, type Readiness } from '#core/statistics/readiness.ts'
import { blueprint } from './blueprint.ts'
import { knownStudent } from './known-student.ts'
import type { Student } from './session.ts'
import { todayOf } from './student-day.ts'

/**
 * How far knowing a question of this bank is believed to carry over to the exam's question on the same matter. Nobody has
 * measured it; decision 0022 says why a half, and what it costs to be wrong.
 */
export const TRANSFER = 0.5

type Enough = Extract<Readiness, { enough: true }>

export type ReadinessOf =
  | (Enough & {
      scale: Exam['score']
      /** The middle of the forms if nothing carried over, and if everything did. */
      without: number
      whole: number
    })
  | { enough: false; domains: { id: number; title: string; more: number }[] }

/** How an exam sat today would go, as far as is known; the same all day as long as no answer comes. Null without a bank. */
export async function readinessOf(student: Student, now: Date): Promise<ReadinessOf | null> {
  const exam = await blueprint()
  if (!exam) return null
  const known = await knownStudent(student, now)
  const input = {
    questions: known.bank.map(({ topic, domain }, at) => ({ topic, domain, wait: known.waits[at] ?? null })),
    firstResponses: known.firstResponses,
    recall: known.recall,
    exam: { domains: exam.domains, scored: exam.questions.scored, score: exam.score },
    seed: `${student.id} ${todayOf(student, now)}`,
  }
  const told = readiness({ ...input, transfer: TRANSFER })
  if (!told.enough) {
    const more = new Map(told.missing.map(({ domain, more }) => [domain, more]))
    return {
      enough: false,
      domains: exam.domains.map(({ id, title }) => ({ id, title, more: more.get(id) ?? 0 })),
    }
  }
  const [without, whole] = [readiness({ ...input, transfer: 0 }), readiness({ ...input, transfer: 1 })]
  const middle = (other: Readiness) => (other.enough ? other.scaled : told.scaled)
  return { ...told, scale: exam.score, without: middle(without), whole: middle(whole) }
}
