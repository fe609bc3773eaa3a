'use server'

import { revalidatePath } from 'next/cache'
import * as z from 'zod'
import { isTimeZone } from '#core/scheduler/study-day.ts'
import { MOST_NEW_PER_DAY, saveSettings } from '#server/profile.ts'
import { viewer } from '#server/session.ts'
import { keepOnDevice } from './device-settings.ts'
import type { SettingsField, SettingsState } from './settings-state.ts'

const HOW_MANY = `Write a whole number from 0 to ${MOST_NEW_PER_DAY}.`

const UNREADABLE = 'Not saved: this page sent something unexpected. Reload it and try again.'

/** `newPerDay` is sent by students only: a visitor has no day to count it in. */
const SettingsSchema = z.strictObject({
  timeZone: z.string().refine(isTimeZone, 'Choose a time zone from the list.'),
  /** What the form was drawn with: only a zone that was changed has been chosen. */
  shownTimeZone: z.string(),
  theme: z.enum(['system', 'light', 'dark'], 'Choose system, light or dark.'),
  newPerDay: z
    .string()
    .trim()
    .regex(/^\d{1,4}$/, HOW_MANY)
    .transform(Number)
    .refine((count) => count <= MOST_NEW_PER_DAY, HOW_MANY)
    .optional(),
})

export async function saveMySettings(_before: SettingsState, form: FormData): Promise<SettingsState> {
  const parsed = SettingsSchema.safeParse(sentFields(form))
  if (!parsed.success) return refused(form, problemsOf(parsed.error))
  const { timeZone, shownTimeZone, theme, newPerDay } = parsed.data

  const { student } = await viewer()
  if (!student) {
    if (newPerDay !== undefined)
      return refused(form, {}, 'You are not signed in here any more, so nothing was saved.')
    await keepOnDevice({ timeZone: timeZone === shownTimeZone ? null : timeZone, theme })
    revalidatePath('/', 'layout')
    return { ...kept(form), message: 'Saved on this device.' }
  }

  const outcome = await saveSettings(student, { timeZone, theme, newPerDay: newPerDay ?? student.newPerDay })
  if (!outcome.ok) return refused(form, {}, `Not saved. ${outcome.problem}`)
  revalidatePath('/', 'layout')
  return { ...kept(form), message: 'Saved.' }
}

/** React adds fields of its own to a form sent without JavaScript. */
function sentFields(form: FormData): Record<string, unknown> {
  return Object.fromEntries([...form].filter(([name]) => !name.startsWith('$ACTION_')))
}

function problemsOf(error: z.ZodError): SettingsState['problems'] {
  const problems: SettingsState['problems'] = {}
  for (const { path, message } of error.issues) {
    const field = FIELDS.find((each) => each === path[0])
    if (field) problems[field] ??= message
  }
  return problems
}

const FIELDS: SettingsField[] = ['newPerDay', 'timeZone', 'theme']

function refused(form: FormData, problems: SettingsState['problems'], message?: string): SettingsState {
  const why = Object.keys(problems).length > 0 ? 'Not saved yet: see what is marked.' : UNREADABLE
  return { ...kept(form), saved: false, problems, message: message ?? why }
}

function kept(form: FormData): SettingsState {
  const typed = (name: SettingsField) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  return {
    values: { timeZone: typed('timeZone'), theme: typed('theme'), newPerDay: typed('newPerDay') },
    problems: {},
    message: null,
    saved: true,
  }
}
