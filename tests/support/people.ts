import { db } from '#server/db.ts'
import type { Student } from '#server/session.ts'

let made = 0

/** A student with a profile; what matters to a test is given, the rest is filled in. */
export async function createStudent(given: Partial<Omit<Student, 'id'>> = {}): Promise<Student> {
  made++
  const settings = {
    timeZone: given.timeZone ?? 'UTC',
    rolloverHour: given.rolloverHour ?? 4,
    newPerDay: given.newPerDay ?? 20,
    theme: given.theme ?? ('system' as const),
    examDay: given.examDay ?? null,
    extraTime: given.extraTime ?? ('none' as const),
    singleKeys: given.singleKeys ?? true,
  }
  const studyMinutes = given.studyMinutes ?? null
  const user = await db().user.create({
    data: {
      name: given.name ?? `Student ${made}`,
      email: given.email ?? `student-${made}@example.test`,
      isAnonymous: given.isGuest ?? false,
      role: given.role ?? 'student',
      profile: {
        create: { ...settings, studyMinutes: studyMinutes && JSON.stringify(studyMinutes) },
      },
    },
  })
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    isGuest: user.isAnonymous,
    role: given.role ?? 'student',
    ...settings,
    studyMinutes,
  }
}
