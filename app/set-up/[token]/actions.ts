'use server'

import { headers } from 'next/headers'
import * as z from 'zod'
import { Email, Name, NewPassword } from '#app/_account/fields.ts'
import { readForm, refused, type FormState } from '#app/_account/form-state.ts'
import { goOnAs } from '#app/_account/where-to.ts'
import { signUp } from '#server/accounts.ts'
import { now } from '#server/clock.ts'
import { viewer } from '#server/session.ts'
import { isSetUpLinkGood, claimSetUpLink } from '#server/set-up.ts'

const Token = z.string().min(10).max(200)
const NewAdminSchema = z.strictObject({ name: Name, email: Email, password: NewPassword, token: Token })
const SignedInSchema = z.strictObject({ token: Token })

const VOID =
  'This link does not work any more. Start the server again for a new one, or use npm run db -- grant.'

/** Makes an account, and makes it the administrator. */
export async function becomeAdminAnew(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(form, NewAdminSchema)
  if (!read.ok) return read.state
  const { token, ...given } = read.data
  if (!(await isSetUpLinkGood(token, now()))) return refused(form, VOID)
  const outcome = await signUp(await headers(), given)
  if (!outcome.ok) {
    return outcome.problem === 'password'
      ? refused(form, 'Not done yet: see what is marked.', { password: outcome.message })
      : refused(form, outcome.message)
  }
  const isAdmin = await claimSetUpLink(given.email, token, now())
  return goOnAs(outcome.cookies, isAdmin ? '/admin/people?welcome=1' : '/')
}

/** Makes the account that is signed in the administrator. */
export async function becomeAdmin(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(form, SignedInSchema)
  if (!read.ok) return read.state
  const { student } = await viewer()
  if (!student || student.isGuest)
    return refused(form, 'You are not signed in here any more. Reload this page.')
  if (!(await claimSetUpLink(student.email, read.data.token, now()))) return refused(form, VOID)
  return goOnAs([], '/admin/people?welcome=1')
}
