import 'server-only'
import type { Schedule } from '#core/scheduler/sm2.ts'

/** The schedule in a row; null when an undo has made it as if never answered. */
export function rememberedIn(row: Omit<Schedule, 'dueDay'> & { dueDay: number | null }): Schedule | null {
  const { repetition, intervalDays, easinessFactor, lapses, dueDay } = row
  return dueDay === null ? null : { repetition, intervalDays, easinessFactor, lapses, dueDay }
}

/** The log's columns for the schedule a review found; `beforeDueDay` is null when it was the first. */
export function columnsBefore(remembered: Schedule | null, from: Schedule) {
  return {
    beforeRepetition: from.repetition,
    beforeIntervalDays: from.intervalDays,
    beforeEasinessFactor: from.easinessFactor,
    beforeLapses: from.lapses,
    beforeDueDay: remembered?.dueDay ?? null,
  }
}

/** The log's columns for the schedule a review left. */
export function columnsAfter(after: Schedule) {
  return {
    afterRepetition: after.repetition,
    afterIntervalDays: after.intervalDays,
    afterEasinessFactor: after.easinessFactor,
    afterLapses: after.lapses,
    afterDueDay: after.dueDay,
  }
}
