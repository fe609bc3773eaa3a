import 'server-only'
import { isTimeZone, studyDay } from '#core/scheduler/study-day.ts'

/** "Today" for a person: days since 1970-01-01 in their calendar, turning over at their hour. */
export function todayOf(person: { timeZone: string; rolloverHour: number } | null, now: Date): number {
  // A zone that a newer calendar has dropped must not keep an attempt from closing.
  const zone = person && isTimeZone(person.timeZone) ? person.timeZone : 'UTC'
  return studyDay(now, zone, person?.rolloverHour ?? 4)
}
