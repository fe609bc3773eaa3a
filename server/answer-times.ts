import 'server-only'
import { medianSeconds } from '#core/scheduler/answer-seconds.ts'
import { db } from './db.ts'
import type { Student } from './session.ts'

/** Of each topic so many last answers count: they say how fast the student is now, and no log is read as a whole. */
const LAST_ANSWERS = 50

/** How long the student takes for a question, by topic. */
export async function answerTimes(student: Student, topics: string[]) {
  const elapsedMs = new Map<string, number[]>()
  for (const topicId of topics) {
    const rows = await db().review.findMany({
      where: { studentId: student.id, topicId, kind: 'review' },
      orderBy: { id: 'desc' },
      take: LAST_ANSWERS,
      select: { elapsedMs: true },
    })
    elapsedMs.set(
      topicId,
      rows.map((row) => row.elapsedMs),
    )
  }
  return medianSeconds(elapsedMs)
}
