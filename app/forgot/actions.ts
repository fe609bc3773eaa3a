'use server'

import { headers } from 'next/headers'
import * as z from 'zod'
import { Email } from '#app/_account/fields.ts'
import { readForm, refused, type FormState } from '#app/_account/form-state.ts'
import { requestReset } from '#server/accounts.ts'
import { canSendMail } from '#server/mailer.ts'

const ForgotSchema = z.strictObject({ email: Email })

export async function sendLink(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(form, ForgotSchema)
  if (!read.ok) return read.state
  if (!canSendMail()) return refused(form, 'This Pilot Light sends no mail. Ask whoever runs it for a link.')
  const outcome = await requestReset(await headers(), read.data.email)
  if (!outcome.ok) return refused(form, outcome.message)
  const message =
    'If this address has an account, a mail with a link is on its way. The link is good for an hour.'
  return { values: {}, problems: {}, message, done: true }
}
