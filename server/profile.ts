import 'server-only'
import { db } from './db.ts'
import type { Settings } from './profile-columns.ts'
import type { Student } from './session.ts'

export const MOST_NEW_PER_DAY = 200
export const MOST_MINUTES_A_DAY = 720

/** Keeps what a student has set; values were checked where they came in. A guest has no name of their own. */
export async function saveSettings(student: Student, name: string | null, settings: Settings): Promise<void> {
  const { studyMinutes, ...columns } = settings
  const data = { ...columns, studyMinutes: studyMinutes && JSON.stringify(studyMinutes) }
  await db().$transaction([
    db().profile.upsert({
      where: { userId: student.id },
      create: { userId: student.id, ...data },
      update: data,
    }),
    ...(name && !student.isGuest ? [db().user.update({ where: { id: student.id }, data: { name } })] : []),
  ])
}

/** Keeps when the exam is and how much time there is until then; an empty date or week is none. */
export async function savePlanSettings(
  student: Student,
  { examDay, studyMinutes }: Pick<Settings, 'examDay' | 'studyMinutes'>,
): Promise<void> {
  const data = { examDay, studyMinutes: studyMinutes && JSON.stringify(studyMinutes) }
  await db().profile.upsert({
    where: { userId: student.id },
    create: { userId: student.id, ...data },
    update: data,
  })
}

/** How many questions somebody has answered so far, in study or in an exam. */
export async function answeredCount(student: Student): Promise<number> {
  return db().schedule.count({ where: { studentId: student.id, dueDay: { not: null } } })
}
