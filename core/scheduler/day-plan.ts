import { type FirstResponse } from '#core/statistics/topic-chances.ts'
import { evenFirst } from './even-first.ts'
import { isGateOpen, pacedQuota, paceFirst } from './exam-pacing.ts'
import { examPlan } from './exam-plan.ts'
import { type MemoryEstimate } from './student-memory.ts'
import { type AnswerSeconds } from './study-values.ts'

export type DayPlanInput = {
  bank: { topic: string; domain: number; weight: number }[]
  /** By place in the bank, up to yesterday. */
  estimate: MemoryEstimate
  firstResponses: FirstResponse[]
  /** The running accuracy of repeated answers. */
  accuracy: number
  /** The first day of studying for this exam. */
  firstDay: number
  today: number
  /** The time there is on each day from today to the one before the exam. */
  secondsOf: number[]
  seconds: AnswerSeconds
}

/** What a day of the plan holds. */
export type PlannedDay = { seconds: number; reviews: number; fresh: number }

/**
 * The order in which to study today, by place in the bank, and what each day to the exam is expected to take: the plan
 * with prices, with bare domains and the pace of new questions before it.
 */
export function dayPlan(input: DayPlanInput): { order: number[]; days: PlannedDay[] } {
  const { bank, estimate, today, secondsOf, seconds } = input
  const weightOf = bank.map(({ weight }) => weight)
  const plan = examPlan({ estimate, weightOf, today, secondsOf, seconds })

  const isNew = (place: number) => Number.isNaN(estimate.lastDay[place] ?? NaN)
  const domains = [...new Set(bank.map(({ domain }) => domain))].toSorted((a, b) => a - b)
  const counts = domains.map((id) => input.firstResponses.filter(({ domain }) => domain === id).length)
  const newIn = (place: number) => (isNew(place) ? domains.indexOf(bank[place]?.domain ?? 0) : null)
  const quota = isGateOpen(input.accuracy)
    ? pacedQuota({
        bank: bank.length,
        unseen: bank.filter((_, place) => isNew(place)).length,
        firstDay: input.firstDay,
        examDay: today + secondsOf.length,
        today,
        secondsLeft: secondsOf.reduce((a, b) => a + b, 0),
      })
    : 0
  return {
    order: paceFirst(evenFirst(plan.order, newIn, counts), isNew, quota),
    days: secondsOf.map((there, day) => withinTime(plan.load, day, there)),
  }
}

/** No day takes more than it has: what does not fit is done less of. */
function withinTime(
  load: { seconds: Float64Array; reviews: Float64Array; fresh: Float64Array },
  day: number,
  secondsThereAre: number,
): PlannedDay {
  const seconds = load.seconds[day] ?? 0
  const part = seconds > secondsThereAre ? secondsThereAre / seconds : 1
  return {
    seconds: seconds * part,
    reviews: (load.reviews[day] ?? 0) * part,
    fresh: (load.fresh[day] ?? 0) * part,
  }
}

/** The front of an order that fits into the time of a day. */
export function fittingInto<T>(order: T[], secondsOf: (each: T) => number, secondsThereAre: number): T[] {
  const fitting: T[] = []
  let left = secondsThereAre
  for (const each of order) {
    left -= secondsOf(each)
    if (left < 0) break
    fitting.push(each)
  }
  return fitting
}

/** The time of each day from `today` to the one before the exam; `week` is seven numbers of minutes, Monday first. */
export function secondsByDay(week: number[], today: number, examDay: number): number[] {
  // Day 0, 1 January 1970, was a Thursday.
  return Array.from(
    { length: Math.max(0, examDay - today) },
    (_, ahead) => 60 * (week[(today + ahead + 3) % 7] ?? 0),
  )
}
