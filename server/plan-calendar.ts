import 'server-only'
import ical, { ICalCalendarMethod } from 'ical-generator'
import { isoFromDay } from '#core/scheduler/iso-day.ts'
import { planOfToday } from './day-plan.ts'
import { plannedDays, type ForecastDay } from './forecast.ts'
import type { Student } from './session.ts'

const MS_PER_DAY = 86_400_000

/** The plan as a calendar of whole days, without a word on whose it is; empty when there is no plan. */
export async function planCalendar(student: Student, now: Date): Promise<string> {
  const plan = await planOfToday(student, now)
  const calendar = ical({
    name: 'Study plan',
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Pilot Light', product: 'Study plan' },
    ttl: 6 * 3600,
  })
  for (const day of plan ? plannedDays(plan) : []) {
    if (day.minutes === 0) continue
    calendar.createEvent({
      id: `plan-${isoFromDay(day.day)}@pilot-light`,
      stamp: now,
      allDay: true,
      start: new Date(day.day * MS_PER_DAY),
      end: new Date((day.day + 1) * MS_PER_DAY),
      timezone: 'UTC',
      summary: summaryOf(day),
    })
  }
  return calendar.toString()
}

/** "34 min: 12 reviews, 5 new" */
export function summaryOf({ minutes, reviews, fresh }: ForecastDay): string {
  return `${minutes} min: ${reviews} ${reviews === 1 ? 'review' : 'reviews'}, ${fresh} new`
}
