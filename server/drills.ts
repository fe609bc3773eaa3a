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
  const ids = weak.map(({ questionId }) => questionId)
  const [longestUnseen] = await inOrderOfShowing(student, ids, today)
  if (longestUnseen || !topic) return longestUnseen ?? null
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

/** These, the one first whose last showing today is longest ago: no question comes again while another waits. */
export async function inOrderOfShowing(
  student: Student,
  questionIds: string[],
  today: number,
): Promise<string[]> {
  const shown = await db().review.findMany({
    where: { studentId: student.id, day: today, questionId: { in: questionIds } },
    orderBy: { id: 'asc' },
    select: { questionId: true },
  })
  const lastPlace = new Map(shown.map((row, place) => [row.questionId, place]))
  return questionIds.toSorted((a, b) => (lastPlace.get(a) ?? -1) - (lastPlace.get(b) ?? -1))
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
