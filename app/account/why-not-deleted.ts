import { GUEST_CONFIRMATION, type Deleted } from '#server/delete-me.ts'
import type { Student } from '#server/session.ts'

type Problem = Extract<Deleted, { ok: false }>
type WhyNot = { status: number; field: 'confirm' | 'password' | null; message: string }

/** Why somebody could not be deleted: for programs a status, for forms the field, for people what to do. */
export function whyNotDeleted(student: Student, refused: Problem): WhyNot {
  switch (refused.problem) {
    case 'wrong-confirmation':
      return {
        status: 400,
        field: 'confirm',
        message: student.isGuest
          ? `Type ${GUEST_CONFIRMATION} to confirm. Nothing was deleted.`
          : 'Type the e-mail address of this account to confirm. Nothing was deleted.',
      }
    case 'wrong-password':
      return {
        status: 400,
        field: 'password',
        message: 'This is not the password of this account. Nothing was deleted.',
      }
    case 'too-many-guesses': {
      const minutes = Math.ceil(refused.retryAfterSeconds / 60)
      const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`
      return {
        status: 429,
        field: 'password',
        message: `Too many wrong passwords. Try again in ${wait}. Nothing was deleted.`,
      }
    }
    case 'last-admin':
      return {
        status: 409,
        field: null,
        message:
          'You are the only administrator. Make somebody else one first (People, or npm run db -- grant), then delete your account.',
      }
  }
}
