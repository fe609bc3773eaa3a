'use server'

import { headers } from 'next/headers'
import * as z from 'zod'
import { Email, Password } from '#app/_account/fields.ts'
import { readForm, refused, type FormState } from '#app/_account/form-state.ts'
import { goOnAs } from '#app/_account/where-to.ts'
import { signIn } from '#server/accounts.ts'

const SignInSchema = z.strictObject({
  email: Email,
  password: Password,
  remember: z.literal('on').optional(),
  next: z.string().max(2_000),
})

export async function signInHere(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(form, SignInSchema)
  if (!read.ok) return read.state
  const { email, password, remember, next } = read.data
  const outcome = await signIn(await headers(), { email, password, remember: remember === 'on' })
  return outcome.ok ? goOnAs(outcome.cookies, next) : refused(form, outcome.message)
}
