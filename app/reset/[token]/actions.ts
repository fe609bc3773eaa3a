'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import * as z from 'zod'
import { NewPassword } from '#app/_account/fields.ts'
import { readForm, refused, type FormState } from '#app/_account/form-state.ts'
import { resetPassword } from '#server/accounts.ts'

const ResetSchema = z.strictObject({ newPassword: NewPassword, token: z.string().min(10).max(200) })

export async function choosePassword(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(form, ResetSchema)
  if (!read.ok) return read.state
  const outcome = await resetPassword(await headers(), read.data)
  if (outcome.ok) redirect('/sign-in?reset=1')
  return outcome.problem === 'password'
    ? refused(form, 'Not done yet: see what is marked.', { newPassword: outcome.message })
    : refused(form, outcome.message)
}
