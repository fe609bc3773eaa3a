import 'server-only'
import { db, isTaken, retried } from './db.ts'
import type { Student } from './session.ts'
import { SHOWABLE } from './study-candidates.ts'

/**
 * Puts a question aside: study leaves it out of what is due and new until it is taken back. Parking it again, or
 * losing the race to, changes nothing; false when there is no such question.
 */
export async function parkQuestion(student: Student, questionId: string, now: Date): Promise<boolean> {
  const question = await db().question.findUnique({
    where: { id: questionId, ...SHOWABLE },
    select: { id: true },
  })
  if (!question) return false
  try {
    await retried(() =>
      db().parkedQuestion.create({ data: { studentId: student.id, questionId, parkedAt: now } }),
    )
  } catch (error) {
    if (!isTaken(error)) throw error
  }
  return true
}

/** Takes a parked question back: it is due, or new, as if it had never been parked. */
export async function returnQuestion(student: Student, questionId: string): Promise<void> {
  await retried(() => db().parkedQuestion.deleteMany({ where: { studentId: student.id, questionId } }))
}
