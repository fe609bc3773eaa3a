import * as z from 'zod'
import { asInstructor, type Instructor, type Student } from '#server/session.ts'
import { refuse, refuseStranger } from '../../respond.ts'

/** A text as JSON may be several times its size; how large a file may be says the check of the text. */
export const TEXT_BODY_BYTES = 1024 * 1024

/** More than a file may have, so that the check can say so; beyond it nothing is kept. */
export const SourceSchema = z.string().max(128 * 1024, 'is longer than 128 KB')

export const SubjectSchema = z.strictObject({
  kind: z.enum(['question', 'lesson']),
  subjectId: z.string().regex(/^[a-z0-9][a-z0-9-]{2,63}$/, 'is an id'),
})

/** Ends the request unless an instructor asks. */
export function instructorOnly(student: Student | null): Instructor {
  if (!student) refuseStranger()
  return (
    asInstructor(student) ?? refuse(403, 'not-an-instructor', 'Only instructors write questions and lessons.')
  )
}
