// SM-2 as published: P. A. Woźniak, "Optimization of learning" (1990), section 3.2, algorithm steps 3–6;
// https://super-memory.com/english/ol/sm2.htm. Two places where implementations differ, and what is done here:
// the answer changes the easiness factor first and the new factor makes the interval; fractions are rounded up.
import { type Quality } from './quality.ts'

/** One student's memory of one question. Days are integers since 1970-01-01 in the student's calendar. */
export type Schedule = {
  /** Successful reviews in a row since the first or the last failed one. */
  repetition: number
  /** The interval that was scheduled, not the days that really passed. */
  intervalDays: number
  /** EF × 100: with floats, rounding up goes wrong in 3 % of random histories. */
  easinessFactor: number
  lapses: number
  dueDay: number
}

/** One review as the log keeps it: what was answered, when, and what it did. */
export type Review = { quality: Quality; day: number; before: Schedule; after: Schedule; lapse: boolean }

const STARTING_EASINESS_FACTOR = 250
const MINIMUM_EASINESS_FACTOR = 130

/**
 * A century, which ten perfect answers reach. Without a bound, sixteen would pass the last day a Date can hold and
 * 28 the safe integers.
 */
const MAXIMUM_INTERVAL_DAYS = 36_500

/** The memory of a question that has never been reviewed: due at once. */
export function newSchedule(today: number): Schedule {
  return {
    repetition: 0,
    intervalDays: 0,
    easinessFactor: STARTING_EASINESS_FACTOR,
    lapses: 0,
    dueDay: today,
  }
}

/**
 * What one answer does to a schedule, together with its log entry.
 * Quality below 3 restarts the repetitions at an interval of 1 day and leaves EF as it was; it is a lapse only
 * when there was a repetition to lose. The day on which the review was due plays no part, as in the original.
 */
export function scheduleReview(
  schedule: Schedule,
  quality: Quality,
  today: number,
): { schedule: Schedule; review: Review } {
  const passed = quality >= 3
  const lapse = !passed && schedule.repetition >= 1
  const repetition = passed ? schedule.repetition + 1 : 0
  const easinessFactor = passed
    ? nextEasinessFactor(schedule.easinessFactor, quality)
    : schedule.easinessFactor
  const intervalDays = nextInterval(repetition, schedule.intervalDays, easinessFactor)
  const after = {
    repetition,
    intervalDays,
    easinessFactor,
    lapses: schedule.lapses + (lapse ? 1 : 0),
    dueDay: today + intervalDays,
  }
  return { schedule: after, review: { quality, day: today, before: schedule, after, lapse } }
}

/** EF′ = EF + 0.1 − (5 − q)(0.08 + (5 − q)·0.02), in hundredths: q5 +10, q4 ±0, q3 −14. */
function nextEasinessFactor(easinessFactor: number, quality: Quality): number {
  const short = 5 - quality
  return Math.max(MINIMUM_EASINESS_FACTOR, easinessFactor + 10 - short * (8 + short * 2))
}

/** I(1) = 1, I(2) = 6, I(n) = I(n−1) × EF rounded up; 1 day after a failed review. */
function nextInterval(repetition: number, previousDays: number, easinessFactor: number): number {
  if (repetition <= 1) return 1
  if (repetition === 2) return 6
  const hundredths = previousDays * easinessFactor
  const roundedUp = hundredths + ((100 - (hundredths % 100)) % 100)
  return Math.min(MAXIMUM_INTERVAL_DAYS, roundedUp / 100)
}
