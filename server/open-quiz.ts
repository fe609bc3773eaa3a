import 'server-only'
import { phaseOf } from './attempt-times.ts'
import { db } from './db.ts'
import type { Student } from './session.ts'

/** Questions of the exam this student has open: study neither shows nor answers them, for it would tell their keys. */
export async function questionsInOpenQuiz(student: Student, now: Date): Promise<string[]> {
  const attempt = await db().attempt.findUnique({
    where: { openFor: student.id },
    include: { slots: { select: { questionId: true } } },
  })
  if (!attempt || !phaseOf(attempt, now).open) return []
  return attempt.slots.map(({ questionId }) => questionId)
}

export async function isInOpenQuiz(student: Student, questionId: string, now: Date): Promise<boolean> {
  return (await questionsInOpenQuiz(student, now)).includes(questionId)
}
