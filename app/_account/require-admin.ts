import { notFound, redirect } from 'next/navigation'
import { asAdmin, viewer, type Admin } from '#server/session.ts'

/** The administrator who is looking. A stranger is sent to sign in first; to everybody else there is nothing here. */
export async function requireAdmin(path: string): Promise<Admin> {
  const { student } = await viewer()
  if (!student || student.isGuest) redirect(`/sign-in?next=${encodeURIComponent(path)}`)
  return asAdmin(student) ?? notFound()
}
