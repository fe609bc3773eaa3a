import { type Quality } from './quality.ts'
import { newSchedule, scheduleReview, type Schedule } from './sm2.ts'

/** One row of the append-only review log. What an undo or a drill does not use is kept all the same. */
export type ReviewEvent = {
  id: string
  kind: 'review' | 'undo' | 'drill'
  quality: Quality
  day: number
  /** The id of the review that an undo takes back. */
  undoes: string | null
  /** The interval that a policy of that day shortened this review's to: replay needs no settings of today. */
  cappedIntervalDays: number | null
}

/**
 * The schedule that a log adds up to, for one student and one question, in applied order.
 * An undone review counts as never answered, also when another device's review was merged in after it.
 * `count` is the number of all events: it only grows, so a stale tab can never match again.
 */
export function replay(events: ReviewEvent[]): { schedule: Schedule | null; count: number } {
  const standing: ReviewEvent[] = []
  for (const event of events) {
    if (event.kind === 'review') standing.push(event)
    if (event.kind === 'undo') {
      const undone = standing.findIndex((review) => review.id === event.undoes)
      if (undone >= 0) standing.splice(undone, 1)
    }
  }
  return { schedule: standing.reduce<Schedule | null>(applyReview, null), count: events.length }
}

/** The schedule after one logged review; `schedule` is null when it is the question's first. */
export function applyReview(schedule: Schedule | null, event: ReviewEvent): Schedule {
  const { schedule: after } = scheduleReview(schedule ?? newSchedule(event.day), event.quality, event.day)
  const capped = event.cappedIntervalDays
  return capped === null ? after : { ...after, intervalDays: capped, dueDay: event.day + capped }
}
