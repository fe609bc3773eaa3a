import 'server-only'
import * as z from 'zod'
import { toLetters, type PresentedQuestion } from '#core/question/present-question.ts'
import { wilson } from '#core/statistics/wilson.ts'
import { phaseOf } from './attempt-times.ts'
import { blueprint } from './blueprint.ts'
import { closeAttempt } from './closing.ts'
import { db } from './db.ts'
import { explained, readOrder, scheduleSentence } from './feedback.ts'
import { answersOf, gradeAttempt } from './grading.ts'
import type { Student } from './session.ts'
import { present, shownVersion } from './showing.ts'
import { topicTitles } from './topics.ts'
import { readAnswer } from './version.ts'

export type AttemptResult = {
  id: string
  form: string
  startedAt: Date
  submittedAt: Date
  by: 'student' | 'expiry'
  score: { correct: number; answered: number; total: number; percent: number }
  scaled: number | null
  passed: boolean | null
  domains: { id: number; title: string; correct: number; total: number; low: number; high: number }[]
  slots: ResultSlot[]
}

export type ResultSlot = {
  slot: number
  question: PresentedQuestion
  title: string
  topicTitle: string
  chosen: string[]
  keyLabels: string[]
  correct: boolean
  rationales: Record<string, string>
  explanation: string
  remember: string
  references: string
  sources: { title: string; url: string }[]
  checked: string | null
  /** What the response did to the question's schedule; null when it was never displayed. */
  schedule: string | null
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
  const { graded, score: computed } = gradeAttempt(attempt.slots, await answersOf(attempt.slots), exam)
  const { scaled, passed, domains, ...score } = attempt.score
    ? ScoreSchema.parse(JSON.parse(attempt.score))
    : computed
  const titles = await topicTitles()
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
  return {
    id,
    form: attempt.form,
    startedAt: attempt.startedAt,
    submittedAt: at.closedAt,
    by: at.by,
    score,
    scaled,
    passed,
    domains: domains.map((domain) => ({
      ...domain,
      title: exam.domains.find((each) => each.id === domain.id)?.title ?? `Domain ${domain.id}`,
      ...wilson(domain.correct, domain.total),
    })),
    slots: await Promise.all(
      graded.map((slot) => resultSlot(slot, titles, sentences.get(slot.questionId) ?? null)),
    ),
  }
}

type GradedRow = {
  slot: number
  questionId: string
  version: number
  order: string
  chosen: string
  correct: boolean
}

async function resultSlot(
  row: GradedRow,
  titles: Map<string, string>,
  schedule: string | null,
): Promise<ResultSlot> {
  const shown = await shownVersion(row.questionId, row.version)
  const told = await db().questionVersion.findUnique({
    where: { questionId_version: { questionId: row.questionId, version: row.version } },
    select: { questionId: true, version: true, title: true, answer: true },
  })
  if (!shown || !told) throw new Error(`question ${row.questionId} has no version ${row.version}`)
  const order = readOrder(row.order)
  return {
    slot: row.slot,
    question: present(shown, order),
    title: told.title,
    topicTitle: titles.get(shown.topicId) ?? shown.topicId,
    chosen: toLetters(readOrder(row.chosen), order).toSorted(),
    correct: row.correct,
    ...explained(readAnswer(told), order),
    schedule,
  }
}
