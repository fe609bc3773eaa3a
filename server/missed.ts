import 'server-only'
import { db } from './db.ts'
import type { Student } from './session.ts'
import { SHOWABLE } from './study-candidates.ts'

/** Right, whatever the confidence; below that it is to be looked at again. */
const GOOD_ENOUGH = 4

/**
 * What somebody missed in an exam that is over and has not answered well since, in the order of the exam; questions
 * tried again without success wait behind the others. Empty when the exam is open or not theirs.
 */
export async function missedIn(student: Student, attemptId: string): Promise<string[]> {
  const attempt = await db().attempt.findUnique({
    where: { id: attemptId, studentId: student.id, submittedAt: { not: null } },
    select: {
      submittedAt: true,
      slots: { where: { correct: false }, orderBy: { slot: 'asc' }, select: { questionId: true } },
    },
  })
  if (!attempt?.submittedAt) return []
  const missed = attempt.slots.map(({ questionId }) => questionId)
  const rows = await db().review.findMany({
    where: { studentId: student.id, questionId: { in: missed }, answeredAt: { gt: attempt.submittedAt } },
    orderBy: { id: 'asc' },
    select: { id: true, questionId: true, kind: true, undoes: true, quality: true, attemptId: true },
  })
  const undone = new Set(rows.map(({ undoes }) => undoes))
  const since = rows.filter(
    (row) => row.kind !== 'undo' && !undone.has(row.id) && row.attemptId !== attemptId,
  )
  const lastTry = new Map(since.map(({ questionId, quality }, place) => [questionId, { quality, place }]))
  const shown = await db().question.findMany({
    where: { id: { in: missed }, ...SHOWABLE },
    select: { id: true },
  })
  const isShown = new Set(shown.map(({ id }) => id))
  return missed
    .filter((id) => isShown.has(id) && (lastTry.get(id)?.quality ?? 0) < GOOD_ENOUGH)
    .toSorted((a, b) => (lastTry.get(a)?.place ?? -1) - (lastTry.get(b)?.place ?? -1))
}
