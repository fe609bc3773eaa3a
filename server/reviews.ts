import 'server-only'
import { gradeResponse, selectProblem } from '#core/grading/grade-response.ts'
import { toPositions } from '#core/question/present-question.ts'
import { qualityOf, type Confidence } from '#core/scheduler/quality.ts'
import { cappedFor } from '#core/scheduler/interval-cap.ts'
import { newSchedule, scheduleReview } from '#core/scheduler/sm2.ts'
import { capDay } from './cap-day.ts'
import { db, isTaken, retried } from './db.ts'
import { feedbackOn, FEEDBACK_ROW, readOrder, type Feedback } from './feedback.ts'
import { countDrill, countReview } from './progress-counts.ts'
import type { Student } from './session.ts'
import { isInOpenQuiz } from './open-quiz.ts'
import { columnsAfter, columnsBefore, rememberedIn } from './schedule-columns.ts'
import { shownVersion, studyOrder, type Audience } from './showing.ts'
import { todayOf } from './student-day.ts'
import { readAnswer } from './version.ts'

/** An answer as it travels: letters of one showing, the reviewCount it was shown at, the client's idempotency key. */
export type StudyAnswer = {
  questionId: string
  version: number
  reviewCount: number
  chosen: string[]
  confidence: Confidence
  elapsedMs: number
  key: string
}

export type Refusal =
  | 'not-found'
  | 'unknown-letter'
  | 'repeated-letter'
  | 'too-many'
  | 'too-few'
  | 'stale'
  | 'key-reused'
  | 'not-due'
  | 'not-answered'
  | 'in-open-quiz'
export type Recorded = { ok: true; feedback: Feedback } | { ok: false; problem: Refusal }

type Read =
  | { ok: true; positions: number[]; order: number[]; key: number[]; topicId: string }
  | { ok: false; problem: Refusal }

/** The longest a single showing counts for: beyond it somebody has left the desk. */
const ELAPSED_CAP_MS = 300_000

/** Reads an answer against what was shown, without a student yet: only a valid first answer makes a guest. */
export async function readStudyAnswer(audience: Audience, answer: StudyAnswer): Promise<Read> {
  const version = await shownVersion(answer.questionId, answer.version)
  const question =
    version &&
    (await db().question.findUnique({
      where: { id: answer.questionId },
      select: { status: true, form: true },
    }))
  const answerable =
    question?.form === null && (question.status === 'published' || question.status === 'retired')
  if (!version || !answerable) return { ok: false, problem: 'not-found' }

  const order = studyOrder(audience, version, answer.reviewCount)
  if (new Set(answer.chosen).size < answer.chosen.length) return { ok: false, problem: 'repeated-letter' }
  const positions = toPositions(answer.chosen, order)
  if (!positions) return { ok: false, problem: 'unknown-letter' }
  const problem = selectProblem(
    version.type === 'multiple' ? 'multiple' : 'single',
    version.select,
    order.length,
    positions,
  )
  if (problem) return { ok: false, problem: problem.kind === 'incomplete' ? 'too-few' : 'too-many' }
  return { ok: true, positions, order, key: await keyOf(answer), topicId: version.topicId }
}

async function keyOf({ questionId, version }: StudyAnswer): Promise<number[]> {
  const row = await db().questionVersion.findUniqueOrThrow({
    where: { questionId_version: { questionId, version } },
    select: { questionId: true, version: true, answer: true },
  })
  return readAnswer(row).key
}

/**
 * Records one review: grades it, moves the schedule and answers with what there is to learn.
 * The same key and body get the same answer again; a reviewCount that is no longer current is `stale`.
 */
export async function recordReview(
  student: Student,
  audience: Audience,
  answer: StudyAnswer,
  now: Date,
): Promise<Recorded> {
  return record('review', student, audience, answer, now)
}

/** Records practice: graded and told like a review, but no schedule moves. Only for a question that is not due. */
export async function recordDrill(
  student: Student,
  audience: Audience,
  answer: StudyAnswer,
  now: Date,
): Promise<Recorded> {
  return record('drill', student, audience, answer, now)
}

