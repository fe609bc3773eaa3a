'use server'

import { revalidatePath } from 'next/cache'
import * as z from 'zod'
import { readForm, refused, type FormState } from '#app/_account/form-state.ts'
import { now } from '#server/clock.ts'
import { parkQuestion, returnQuestion } from '#server/parking.ts'
import { viewer } from '#server/session.ts'

const GONE = 'You are not signed in here any more, so nothing was changed.'
const QuestionSchema = z.strictObject({ questionId: z.string().max(64) })

export async function parkMyQuestion(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(form, QuestionSchema)
  if (!read.ok) return read.state
  const { student } = await viewer()
  if (!student) return refused(form, GONE)
  if (!(await parkQuestion(student, read.data.questionId, now())))
    return refused(form, 'There is no such question any more.')
  return done('Parked: it is neither due nor new until you take it back.')
}

export async function returnMyQuestion(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(form, QuestionSchema)
  if (!read.ok) return read.state
  const { student } = await viewer()
  if (!student) return refused(form, GONE)
  await returnQuestion(student, read.data.questionId)
  return done('Taken back: it comes again when it is due.')
}

function done(message: string): FormState {
  revalidatePath('/progress')
  return { values: {}, problems: {}, message, done: true }
}
