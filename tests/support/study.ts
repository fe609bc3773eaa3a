import { randomUUID } from 'node:crypto'
import type { Confidence } from '#core/scheduler/quality.ts'
import { db } from '#server/db.ts'
import { recordDrill, recordReview, type Recorded, type StudyAnswer } from '#server/reviews.ts'
import type { Student } from '#server/session.ts'
import { shownVersion, studyOrder } from '#server/showing.ts'
import { toLetters } from '#core/question/present-question.ts'

type Given = {
  right?: boolean
  confidence?: Confidence
  reviewCount?: number
  key?: string
  drill?: boolean
  elapsedMs?: number
}

/** Letters that answer this showing right, or wrong. */
export async function lettersFor(
  student: Student,
  questionId: string,
  reviewCount: number,
  right: boolean,
): Promise<string[]> {
  const { current } = await db().question.findUniqueOrThrow({ where: { id: questionId } })
  const version = await shownVersion(questionId, current)
  if (!version) throw new Error(`no such question: ${questionId}`)
  const row = await db().questionVersion.findUniqueOrThrow({
    where: { questionId_version: { questionId, version: current } },
  })
  const { key } = JSON.parse(row.answer) as { key: number[] }
  const order = studyOrder({ studentId: student.id }, version, reviewCount)
  const wrong = order.filter((place) => !key.includes(place)).slice(0, key.length)
  return toLetters(right ? key : wrong, order)
}

/** The body of an answer to the current showing of a question. */
export async function answerTo(
  student: Student,
  questionId: string,
  given: Given = {},
): Promise<StudyAnswer> {
  const schedule = await db().schedule.findUnique({
    where: { studentId_questionId: { studentId: student.id, questionId } },
  })
  const reviewCount = given.reviewCount ?? schedule?.reviewCount ?? 0
  return {
    questionId,
    version: 1,
    reviewCount,
    chosen: await lettersFor(student, questionId, reviewCount, given.right ?? true),
    confidence: given.confidence ?? null,
    elapsedMs: given.elapsedMs ?? 30_000,
    key: given.key ?? randomUUID(),
  }
}

/** Answers the current showing of a question as a student would. */
export async function study(
  student: Student,
  questionId: string,
  now: Date,
  given: Given = {},
): Promise<Recorded> {
  const record = given.drill ? recordDrill : recordReview
  return record(student, { studentId: student.id }, await answerTo(student, questionId, given), now)
}

/** The same, for tests in which a refusal is a failure. */
export async function studied(student: Student, questionId: string, now: Date, given: Given = {}) {
  const recorded = await study(student, questionId, now, given)
  if (!recorded.ok) throw new Error(`refused: ${recorded.problem}`)
  return recorded.feedback
}
