import 'server-only'
import { db } from './db.ts'
import type { Student } from './session.ts'
import { todayOf } from './student-day.ts'

export type StudiedDay = { day: number; answers: number; minutes: number }

/** A year as whole weeks, the one of today included. */
const WEEKS = 53

/** The days of the last year on which something was answered, oldest first, between two days that bound the picture. */
export async function studiedDays(
  student: Student,
  now: Date,
): Promise<{ from: number; today: number; days: StudiedDay[] }> {
  const today = todayOf(student, now)
  const from = mondayOf(today) - 7 * (WEEKS - 1)
  const rows = await db().dayProgress.findMany({
    where: { studentId: student.id, day: { gte: from, lte: today } },
    orderBy: { day: 'asc' },
    select: { day: true, reviews: true, drills: true, elapsedMs: true },
  })
  const days = rows.flatMap(({ day, reviews, drills, elapsedMs }) =>
    reviews + drills > 0 ? [{ day, answers: reviews + drills, minutes: Math.round(elapsedMs / 60_000) }] : [],
  )
  return { from, today, days }
}

/** The first day of a week; day 0, the 1st of January 1970, was a Thursday. */
function mondayOf(day: number): number {
  return day - ((day + 3) % 7)
}
