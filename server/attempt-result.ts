import 'server-only'
import * as z from 'zod'
import { paceOf, type Pace } from '#core/grading/pace.ts'
import { scaledInterval, standing, type Standing } from '#core/grading/scaled-interval.ts'
import { wilson } from '#core/statistics/wilson.ts'
import { foretoldIn, type PastAttempt } from './attempt-list.ts'
import { phaseOf } from './attempt-times.ts'
import { blueprint } from './blueprint.ts'
import { closeAttempt } from './closing.ts'
import { db } from './db.ts'
import { scheduleSentence } from './feedback.ts'
import { answersOf, gradeAttempt } from './grading.ts'
import { resultSlot, textsOf, type ResultSlot } from './result-slot.ts'
import type { Student } from './session.ts'
import { topicTitles } from './topics.ts'

export type DomainResult = {
  id: number
  title: string
  correct: number
  total: number
  /** The 80 % interval of the share right. */
  low: number
  high: number
  /** Against the share that a pass takes; null for a form that is not judged. */
  standing: Standing | null
}

export type AttemptResult = {
  id: string
  form: string
  startedAt: Date
  submittedAt: Date
  by: 'student' | 'expiry'
  /** The form's limit and what was granted on top of it. */
  minutes: number
  extraMinutes: number
  score: { correct: number; answered: number; total: number; percent: number }
  scaled: number | null
  passed: boolean | null
  /** Around `scaled`, with 80 % confidence. */
  interval: { low: number; high: number } | null
  /** What was believed of `scaled` at the start; null when nothing was. */
  foretold: PastAttempt['foretold']
  scale: { minimum: number; maximum: number; pass: number }
  domains: DomainResult[]
  pace: Pace
  slots: ResultSlot[]
}

const ScoreSchema = z.object({
  correct: z.number(),
  answered: z.number(),
  total: z.number(),
  percent: z.number(),
  scaled: z.number().nullable(),
  passed: z.boolean().nullable(),
  domains: z.array(z.object({ id: z.number(), correct: z.number(), total: z.number() })),
})

/** Submits an attempt; once closed, by whomever, the stored result stands. Null when it is not theirs. */
export async function submitAttempt(student: Student, id: string, now: Date): Promise<AttemptResult | null> {
  const attempt = await db().attempt.findUnique({
    where: { id, studentId: student.id },
    select: { id: true },
  })
  if (!attempt) return null
  await closeAttempt(id, now)
  const result = await attemptResult(student, id, now)
  if (result === 'open') throw new Error(`attempt ${id} is still open after closing`)
  return result
}

/**
 * A closed attempt with every key and rationale; 'open' before that, null when it is not theirs. Reads only: one that
 * expired with nobody there and is not swept yet is graded here as the sweep will write it down.
 */
export async function attemptResult(
  student: Student,
  id: string,
  now: Date,
): Promise<AttemptResult | 'open' | null> {
  const attempt = await db().attempt.findUnique({
    where: { id, studentId: student.id },
    include: { slots: { orderBy: { slot: 'asc' } } },
  })
  if (!attempt) return null
  const at = phaseOf(attempt, now)
  if (at.open) return 'open'
  const exam = await blueprint()
  if (!exam) throw new Error(`attempt ${id} cannot be graded: there is no blueprint in the database`)
  const keys = await answersOf(attempt.slots)
  const { graded, score: computed } = gradeAttempt(attempt.form, attempt.slots, keys, exam)
  const { scaled, passed, domains, ...score } = attempt.score
    ? ScoreSchema.parse(JSON.parse(attempt.score))
    : computed
  const [texts, titles] = [await textsOf(attempt.slots), await topicTitles()]
  const reviews = await db().review.findMany({
    where: { studentId: student.id, attemptId: id },
    select: {
      questionId: true,
      kind: true,
      day: true,
      beforeIntervalDays: true,
      beforeDueDay: true,
      afterDueDay: true,
    },
  })
  const sentences = new Map(reviews.map((row) => [row.questionId, scheduleSentence(row)]))
  const { form, startedAt, minutes, extraMinutes } = attempt
  const questions = exam.questions.scored + exam.questions.unscored
  return {
    id,
    form,
    startedAt,
    submittedAt: at.closedAt,
    by: at.by,
    minutes,
    extraMinutes,
    score,
    scaled,
    passed,
    interval: scaled === null ? null : scaledInterval(score.correct, score.total, exam.score),
    foretold: foretoldIn(attempt),
    scale: exam.score,
    domains: domains.map(({ id, correct, total }) => {
      const interval = wilson(correct, total)
      const title = exam.domains.find((each) => each.id === id)?.title ?? `Domain ${id}`
      const against = scaled === null ? null : standing(interval, exam.score)
      return { id, title, correct, total, ...interval, standing: against }
    }),
    pace: paceOf(
      graded.map(({ elapsedMs }) => elapsedMs),
      { minutes: exam.minutes, questions },
    ),
    slots: graded.map((slot) => resultSlot(slot, texts, titles, sentences.get(slot.questionId) ?? null)),
  }
}
