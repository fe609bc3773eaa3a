import type { Quality } from '#core/scheduler/quality.ts'
import { db } from '#server/db.ts'
import { mergeGuest, requestMerge, type MergeReport } from '#server/merge-guest.ts'
import type { Student } from '#server/session.ts'
import { createStudent } from './people.ts'
import { studied } from './study.ts'

/** A guest and an account, each with the settings given. */
export async function createPair(
  guestSettings: Partial<Student> = {},
  accountSettings: Partial<Student> = {},
): Promise<{ guest: Student; account: Student }> {
  const guest = await createStudent({ ...guestSettings, isGuest: true })
  return { guest, account: await createStudent(accountSettings) }
}

/** Notes the merge and does it; fails when there is nothing to do. */
export async function merged(guest: Student, account: Student, now: Date): Promise<MergeReport> {
  await requestMerge(guest.id, account.id, now)
  const report = await mergeGuest(guest.id, now)
  if (!report) throw new Error('there was nothing to merge')
  return report
}

/** Answers so that SM-2 sees this quality. */
export async function studiedWith(student: Student, questionId: string, quality: Quality, now: Date) {
  const confidence = ({ 0: 'sure', 1: null, 2: 'guess', 3: 'guess', 4: null, 5: 'sure' } as const)[quality]
  return studied(student, questionId, now, { right: quality >= 3, confidence })
}

/** A student's log of one question in its order. */
export async function logOf(student: Student, questionId: string) {
  return db().review.findMany({
    where: { studentId: student.id, questionId },
    orderBy: { ordinal: 'asc' },
  })
}
