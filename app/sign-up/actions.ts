'use server'

import { headers } from 'next/headers'
import * as z from 'zod'
import { Email, Name, NewPassword } from '#app/_account/fields.ts'
import { readForm, refused, type FormState } from '#app/_account/form-state.ts'
import { goOnAs } from '#app/_account/where-to.ts'
import { signUp } from '#server/accounts.ts'

const SignUpSchema = z.strictObject({
  name: Name,
  email: Email,
  password: NewPassword,
  next: z.string().max(2_000),
})

export async function signUpHere(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(form, SignUpSchema)
  if (!read.ok) return read.state
  const { next, ...given } = read.data
  const outcome = await signUp(await headers(), given)
  if (outcome.ok) return goOnAs(outcome.cookies, next)
  return outcome.problem === 'password'
    ? refused(form, 'Not done yet: see what is marked.', { password: outcome.message })
    : refused(form, outcome.message)
}
