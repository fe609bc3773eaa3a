import {
  coverageDay,
  isGateOpen,
  newQuota,
  nextAccuracy,
  STARTING_ACCURACY,
} from '#core/scheduler/exam-pacing.ts'
import { capInterval } from '#core/scheduler/interval-cap.ts'
import { newSchedule, scheduleReview, type Schedule } from '#core/scheduler/sm2.ts'
import { type MakeScheduler } from '../simulate.ts'

type Rules = {
  /** Step 7 of the original: whatever scored below 4 is drilled at the end of the day until it scores 4. */
  drill?: boolean
  /** New questions first, by quota: always, or only while repeated ones go well. */
  pace?: 'always' | 'gated'
  /** Intervals of at most half the days left: always, or once everything was seen. */
  cap?: 'always' | 'once seen'
}

const DRILL_SHARE = 0.15

/** SM-2 with some of the rules around it. */
export function sm2(rules: Rules): MakeScheduler {
  return (course) => {
    const schedules: Schedule[] = []
    const drills = new Set<number>()
    let accuracy = STARTING_ACCURACY
    let newToday = 0
    let quota = 0
    let drilling: number | null = null

    /** Spread evenly over the day's time, the first at once. */
    const isNewFirst = (day: number, left: number) =>
      rules.pace !== undefined &&
      (rules.pace === 'always' || isGateOpen(accuracy)) &&
      day < coverageDay(0, course.days) &&
      newToday < Math.max(1, quota * (1 - left))
    const firstDrill = () => {
      const [item] = drills
      drilling = item ?? null
      return item
    }

    return {
      startDay(day) {
        drills.clear()
        newToday = 0
        quota = newQuota(course.items - schedules.length, 0, course.days, day)
      },
      pick(day, left) {
        drilling = null
        const unseen = schedules.length < course.items ? schedules.length : undefined
        if (unseen !== undefined && isNewFirst(day, left)) return unseen
        const { mostOverdue, earliest } = look(schedules, day)
        if (mostOverdue !== null) return mostOverdue
        if (rules.drill && left < DRILL_SHARE && drills.size > 0) return firstDrill() ?? null
        return unseen ?? (rules.drill ? firstDrill() : undefined) ?? earliest
      },
      update(item, day, { correct, quality }) {
        if (rules.drill) {
          if (quality >= 4) drills.delete(item)
          else drills.add(item)
        }
        if (drilling === item) return
        const before = schedules[item]
        if (before) accuracy = nextAccuracy(accuracy, correct)
        else newToday += 1
        const { schedule } = scheduleReview(before ?? newSchedule(day), quality, day)
        const capped =
          rules.cap === 'always' || (rules.cap === 'once seen' && schedules.length === course.items)
            ? capInterval(schedule.intervalDays, day, course.days)
            : schedule.intervalDays
        schedules[item] = { ...schedule, intervalDays: capped, dueDay: day + capped }
      },
    }
  }
}

/** The due item with the largest overdue share of its interval, and whatever comes due first. */
function look(schedules: Schedule[], day: number): { mostOverdue: number | null; earliest: number | null } {
  let mostOverdue: number | null = null
  let most = -1
  let earliest: number | null = null
  let first = Infinity
  for (let item = 0; item < schedules.length; item += 1) {
    const { dueDay, intervalDays } = schedules[item] ?? { dueDay: Infinity, intervalDays: 1 }
    const overdue = (day - dueDay) / Math.max(1, intervalDays)
    if (dueDay <= day && overdue > most) {
      most = overdue
      mostOverdue = item
    }
    if (dueDay < first) {
      first = dueDay
      earliest = item
    }
  }
  return { mostOverdue, earliest }
}
