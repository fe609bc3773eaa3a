'use server'

import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import * as z from 'zod'
import { NewPassword, Password } from '#app/_account/fields.ts'
import { readForm, refused, type FormState } from '#app/_account/form-state.ts'
import { changePassword, signOut, signOutElsewhere } from '#server/accounts.ts'
import { now } from '#server/clock.ts'
import { deleteMe } from '#server/delete-me.ts'
import { keepCookies, viewer } from '#server/session.ts'
import { whyNotDeleted } from './why-not-deleted.ts'

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

/** A guest has no password; what is missing from an account's is a wrong one. */
const DeleteSchema = z.strictObject({
  confirm: z.string().max(254),
  password: z.string().max(1_000).optional(),
})

export async function deleteMyAccount(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(form, DeleteSchema)
  if (!read.ok) return read.state
  const { student } = await viewer()
  if (!student) return refused(form, GONE)
  const deleted = await deleteMe(student, read.data, now())
  if (!deleted.ok) {
    const { field, message } = whyNotDeleted(student, deleted)
    return field
      ? refused(form, 'Nothing was deleted: see what is marked.', { [field]: message })
      : refused(form, message)
  }
  await keepCookies(await signOut(await headers()))
  revalidatePath('/', 'layout')
  redirect('/?gone=1')
}
