'use server'

import { redirect } from 'next/navigation'
import * as z from 'zod'
import { readForm, refused, type FormState } from '#app/_account/form-state.ts'
import { beginApplying, dropImport } from '#server/import-jobs.ts'
import { asInstructor, viewer } from '#server/session.ts'

const UploadSchema = z.strictObject({ id: z.uuid() })

const NOT_ALLOWED = 'Only an instructor can do this. Nothing was changed.'
const NOT_THERE = 'This archive is not waiting any more. Nothing was changed.'

export async function applyImport(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(form, UploadSchema)
  if (!read.ok) return read.state
  const instructor = asInstructor((await viewer()).student)
  if (!instructor) return refused(form, NOT_ALLOWED)
  if (!(await beginApplying(instructor, read.data.id))) return refused(form, NOT_THERE)
  redirect(`/author/import/${read.data.id}`)
}

export async function discardImport(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(form, UploadSchema)
  if (!read.ok) return read.state
  const instructor = asInstructor((await viewer()).student)
  if (!instructor) return refused(form, NOT_ALLOWED)
  if (!(await dropImport(instructor, read.data.id))) return refused(form, NOT_THERE)
  redirect('/author/import?discarded=1')
}
