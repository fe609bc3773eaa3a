import 'server-only'
import { answerTimes } from './answer-times.ts'
import { db } from './db.ts'
import type { TodaysPlan } from './day-plan.ts'
import type { Student } from './session.ts'
import { todayOf } from './student-day.ts'
import { SHOWABLE } from './study-candidates.ts'

/** What one day is expected to take. `minutesThereAre` is null where no plan limits it. */
export type ForecastDay = {
  day: number
  minutes: number
  reviews: number
  fresh: number
  minutesThereAre: number | null
}

const DAYS_AHEAD = 30

/** The days of a plan, for the picture of it: counts are expectations, rounded. */
export function plannedDays(plan: TodaysPlan): ForecastDay[] {
  return plan.days.map(({ seconds, reviews, fresh, secondsThereAre }, ahead) => ({
    day: plan.day + ahead,
    minutes: Math.round(seconds / 60),
    reviews: Math.round(reviews),
    fresh: Math.round(fresh),
    minutesThereAre: Math.round(secondsThereAre / 60),
  }))
}

/**
 * The next thirty days without a plan: the reviews due on each by now, everything overdue today, in minutes by the
 * student's own pace. What those reviews will bring later is not in it.
 */
export async function dueForecast(student: Student, now: Date): Promise<ForecastDay[]> {
  const today = todayOf(student, now)
  const due = await db().schedule.groupBy({
    by: ['dueDay', 'topicId'],
    where: { studentId: student.id, dueDay: { lt: today + DAYS_AHEAD }, question: SHOWABLE },
    _count: true,
  })
  const times = await answerTimes(student, [...new Set(due.map(({ topicId }) => topicId))])
  return Array.from({ length: DAYS_AHEAD }, (_, ahead) => {
    const here = due.filter(({ dueDay }) => Math.max(today, dueDay ?? today) === today + ahead)
    const seconds = here.reduce((sum, { topicId, _count }) => sum + _count * times.of(topicId), 0)
    return {
      day: today + ahead,
      minutes: Math.round(seconds / 60),
      reviews: here.reduce((sum, { _count }) => sum + _count, 0),
      fresh: 0,
      minutesThereAre: null,
    }
  })
}
