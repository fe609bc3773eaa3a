import { isIsoDate } from '#core/question/iso-date.ts'
import { dayToDate } from './study-day.ts'

/** The study day that "2026-12-24" names; null for what is no date of the calendar. */
export function dayFromIso(text: string): number | null {
  return isIsoDate(text) ? Date.parse(`${text}T00:00:00Z`) / 86_400_000 : null
}

/** A study day as "2026-12-24". */
export function isoFromDay(studyDay: number): string {
  const { year, month, day } = dayToDate(studyDay)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
