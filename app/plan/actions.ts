'use server'

import { revalidatePath } from 'next/cache'
import * as z from 'zod'
import { readForm, refused, type FormState } from '#app/_account/form-state.ts'
import { planSchema } from '#app/settings/settings-fields.ts'
import { spreadMissedDays } from '#server/catch-up.ts'
import { now } from '#server/clock.ts'
import { planLink } from '#server/mailer.ts'
import { makePlanFeed, revokePlanFeed } from '#server/plan-feed.ts'
import { savePlanSettings } from '#server/profile.ts'
import { viewer } from '#server/session.ts'
import { todayOf } from '#server/student-day.ts'

const NOBODY = 'You are not signed in here any more, so nothing was saved.'
const NothingSchema = z.strictObject({})

export async function savePlan(_before: FormState, form: FormData): Promise<FormState> {
  const { student } = await viewer()
  if (!student) return refused(form, NOBODY)
  const read = readForm(form, planSchema(todayOf(student, now())))
  if (!read.ok) return read.state
  await savePlanSettings(student, { examDay: read.data.examDate, studyMinutes: read.data.studyMinutes })
  revalidatePath('/', 'layout')
  return { ...refused(form, 'Saved.'), done: true }
}

export async function spreadMissed(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(form, NothingSchema)
  if (!read.ok) return read.state
  const { student } = await viewer()
  if (!student) return refused(form, NOBODY)
  const isSpread = await spreadMissedDays(student, now())
  revalidatePath('/', 'layout')
  return isSpread ? done('Spread.') : refused(form, 'There is nothing to spread any more.')
}

export async function makePlanLink(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(form, NothingSchema)
  if (!read.ok) return read.state
  const { student } = await viewer()
  if (!student) return refused(form, NOBODY)
  const token = await makePlanFeed(student, now())
  revalidatePath('/plan')
  return done(`Give this address to your calendar; it is shown this once: ${planLink(token)}`)
}

export async function revokePlanLink(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(form, NothingSchema)
  if (!read.ok) return read.state
  const { student } = await viewer()
  if (!student) return refused(form, NOBODY)
  await revokePlanFeed(student)
  revalidatePath('/plan')
  return done('The link leads nowhere now.')
}

function done(message: string): FormState {
  return { values: {}, problems: {}, message, done: true }
}
