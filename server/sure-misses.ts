import 'server-only'
import { db } from './db.ts'
import { inOrderOfShowing } from './drills.ts'
import type { Student } from './session.ts'
import { askable } from './study-candidates.ts'

/** How many of a question's last events are looked through: nobody misses one more often in a day. */
const EVENTS = 20

/**
 * Questions that somebody was sure about and got wrong, and has not answered right since; those tried again today
 * wait behind the others. Wrong once more and unsure, one stays here for the rest of the day.
 */
export async function sureMisses(student: Student, topic: string | null, today: number): Promise<string[]> {
  const rows = await db().schedule.findMany({
    where: {
      studentId: student.id,
      dueDay: { not: null },
      question: askable(student),
      OR: [{ lastQuality: 0 }, { lastDay: today, lastQuality: { in: [1, 2] } }],
      ...(topic ? { topicId: topic } : {}),
    },
    orderBy: [{ lastDay: 'asc' }, { questionId: 'asc' }],
    select: { questionId: true, lastQuality: true },
  })
  const held = []
  for (const { questionId, lastQuality } of rows) {
    if (lastQuality === 0 || (await wasSureToday(student, questionId, today))) held.push(questionId)
  }
  return inOrderOfShowing(student, held, today)
}

/** Whether today, since the last right answer, or before today's first, they were sure and wrong. */
async function wasSureToday(student: Student, questionId: string, today: number): Promise<boolean> {
  const rows = await db().review.findMany({
    where: { studentId: student.id, questionId },
    orderBy: { ordinal: 'desc' },
    take: EVENTS,
    select: { id: true, kind: true, undoes: true, quality: true, day: true },
  })
  const undone = new Set(rows.map(({ undoes }) => undoes))
  for (const { id, kind, quality, day } of rows) {
    if (kind === 'undo' || undone.has(id)) continue
    if (quality === 0) return true
    if (quality >= 3 || day < today) return false
  }
  return false
}