async function record(
  kind: 'review' | 'drill',
  student: Student,
  audience: Audience,
  answer: StudyAnswer,
  now: Date,
): Promise<Recorded> {
  const told = await answeredBefore(kind, student, answer)
  if (told) return told
  const read = await readStudyAnswer(audience, answer)
  if (!read.ok) return read

  if (await isInOpenQuiz(student, answer.questionId, now)) return { ok: false, problem: 'in-open-quiz' }
  const before = await scheduleOf(student, answer.questionId)
  if ((before?.reviewCount ?? 0) !== answer.reviewCount) return { ok: false, problem: 'stale' }
  const today = todayOf(student, now)
  const remembered = before && rememberedIn(before)
  if (kind === 'drill' && !remembered) return { ok: false, problem: 'not-answered' }
  if (kind === 'drill' && remembered && remembered.dueDay <= today) return { ok: false, problem: 'not-due' }

  const { correct } = gradeResponse(read.key, read.positions)
  const quality = qualityOf(correct, answer.confidence)
  const from = remembered ?? newSchedule(today)
  const { schedule: after, cappedIntervalDays } =
    kind === 'drill'
      ? { schedule: from, cappedIntervalDays: null }
      : cappedFor(await capDay(student), scheduleReview(from, quality, today).schedule, today)
  const elapsedMs = Math.min(answer.elapsedMs, ELAPSED_CAP_MS)
  const first = !remembered
  const { questionId } = answer
  const { topicId } = read
  const identity = { studentId: student.id, questionId }
  const scheduled = { ...after, reviewCount: answer.reviewCount + 1, lastDay: today, lastQuality: quality }

  // The log row goes first: its unique place in the question's history lets one of two racing answers through.
  const write = () =>
    db().$transaction([
      db().review.create({
        data: {
          ...identity,
          version: answer.version,
          topicId,
          ordinal: answer.reviewCount,
          kind,
          chosen: JSON.stringify(read.positions),
          order: JSON.stringify(read.order),
          correct,
          confidence: answer.confidence,
          quality,
          elapsedMs,
          first,
          day: today,
          answeredAt: now,
          cappedIntervalDays,
          key: answer.key,
          ...columnsBefore(remembered, from),
          ...columnsAfter(after),
        },
        select: FEEDBACK_ROW,
      }),
      db().schedule.upsert({
        where: { studentId_questionId: identity },
        create: { ...identity, topicId, ...scheduled },
        update: scheduled,
      }),
      ...(kind === 'drill'
        ? [countDrill(db(), student.id, today)]
        : countReview(db(), {
            ...identity,
            ...columnsBefore(remembered, from),
            version: answer.version,
            topicId,
            day: today,
            chosen: read.positions,
            correct,
            confidence: answer.confidence,
            elapsedMs,
            first,
          })),
    ])
  try {
    const [row] = await retried(write)
    return { ok: true, feedback: await feedbackOn(row) }
  } catch (error) {
    if (!isTaken(error)) throw error
    return (await answeredBefore(kind, student, answer)) ?? { ok: false, problem: 'stale' }
  }
}

/** What the same request was told the first time; a key that served another answer is refused. */
async function answeredBefore(kind: string, student: Student, answer: StudyAnswer): Promise<Recorded | null> {
  const row = await db().review.findUnique({
    where: { studentId_key: { studentId: student.id, key: answer.key } },
    select: { ...FEEDBACK_ROW, ordinal: true, confidence: true, chosen: true },
  })
  if (!row) return null
  const positions = toPositions(answer.chosen, readOrder(row.order))
  const same =
    row.kind === kind &&
    row.questionId === answer.questionId &&
    row.version === answer.version &&
    row.ordinal === answer.reviewCount &&
    row.confidence === answer.confidence &&
    row.chosen === JSON.stringify(positions)
  return same ? { ok: true, feedback: await feedbackOn(row) } : { ok: false, problem: 'key-reused' }
}

async function scheduleOf(student: Student, questionId: string) {
  return db().schedule.findUnique({ where: { studentId_questionId: { studentId: student.id, questionId } } })
}
