import { refuse } from '#app/api/respond.ts'
import { asInstructor, currentStudent, type Instructor } from '#server/session.ts'

/** The instructor a route is asked by: 401 for nobody and for guests, 403 for whoever may not write questions. */
export async function requireWriter(request: Request): Promise<Instructor> {
  const student = await currentStudent(request.headers)
  if (!student || student.isGuest) refuse(401, 'no-person', 'Sign in first. Nothing was kept.')
  return (
    asInstructor(student) ?? refuse(403, 'not-allowed', 'Only instructors can do this. Nothing was kept.')
  )
}
