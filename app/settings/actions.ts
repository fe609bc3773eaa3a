'use server'

import { revalidatePath } from 'next/cache'
import { readForm, refused, type FormState } from '#app/_account/form-state.ts'
import { now } from '#server/clock.ts'
import { saveSettings } from '#server/profile.ts'
import { viewer, type Student } from '#server/session.ts'
import { todayOf } from '#server/student-day.ts'
import { keepOnDevice } from './device-settings.ts'
import { DeviceSchema, settingsSchema } from './settings-fields.ts'

export async function saveMySettings(_before: FormState, form: FormData): Promise<FormState> {
  const { student } = await viewer()
  return student ? saveOf(student, form) : saveOnDevice(form)
}

async function saveOf(student: Student, form: FormData): Promise<FormState> {
  const read = readForm(form, settingsSchema(todayOf(student, now())))
  if (!read.ok) return read.state
  const { timeZone, rolloverHour, newPerDay, theme, examDate, extraTime, singleKeys, studyMinutes, name } =
    read.data
  await saveSettings(student, name ?? null, {
    timeZone,
    rolloverHour,
    newPerDay,
    theme,
    examDay: examDate,
    extraTime,
    singleKeys: singleKeys === 'on',
    studyMinutes,
  })
  return saved(form, 'Saved.')
}

async function saveOnDevice(form: FormData): Promise<FormState> {
  if (form.has('newPerDay'))
    return refused(form, 'You are not signed in here any more, so nothing was saved.')
  const read = readForm(form, DeviceSchema)
  if (!read.ok) return read.state
  const { timeZone, shownTimeZone, theme } = read.data
  await keepOnDevice({ timeZone: timeZone === shownTimeZone ? null : timeZone, theme })
  return saved(form, 'Saved on this device.')
}

function saved(form: FormData, message: string): FormState {
  revalidatePath('/', 'layout')
  return { ...refused(form, message), done: true }
}
