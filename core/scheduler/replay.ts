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

/** One row of a log with the schedule around it, and whether it is the question's first answer. */
export type Step<E = ReviewEvent> = {
  event: E
  before: Schedule | null
  after: Schedule | null
  first: boolean
}

/**
 * What each row of a log did, in applied order: the columns that a merged log is written with.
 * Every row sees only reviews that stand at the end. Two histories may have answered between a review and its undo;
 * were the regretted one still counted there, taking back a later review would bring it back.
 */
export function replaySteps<E extends ReviewEvent>(events: E[]): Step<E>[] {
  const places = new Map(events.map((event, place) => [event.id, place]))
  const undone = new Set(
    events.flatMap(({ kind, undoes }, place) => {
      const at = kind === 'undo' && undoes !== null ? places.get(undoes) : undefined
      return at !== undefined && at < place && events[at]?.kind === 'review' ? [undoes] : []
    }),
  )
  const firsts = new Set<string>()
  let schedule: Schedule | null = null

  return events.map((event, place) => {
    const before = schedule
    if (event.kind === 'drill') return { event, before, after: before, first: false }
    if (event.kind === 'undo') {
      const regretted = events
        .slice(0, place)
        .filter(({ id, kind }) => kind === 'review' && (id === event.undoes || !undone.has(id)))
        .reduce<Schedule | null>(applyReview, null)
      return { event, before: regretted, after: before, first: firsts.has(event.undoes ?? '') }
    }
    const after = applyReview(before, event)
    if (!before) firsts.add(event.id)
    if (!undone.has(event.id)) schedule = after
    return { event, before, after, first: !before }
  })
}

/** The last answer that stands, review or drill: what a schedule calls its last day and quality. */
export function lastAnswer(events: ReviewEvent[]): { day: number; quality: Quality } | null {
  const undone = new Set(events.map(({ undoes }) => undoes))
  const last = events.findLast(({ id, kind }) => kind !== 'undo' && !undone.has(id))
  return last ? { day: last.day, quality: last.quality } : null
}
