import 'server-only'
import { takeGuess } from './auth-rules.ts'
import { erase } from './erase.ts'
import { isPasswordOf } from './passwords.ts'
import type { Student } from './session.ts'

/** What a guest types to be deleted; an account types its e-mail. */
export const GUEST_CONFIRMATION = 'delete'

export type DeleteWish = { confirm: string; password?: string | undefined }
export type Deleted =
  | { ok: true }
  | { ok: false; problem: 'wrong-confirmation' | 'wrong-password' | 'last-admin' }
  | { ok: false; problem: 'too-many-guesses'; retryAfterSeconds: number }

/** Deletes me and everything of mine, once I have confirmed it: with an account, by its password too. */
export async function deleteMe(student: Student, wish: DeleteWish, now: Date): Promise<Deleted> {
  const expected = student.isGuest ? GUEST_CONFIRMATION : student.email.toLowerCase()
  if (wish.confirm.trim().toLowerCase() !== expected) return { ok: false, problem: 'wrong-confirmation' }
  if (!student.isGuest) {
    const guess = await takeGuess(student.email)
    if (!guess.ok)
      return { ok: false, problem: 'too-many-guesses', retryAfterSeconds: guess.retryAfterSeconds }
    if (!(await isPasswordOf(student.id, wish.password ?? '')))
      return { ok: false, problem: 'wrong-password' }
  }
  const outcome = await erase(student.id, now)
  return outcome === 'gone' ? { ok: true } : { ok: false, problem: outcome }
}
