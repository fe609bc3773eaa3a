import 'server-only'
import { paceOf, type Pace } from '#core/grading/pace.ts'
import type { Exam } from '#core/question/pack.ts'
import { accuracyByPart, type PartAccuracy } from '#core/statistics/accuracy-by-part.ts'
import { brierScore, naiveBrierScore } from '#core/statistics/brier.ts'
import { reliability, type ReliabilityBin } from '#core/statistics/reliability.ts'
import { pastAttempts, type PastAttempt } from './attempt-list.ts'
import { blueprint } from './blueprint.ts'
import { db } from './db.ts'
import type { Student } from './session.ts'

export type ExamHistory = {
  /** Newest first. */
  past: PastAttempt[]
  /** Time per question, of all these exams and of each by its id. */
  pace: Pace
  paces: Map<string, Pace>
  /** Accuracy by part of the full exams among them. */
  parts: { sittings: number; length: number; accuracy: PartAccuracy[] } | null
  /** What was foretold at the start of each, against what came. */
  foretold: {
    chances: number
    bins: ReliabilityBin[]
    brier: number | null
    naive: number | null
    scores: ForetoldScore[]
    scale: Exam['score']
  }
}

export type ForetoldScore = {
  attempt: PastAttempt
  scaled: number
  low: number
  high: number
  inside: boolean
}

/** Enough to see a trend, and bounded however many were sat. */
const EXAMS_LOOKED_AT = 20

/** How the last exams went: over time, against the clock, towards their end, and against what was foretold of them; null without a bank. */
export async function examHistory(student: Student): Promise<ExamHistory | null> {
  const exam = await blueprint()
  if (!exam) return null
  const past = (await pastAttempts(student)).slice(0, EXAMS_LOOKED_AT)
  const slots = await db().slot.findMany({
    where: { attempt: { studentId: student.id }, attemptId: { in: past.map(({ id }) => id) } },
    select: { attemptId: true, slot: true, elapsedMs: true, chosen: true, correct: true, foretold: true },
  })
  const pace = (of: typeof slots) =>
    paceOf(
      of.map(({ elapsedMs }) => elapsedMs),
      { minutes: exam.minutes, questions: exam.questions.scored + exam.questions.unscored },
    )
  const told = slots.flatMap(({ chosen, correct, foretold }) =>
    // What was left blank says how the time went, not what was known.
    foretold === null || correct === null || chosen === '[]' ? [] : [{ chance: foretold, correct }],
  )
  return {
    past,
    pace: pace(slots),
    paces: new Map(past.map(({ id }) => [id, pace(slots.filter(({ attemptId }) => attemptId === id))])),
    parts: partsOf(past, slots),
    foretold: {
      chances: told.length,
      bins: reliability(told),
      brier: brierScore(told),
      naive: naiveBrierScore(told),
      scores: past.flatMap((attempt) => foretoldScore(attempt) ?? []),
      scale: exam.score,
    },
  }
}

function partsOf(
  past: PastAttempt[],
  slots: { attemptId: string; slot: number; correct: boolean | null }[],
): ExamHistory['parts'] {
  const full = new Set(past.filter(({ form }) => form === 'full').map(({ id }) => id))
  if (full.size === 0) return null
  const ofFull = slots
    .filter(({ attemptId }) => full.has(attemptId))
    .map(({ slot, correct }) => ({ slot, correct: correct === true }))
  const length = Math.max(...ofFull.map(({ slot }) => slot))
  return { sittings: full.size, length, accuracy: accuracyByPart(ofFull, length) }
}

function foretoldScore(attempt: PastAttempt): ForetoldScore | null {
  const { foretold, scaled } = attempt
  if (!foretold || scaled === null) return null
  return { attempt, ...foretold, inside: foretold.low <= scaled && scaled <= foretold.high }
}
