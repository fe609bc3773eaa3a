import { asInstructor, type Instructor } from '#server/session.ts'
import { createStudent } from './people.ts'

/** Somebody who may write questions. */
export async function createInstructor(name?: string): Promise<Instructor> {
  const instructor = asInstructor(await createStudent({ role: 'instructor', ...(name ? { name } : {}) }))
  if (!instructor) throw new Error('not an instructor')
  return instructor
}
