import 'server-only'
import { studyDay } from '#core/scheduler/study-day.ts'

/** "Today" for a person: days since 1970-01-01 in their calendar, turning over at their hour. */
export function todayOf(person: { timeZone: string; rolloverHour: number } | null, now: Date): number {
  return studyDay(now, person?.timeZone ?? 'UTC', person?.rolloverHour ?? 4)
}
