import { notFound, redirect } from 'next/navigation'
import { asInstructor, viewer, type Instructor } from '#server/session.ts'

/** The instructor who is looking. A stranger is sent to sign in first; to everybody else there is nothing here. */
export async function requireInstructor(path: string): Promise<Instructor> {
  const { student } = await viewer()
  if (!student || student.isGuest) redirect(`/sign-in?next=${encodeURIComponent(path)}`)
  return asInstructor(student) ?? notFound()
}
