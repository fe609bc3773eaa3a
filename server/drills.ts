import 'server-only'
import { db } from './db.ts'
import type { Student } from './session.ts'
import { askable } from './study-candidates.ts'

/** SM-2's step 7 asks for another look at whatever scored below this, the same day. */
const GOOD_ENOUGH = 4

/** How many questions scored below 4 today and have not been practised to 4 since. */
export async function drillLeft(student: Student, topic: string | null, today: number): Promise<number> {
  return db().schedule.count({ where: { ...weakToday(student, topic, today), question: askable(student) } })
}

/**
 * The next question to practise without moving its schedule: what scored below 4 today; then, when a topic was asked
 * for, its other questions that have been seen but not today. Null when there is none.
 */
export async function nextDrill(
  student: Student,
  topic: string | null,
  today: number,
): Promise<string | null> {
  const weak = await db().schedule.findMany({
    where: { ...weakToday(student, topic, today), question: askable(student) },
    select: { questionId: true },
  })
  if (weak.length > 0)
    return longestUnseen(
      student,
      weak.map((row) => row.questionId),
      today,
    )
  if (!topic) return null
  const other = await db().schedule.findFirst({
    where: {
      studentId: student.id,
      topicId: topic,
      dueDay: { gt: today },
      lastDay: { lt: today },
      question: askable(student),
    },
    orderBy: [{ lastDay: 'asc' }, { questionId: 'asc' }],
    select: { questionId: true },
  })
  return other?.questionId ?? null
}

/** Of these, the one whose last showing today is longest ago: no question comes again while another waits. */
async function longestUnseen(student: Student, questionIds: string[], today: number): Promise<string | null> {
  const shown = await db().review.findMany({
    where: { studentId: student.id, day: today, questionId: { in: questionIds } },
    orderBy: { id: 'asc' },
    select: { questionId: true },
  })
  const lastPlace = new Map(shown.map((row, place) => [row.questionId, place]))
  const [next] = questionIds.toSorted((a, b) => (lastPlace.get(a) ?? 0) - (lastPlace.get(b) ?? 0))
  return next ?? null
}

function weakToday(student: Student, topic: string | null, today: number) {
  return {
    studentId: student.id,
    lastDay: today,
    lastQuality: { lt: GOOD_ENOUGH },
    dueDay: { gt: today },
    ...(topic ? { topicId: topic } : {}),
  }
}
