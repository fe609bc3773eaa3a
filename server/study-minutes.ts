import 'server-only'
import { secondsByDay } from '#core/scheduler/day-plan.ts'
import { db } from './db.ts'
import type { Student } from './session.ts'

export type CatchUp = { fromDay: number; untilDay: number; minutes: number }

/** A student with an exam ahead and minutes to study for it: only then is there a plan. */
export type PlanningStudent = Student & { examDay: number; studyMinutes: number[] }

export function isPlanning(student: Student, today: number): student is PlanningStudent {
  const { examDay, studyMinutes } = student
  return examDay !== null && examDay > today && !!studyMinutes?.some((minutes) => minutes > 0)
}

/** What was spread of missed days and is not over. */
export async function catchUpOf(student: Student, today: number): Promise<CatchUp | null> {
  return db().catchUp.findFirst({
    where: { studentId: student.id, untilDay: { gt: today } },
    select: { fromDay: true, untilDay: true, minutes: true },
  })
}

/** The seconds there are on each day from `today` to the one before `examDay`, with what is caught up on. */
export function secondsOfDays(
  week: number[],
  catchUp: CatchUp | null,
  today: number,
  examDay: number,
): number[] {
  return secondsByDay(week, today, examDay).map((seconds, ahead) => {
    const day = today + ahead
    const isCaughtUp = catchUp !== null && day >= catchUp.fromDay && day < catchUp.untilDay
    return seconds + (isCaughtUp ? 60 * catchUp.minutes : 0)
  })
}
