'use server'

import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import * as z from 'zod'
import { NewPassword, Password } from '#app/_account/fields.ts'
import { readForm, refused, type FormState } from '#app/_account/form-state.ts'
import { changePassword, signOutElsewhere } from '#server/accounts.ts'
import { keepCookies, viewer } from '#server/session.ts'

const GONE = 'You are not signed in here any more. Sign in and try again; nothing was changed.'

const ChangeSchema = z.strictObject({ currentPassword: Password, newPassword: NewPassword })

export async function changeMyPassword(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(form, ChangeSchema)
  if (!read.ok) return read.state
  const { student } = await viewer()
  if (!student || student.isGuest) return refused(form, GONE)
  const outcome = await changePassword(await headers(), student, read.data)
  if (!outcome.ok) {
    const field = { wrong: 'currentPassword', password: 'newPassword' }[String(outcome.problem)]
    return field
      ? refused(form, 'Not done yet: see what is marked.', { [field]: outcome.message })
      : refused(form, outcome.message)
  }
  await keepCookies(outcome.cookies)
  revalidatePath('/account')
  return { values: {}, problems: {}, message: 'Changed. Every other device is signed out.', done: true }
}

export async function signMeOutElsewhere(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(form, z.strictObject({}))
  if (!read.ok) return read.state
  const { student } = await viewer()
  if (!student || student.isGuest) return refused(form, GONE)
  await signOutElsewhere(await headers())
  revalidatePath('/account')
  return { values: {}, problems: {}, message: 'Every other device is signed out.', done: true }
}
