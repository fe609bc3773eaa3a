'use server'

import { revalidatePath } from 'next/cache'
import * as z from 'zod'
import { readForm, refused, type FormState } from '#app/_account/form-state.ts'
import { now } from '#server/clock.ts'
import { disable, enable, setRole, type Changed } from '#server/people.ts'
import { makeResetLink } from '#server/reset-link.ts'
import { asAdmin, viewer } from '#server/session.ts'

const Id = z.string().min(1).max(64)
const RoleSchema = z.strictObject({ id: Id, role: z.enum(['student', 'instructor', 'admin']) })
const PersonSchema = z.strictObject({ id: Id })
const DisableSchema = z.strictObject({
  id: Id,
  reason: z.string().trim().max(200, 'Use at most 200 characters.'),
})

const NOT_ALLOWED = 'Only an administrator can do this. Nothing was changed.'

export async function changeRole(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(form, RoleSchema)
  if (!read.ok) return read.state
  const admin = asAdmin((await viewer()).student)
  if (!admin) return refused(form, NOT_ALLOWED)
  const { id, role } = read.data
  return told(form, await setRole(admin, id, role, now()), 'Changed. It counts from their next click on.')
}

export async function disableAccount(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(form, DisableSchema)
  if (!read.ok) return read.state
  const admin = asAdmin((await viewer()).student)
  if (!admin) return refused(form, NOT_ALLOWED)
  return told(form, await disable(admin, read.data.id, read.data.reason, now()), 'Disabled.')
}

export async function enableAccount(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(form, PersonSchema)
  if (!read.ok) return read.state
  const admin = asAdmin((await viewer()).student)
  if (!admin) return refused(form, NOT_ALLOWED)
  return told(form, await enable(admin, read.data.id, now()), 'They can sign in again.')
}

export async function makeLink(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(form, PersonSchema)
  if (!read.ok) return read.state
  const admin = asAdmin((await viewer()).student)
  if (!admin) return refused(form, NOT_ALLOWED)
  const link = await makeResetLink(admin, read.data.id, now())
  if (!link) return refused(form, PROBLEMS['not-found'])
  return { values: {}, problems: {}, message: `Good once, until an hour from now: ${link}`, done: true }
}

const PROBLEMS = {
  'not-found': 'This account is not there any more.',
  'last-admin': 'This is the only administrator. Make somebody else one first.',
  yourself: 'You cannot disable yourself. Ask another administrator.',
  unchanged: 'It was like that already.',
}

function told(form: FormData, changed: Changed, message: string): FormState {
  if (!changed.ok) return refused(form, PROBLEMS[changed.problem])
  revalidatePath('/admin', 'layout')
  return { values: {}, problems: {}, message, done: true }
}
