import * as z from 'zod'
import { Name } from '#app/_account/fields.ts'
import { EXTRA_TIMES } from '#core/exam/extra-time.ts'
import { dayFromIso, isoFromDay } from '#core/scheduler/iso-day.ts'
import { isTimeZone } from '#core/scheduler/study-day.ts'
import { MOST_MINUTES_A_DAY, MOST_NEW_PER_DAY } from '#server/profile.ts'
import type { Settings } from '#server/profile-columns.ts'

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
type Weekday = (typeof WEEKDAYS)[number]

const DAYS_AHEAD = 3 * 366

const HOW_MANY = `Write a whole number from 0 to ${MOST_NEW_PER_DAY}.`
const MINUTES = `Write whole minutes from 0 to ${MOST_MINUTES_A_DAY}, or leave all seven empty.`

const wholeNumber = (most: number, message: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,4}$/, message)
    .transform(Number)
    .refine((count) => count <= most, message)

const minutes = z.union([z.literal('').transform(() => null), wholeNumber(MOST_MINUTES_A_DAY, MINUTES)], {
  error: MINUTES,
})

const device = {
  timeZone: z.string().refine(isTimeZone, 'Choose a time zone from the list.'),
  /** What the form was drawn with: only a zone that was changed has been chosen. */
  shownTimeZone: z.string(),
  theme: z.enum(['system', 'light', 'dark'], 'Choose system, light or dark.'),
}

/** What a visitor may set: kept on the device. */
export const DeviceSchema = z.strictObject(device)

const weekFields = Object.fromEntries(WEEKDAYS.map((day) => [day, minutes])) as Record<
  Weekday,
  typeof minutes
>

/** A date that is not further away than three years (that would be a slip), or none. */
function examDate(today: number) {
  return z
    .string()
    .trim()
    .transform((text, context) => {
      const day = text === '' ? null : dayFromIso(text)
      const isOff = text !== '' && (day === null || day > today + DAYS_AHEAD)
      if (isOff) context.addIssue('Write a date within the next three years, or leave it empty.')
      return day
    })
}

/** The seven fields as a week, Monday first; null when all are empty. Some empty and some not is refused. */
function withWeek<F extends Record<Weekday, number | null>>(form: F, context: z.RefinementCtx) {
  const week = WEEKDAYS.map((day) => form[day])
  const studyMinutes = week.flatMap((each) => each ?? [])
  if (studyMinutes.length > 0 && studyMinutes.length < week.length)
    context.addIssue({
      code: 'custom',
      message: MINUTES,
      path: [WEEKDAYS.find((day) => form[day] === null) ?? 'monday'],
    })
  return { ...form, studyMinutes: studyMinutes.length === week.length ? studyMinutes : null }
}

/** When the exam is, and the minutes of a week. `today` is the student's study day. */
export function planSchema(today: number) {
  return z.strictObject({ ...weekFields, examDate: examDate(today) }).transform(withWeek)
}

/** What a student may set. `today` is their study day. */
export function settingsSchema(today: number) {
  return z
    .strictObject({
      ...device,
      ...weekFields,
      name: Name.optional(),
      newPerDay: wholeNumber(MOST_NEW_PER_DAY, HOW_MANY),
      rolloverHour: wholeNumber(23, 'Choose an hour from the list.'),
      examDate: examDate(today),
      extraTime: z.enum(EXTRA_TIMES, 'Choose from the list.'),
      singleKeys: z.literal('on').optional(),
    })
    .transform(withWeek)
}

/** The fields of a plan as they are shown at first. */
export function planFields({ examDay, studyMinutes }: Pick<Settings, 'examDay' | 'studyMinutes'>) {
  return {
    examDate: examDay === null ? '' : isoFromDay(examDay),
    ...Object.fromEntries(WEEKDAYS.map((day, place) => [day, String(studyMinutes?.[place] ?? '')])),
  }
}
