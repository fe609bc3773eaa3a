import 'server-only'
import type { FormName } from '#core/exam/forms.ts'
import type { Exam } from '#core/question/pack.ts'
import { foretellForm } from '#core/statistics/foretell-form.ts'
import { missingResponses } from '#core/statistics/readiness.ts'
import type { DrawnSlot } from './form-draw.ts'
import { knownStudent } from './known-student.ts'
import { log } from './log.ts'
import type { Student } from './session.ts'
import { todayOf } from './student-day.ts'

/** What is stored with an attempt and its slots; the score only of a form long enough to be judged. */
export type Foretold = {
  attempt: {
    foretoldScaled: number
    foretoldLow: number
    foretoldHigh: number
    foretoldPass: number
  } | null
  chances: number[]
}

/**
 * What is believed of a form before it is sat, to be held against what comes; null while too little is known. An exam
 * starts whatever becomes of this.
 */
export async function foretell(
  student: Student,
  exam: Exam,
  form: FormName,
  slots: DrawnSlot[],
  now: Date,
): Promise<Foretold | null> {
  try {
    return await foretold(student, exam, form, slots, now)
  } catch (error) {
    log().error({ error }, 'an exam could not be foretold')
    return null
  }
}

async function foretold(
  student: Student,
  { domains, score, questions }: Exam,
  form: FormName,
  drawn: DrawnSlot[],
  now: Date,
): Promise<Foretold | null> {
  const { bank, waits, firstResponses, recall } = await knownStudent(student, now)
  if (missingResponses(firstResponses, domains).length > 0) return null
  const places = new Map(bank.map(({ questionId }, place) => [questionId, place]))
  const slots = drawn.map(({ questionId, domain, scored }) => {
    const place = places.get(questionId)
    if (place === undefined) return { topic: '', domain, wait: null, scored }
    return { topic: bank[place]?.topic ?? '', domain, wait: waits[place] ?? null, scored }
  })
  const seed = `${student.id} ${todayOf(student, now)} ${form}`
  const { chances, scaled, low, high, passChance } = foretellForm({
    slots,
    firstResponses,
    recall,
    score,
    seed,
  })
  const isJudged = form !== 'custom' && drawn.filter(({ scored }) => scored).length >= questions.scored
  return {
    attempt: isJudged
      ? { foretoldScaled: scaled, foretoldLow: low, foretoldHigh: high, foretoldPass: passChance }
      : null,
    chances,
  }
}
