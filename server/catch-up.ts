import 'server-only'
import { db } from './db.ts'
import type { Student } from './session.ts'
import { todayOf } from './student-day.ts'
import { catchUpOf, isPlanning, secondsOfDays } from './study-minutes.ts'

/** Days looked back at: what was missed longer ago is in the plan already, as fewer days than there were. */
const DAYS_BACK = 7
/** Less than this is not worth a word. */
const LEAST_MINUTES = 10
/** About so many more on a day is what one can catch up. */
const MORE_A_DAY = 15

/** Minutes missed lately, and how they would be spread: so many more on each of the next days. */
export type MissedDays = { missedMinutes: number; days: number; minutesEach: number }

/** What spreading the days missed lately would come to; null when there is nothing to spread. */
export async function missedDays(student: Student, now: Date): Promise<MissedDays | null> {
  const today = todayOf(student, now)
  if (!isPlanning(student, today) || (await catchUpOf(student, today))) return null
  const rows = await db().dayProgress.findMany({
    where: { studentId: student.id, day: { lt: today } },
    orderBy: { day: 'asc' },
    select: { day: true, elapsedMs: true },
  })
  const first = rows[0]?.day
  if (first === undefined) return null
  const last = await db().catchUp.findUnique({ where: { studentId: student.id }, select: { fromDay: true } })
  // What was missed before it was spread once is not spread again.
  const from = Math.max(first, today - DAYS_BACK, last?.fromDay ?? 0)
  const planned = secondsOfDays(student.studyMinutes, null, from, today)
  const missed = planned.map((seconds, ahead) => {
    const studied = rows.find(({ day }) => day === from + ahead)?.elapsedMs ?? 0
    return Math.max(0, seconds / 60 - studied / 60_000)
  })
  const missedMinutes = Math.round(missed.reduce((a, b) => a + b, 0))
  if (missedMinutes < LEAST_MINUTES) return null
  const days = Math.min(student.examDay - today, Math.max(1, Math.ceil(missedMinutes / MORE_A_DAY)))
  return { missedMinutes, days, minutesEach: Math.ceil(missedMinutes / days) }
}

/** Spreads what was missed as `missedDays` foretold; false when there is nothing to spread any more. */
export async function spreadMissedDays(student: Student, now: Date): Promise<boolean> {
  const missed = await missedDays(student, now)
  if (!missed) return false
  const today = todayOf(student, now)
  const data = { fromDay: today, untilDay: today + missed.days, minutes: missed.minutesEach }
  await db().catchUp.upsert({
    where: { studentId: student.id },
    create: { studentId: student.id, ...data },
    update: data,
  })
  return true
}
