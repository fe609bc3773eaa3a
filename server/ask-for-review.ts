import 'server-only'
import { db, retried } from './db.ts'
import type { Subject } from './drafts.ts'
import type { Instructor } from './session.ts'

/** Lets another instructor review a draft, as it was saved; false when it was saved again meanwhile. */
export async function askForReview(_instructor: Instructor, subject: Subject, seq: number): Promise<boolean> {
  const { kind, subjectId } = subject
  const { count } = await retried(() =>
    db().draft.updateMany({ where: { kind, subjectId, seq }, data: { state: 'review' } }),
  )
  return count > 0
}
