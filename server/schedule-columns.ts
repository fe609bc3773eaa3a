import 'server-only'
import type { Step } from '#core/scheduler/replay.ts'
import { newSchedule, type Schedule } from '#core/scheduler/sm2.ts'

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

/** The log's columns around a replayed row of that day. */
export function columnsAround({ before, after }: Pick<Step, 'before' | 'after'>, day: number) {
  return {
    ...columnsBefore(before, before ?? newSchedule(day)),
    ...columnsAfter(after ?? newSchedule(day)),
    afterDueDay: after?.dueDay ?? null,
  }
}

/** The schedule's own columns; as if never answered, there is no due day. */
export function scheduleColumns(schedule: Schedule | null) {
  return { ...(schedule ?? newSchedule(0)), dueDay: schedule?.dueDay ?? null }
}
