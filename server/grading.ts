import 'server-only'
import { changeOfMind } from '#core/grading/change-of-mind.ts'
import { gradeResponse } from '#core/grading/grade-response.ts'
import { scoreAttempt, type AttemptScore } from '#core/grading/score-attempt.ts'
import type { Exam } from '#core/question/pack.ts'
import { db } from './db.ts'
import { readOrder } from './feedback.ts'
import { log } from './log.ts'
import { anyOf, versionKey } from './showing.ts'
import { readAnswer } from './version.ts'

type Slot = {
  attemptId: string
  slot: number
  questionId: string
  version: number
  domain: number
  scored: boolean
  order: string
  chosen: string
  firstChosen: string | null
  elapsedMs: number
  shownAt: Date | null
  changedAt: Date | null
}

/** What grading needs of the frozen versions, by question and version. */
export type Keys = Map<string, { topicId: string; key: number[] }>

/** The keys of an attempt's frozen versions, as far as they can be read. */
export async function answersOf(slots: { questionId: string; version: number }[]): Promise<Keys> {
  const rows = await db().questionVersion.findMany({
    where: anyOf(slots),
    select: { questionId: true, version: true, topicId: true, answer: true },
  })
  const keys: Keys = new Map()
  for (const row of rows) {
    try {
      keys.set(versionKey(row), { topicId: row.topicId, key: readAnswer(row).key })
    } catch (error) {
      log().error({ error, question: row.questionId, version: row.version }, 'a version cannot be graded')
    }
  }
  return keys
}

/** A response that cannot be read is a blank one; `npm run db -- check` names it. */
export function placesOrNone(json: string): number[] {
  try {
    return readOrder(json)
  } catch {
    return []
  }
}

/** Grades frozen versions and stored responses: the same input gives the same score, whenever it is asked. */
export function gradeAttempt<S extends Slot>(form: string, slots: S[], keys: Keys, exam: Exam) {
  const graded = slots.map((slot) => {
    const version = keys.get(versionKey(slot))
    const chosen = placesOrNone(slot.chosen)
    // A version that cannot be read counts for nobody: the rest of the attempt is graded without it.
    if (!version)
      return {
        ...slot,
        scored: false,
        topicId: null,
        answered: chosen.length > 0,
        correct: false,
        change: null,
      }
    const { key, topicId } = version
    return {
      ...slot,
      topicId,
      answered: chosen.length > 0,
      correct: gradeResponse(key, chosen).correct,
      change: changeOfMind(key, slot.firstChosen === null ? null : placesOrNone(slot.firstChosen), chosen),
    }
  })
  // However long, a form of chosen topics is not the exam's blueprint: it is never judged as the exam.
  const scoredQuestions = form === 'custom' ? Infinity : exam.questions.scored
  const score: AttemptScore = scoreAttempt(graded, { ...exam.score, scoredQuestions })
  return { graded, score }
}
