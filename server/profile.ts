import 'server-only'
import { isTimeZone } from '#core/scheduler/study-day.ts'
import { db } from './db.ts'
import type { Student, Theme } from './session.ts'

export type Settings = { timeZone: string; newPerDay: number; theme: Theme }

export const MOST_NEW_PER_DAY = 200

/** Keeps what a student has set; a zone that no calendar knows is refused. */
export async function saveSettings(
  student: Student,
  settings: Settings,
): Promise<{ ok: true } | { ok: false; problem: string }> {
  const { timeZone, newPerDay, theme } = settings
  if (!isTimeZone(timeZone))
    return { ok: false, problem: `“${timeZone}” is not a known time zone: choose one from the list.` }
  if (!Number.isInteger(newPerDay) || newPerDay < 0 || newPerDay > MOST_NEW_PER_DAY) {
    return { ok: false, problem: `New questions per day is a whole number from 0 to ${MOST_NEW_PER_DAY}.` }
  }
  const data = { timeZone, newPerDay, theme }
  await db().profile.upsert({
    where: { userId: student.id },
    create: { userId: student.id, ...data },
    update: data,
  })
  return { ok: true }
}
