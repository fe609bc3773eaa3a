import 'server-only'
import type { Quality } from '#core/scheduler/quality.ts'
import type { ReviewEvent } from '#core/scheduler/replay.ts'

type LogRow = {
  id: string
  kind: string
  quality: number
  day: number
  undoes: string | null
  cappedIntervalDays: number | null
}

/** A row of the log as the event that replaying reads. */
export function eventOf(row: LogRow): ReviewEvent {
  const { id, day, undoes, cappedIntervalDays } = row
  const kind = row.kind === 'undo' || row.kind === 'drill' ? row.kind : 'review'
  return { id, kind, quality: qualityIn(row.quality), day, undoes, cappedIntervalDays }
}

/** A stored quality; throws on a number that is none. */
export function qualityIn(value: number): Quality {
  const known = ([0, 1, 2, 3, 4, 5] as const).find((quality) => quality === value)
  if (known === undefined) throw new Error(`a review has quality ${value}, which is not 0 to 5`)
  return known
}
