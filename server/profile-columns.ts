import 'server-only'
import { EXTRA_TIMES, type ExtraTime } from '#core/exam/extra-time.ts'
import { isTimeZone } from '#core/scheduler/study-day.ts'

export type Theme = 'system' | 'light' | 'dark'

/** What somebody has set. `examDay` counts days since 1970-01-01; `studyMinutes` are seven numbers, Monday first. */
export type Settings = {
  timeZone: string
  rolloverHour: number
  newPerDay: number
  theme: Theme
  examDay: number | null
  studyMinutes: number[] | null
  extraTime: ExtraTime
  singleKeys: boolean
}

type Columns = {
  timeZone: string
  rolloverHour: number
  newPerDay: number
  theme: string
  examDay: number | null
  studyMinutes: string | null
  extraTime: string
  singleKeys: boolean
}

const MISSING: Columns = {
  timeZone: 'UTC',
  rolloverHour: 4,
  newPerDay: 20,
  theme: 'system',
  examDay: null,
  studyMinutes: null,
  extraTime: 'none',
  singleKeys: true,
}

/** A profile's row as settings; what is missing or no longer understood is as if it had never been set. */
export function readProfile(row: Columns | null | undefined): Settings {
  const { timeZone, theme, studyMinutes, extraTime, ...rest } = row ?? MISSING
  const { rolloverHour, newPerDay, examDay, singleKeys } = rest
  return {
    timeZone: zoneFrom(timeZone),
    rolloverHour,
    newPerDay,
    theme: themeFrom(theme),
    examDay,
    studyMinutes: minutesFrom(studyMinutes),
    extraTime: EXTRA_TIMES.find((each) => each === extraTime) ?? 'none',
    singleKeys,
  }
}

export function zoneFrom(value: string | undefined): string {
  return value && isTimeZone(value) ? value : 'UTC'
}

export function themeFrom(value: string | undefined): Theme {
  return value === 'light' || value === 'dark' ? value : 'system'
}

function minutesFrom(json: string | null): number[] | null {
  if (json === null) return null
  try {
    const minutes: unknown = JSON.parse(json)
    const isWeek = (value: unknown): value is number[] =>
      Array.isArray(value) && value.length === 7 && value.every((each) => Number.isInteger(each) && each >= 0)
    return isWeek(minutes) ? minutes : null
  } catch {
    return null
  }
}
