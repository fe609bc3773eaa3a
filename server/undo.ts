import 'server-only'
import { db, isTaken, retried } from './db.ts'
import { placesOrNone } from './grading.ts'
import { uncountReview } from './progress-counts.ts'
import type { Student } from './session.ts'

export type Undone =
  | {
      ok: true
      questionId: string
      schedule: {
        repetition: number
        intervalDays: number
        easinessFactor: number
        lapses: number
        dueDay: number | null
      }
    }
  | { ok: false; problem: 'not-found' | 'not-last' }

/** The last answer of today that may still be taken back, with the title to name it by; null when there is none. */
export async function undoableReview(
  student: Student,
  today: number,
): Promise<{ reviewId: string; questionTitle: string } | null> {
  const last = await lastStanding(student)
  if (!last || last.day !== today) return null
  const version = await db().questionVersion.findUnique({
    where: { questionId_version: { questionId: last.questionId, version: last.version } },
    select: { title: true },
  })
  return { reviewId: last.id, questionTitle: version?.title ?? last.questionId }
}

/**
 * Takes back the student's last review: a compensating event is appended and everything derived from the log equals
 * never-answered. Idempotent; only the last one, or later answers would stand on a schedule that never was.
 */
export async function undoReview(student: Student, reviewId: string, now: Date): Promise<Undone> {
  const review = await db().review.findFirst({
    where: { id: reviewId, studentId: student.id, kind: 'review' },
  })
  if (!review) return { ok: false, problem: 'not-found' }
  if (await db().review.findUnique({ where: { undoes: reviewId }, select: { id: true } }))
    return undone(student, review.questionId)
  const last = await lastStanding(student)
  if (last?.id !== reviewId) return { ok: false, problem: 'not-last' }

  const identity = { studentId: student.id, questionId: review.questionId }
  const schedule = await db().schedule.findUniqueOrThrow({ where: { studentId_questionId: identity } })
  const others = (await standingEvents(student, review.questionId)).filter(({ id }) => id !== reviewId)
  const previous = others[0]
  const restored = {
    repetition: review.beforeRepetition,
    intervalDays: review.beforeIntervalDays,
    easinessFactor: review.beforeEasinessFactor,
    lapses: review.beforeLapses,
    dueDay: review.beforeDueDay,
    lastDay: previous?.day ?? null,
    lastQuality: previous?.quality ?? null,
  }
  const { id: _id, key: _key, undoes: _undoes, ordinal: _ordinal, ...repeated } = review
  const elsewhere = await db().schedule.aggregate({
    where: { studentId: student.id, topicId: review.topicId, NOT: { questionId: review.questionId } },
    _max: { lastDay: true },
  })
  const topicLastDay = Math.max(elsewhere._max.lastDay ?? 0, restored.lastDay ?? 0)
  try {
    await retried(() =>
      db().$transaction([
        // First, as in recordReview: its place in the history and the review it undoes are both unique.
        db().review.create({
          data: {
            ...repeated,
            kind: 'undo',
            undoes: reviewId,
            ordinal: schedule.reviewCount,
            key: `undo ${reviewId}`,
            answeredAt: now,
            beforeRepetition: review.afterRepetition,
            beforeIntervalDays: review.afterIntervalDays,
            beforeEasinessFactor: review.afterEasinessFactor,
            beforeLapses: review.afterLapses,
            beforeDueDay: review.afterDueDay,
            afterRepetition: review.beforeRepetition,
            afterIntervalDays: review.beforeIntervalDays,
            afterEasinessFactor: review.beforeEasinessFactor,
            afterLapses: review.beforeLapses,
            afterDueDay: review.beforeDueDay,
          },
        }),
        db().schedule.update({
          where: { studentId_questionId: identity },
          data: { ...restored, reviewCount: schedule.reviewCount + 1 },
        }),
        ...uncountReview(db(), { ...review, chosen: placesOrNone(review.chosen) }, topicLastDay, (place) =>
          lastMissWith(place, review.version, others),
        ),
      ]),
    )
  } catch (error) {
    if (!isTaken(error)) throw error
    const already = await db().review.findUnique({ where: { undoes: reviewId }, select: { id: true } })
    return already ? undone(student, review.questionId) : { ok: false, problem: 'not-last' }
  }
  return undone(student, review.questionId)
}

/** The newest event that is neither an undo nor undone, if it is a study review: an exam's or a drill is not taken back. */
async function lastStanding(student: Student) {
  const [last] = await db().$queryRaw<
    {
      id: string
      kind: string
      attemptId: string | null
      questionId: string
      version: number | bigint
      day: number | bigint
    }[]
  >`
    SELECT r."id", r."kind", r."attemptId", r."questionId", r."version", r."day" FROM "Review" r
    WHERE r."studentId" = ${student.id} AND r."kind" <> 'undo'
      AND NOT EXISTS (SELECT 1 FROM "Review" u WHERE u."undoes" = r."id")
    ORDER BY r."day" DESC, r."id" DESC LIMIT 1`
  if (last?.kind !== 'review' || last.attemptId !== null) return null
  // Two calendars in one merged history: the last day's answer need not be the last one to its question.
  if (await isFollowed(student, last.questionId, last.id)) return null
  return { ...last, version: Number(last.version), day: Number(last.day) }
}

/** The last day on which this option was chosen in a review that was not right; 0 when none is left. */
function lastMissWith(place: number, version: number, events: StandingEvent[]): number {
  const misses = events.filter(
    (event) =>
      event.kind === 'review' &&
      event.version === version &&
      !event.correct &&
      placesOrNone(event.chosen).includes(place),
  )
  return Math.max(0, ...misses.map(({ day }) => day))
}

async function isFollowed(student: Student, questionId: string, reviewId: string): Promise<boolean> {
  return (await standingEvents(student, questionId))[0]?.id !== reviewId
}

/** The reviews and drills of one question that were not undone, the last one first. */
async function standingEvents(student: Student, questionId: string) {
  const rows = await db().review.findMany({
    where: { studentId: student.id, questionId },
    orderBy: { ordinal: 'desc' },
    select: {
      id: true,
      kind: true,
      undoes: true,
      day: true,
      quality: true,
      version: true,
      correct: true,
      chosen: true,
    },
  })
  const gone = new Set(rows.map((row) => row.undoes))
  return rows.filter((row) => row.kind !== 'undo' && !gone.has(row.id))
}

type StandingEvent = Awaited<ReturnType<typeof standingEvents>>[number]

async function undone(student: Student, questionId: string): Promise<Undone> {
  const row = await db().schedule.findUniqueOrThrow({
    where: { studentId_questionId: { studentId: student.id, questionId } },
    select: { repetition: true, intervalDays: true, easinessFactor: true, lapses: true, dueDay: true },
  })
  return { ok: true, questionId, schedule: row }
}
