import 'server-only'
import { fittingInto } from '#core/scheduler/day-plan.ts'
import { planQueue } from '#core/scheduler/plan-queue.ts'
import { db } from './db.ts'
import { planOfToday, type TodaysPlan } from './day-plan.ts'
import type { Student } from './session.ts'
import { todayOf } from './student-day.ts'
import { recentFamilies, recentTopics, SHOWABLE } from './study-candidates.ts'

/** Where today stands by the plan. */
export type PlannedToday = {
  minutes: number
  /** Neither answered today nor parked, in the plan's order; `inTime` is how many of them still fit. */
  left: TodaysPlan['order']
  inTime: { reviews: number; fresh: number }
}

/** How far ahead in the order is looked for another topic. */
const LOOKED_AT = 64

/** What today's plan still holds, when a plan towards an exam speaks; null otherwise. */
export async function plannedToday(
  student: Student,
  spentMs: number,
  now: Date,
): Promise<PlannedToday | null> {
  const plan = await planOfToday(student, now)
  if (!plan) return null
  const answered = await db().schedule.findMany({
    where: { studentId: student.id, lastDay: { gte: plan.day } },
    select: { questionId: true },
  })
  const parked = await db().parkedQuestion.findMany({
    where: { studentId: student.id },
    select: { questionId: true },
  })
  const done = new Set([...answered, ...parked].map(({ questionId }) => questionId))
  const left = plan.order.filter(({ questionId }) => !done.has(questionId))
  const seconds = plan.days[0]?.secondsThereAre ?? 0
  const inTime = fittingInto(left, (each) => each.seconds, seconds - spentMs / 1000)
  const fresh = inTime.filter(({ isNew }) => isNew).length
  return { minutes: Math.round(seconds / 60), left, inTime: { reviews: inTime.length - fresh, fresh } }
}

/** The next questions of the plan, with the day on which SM-2 would have asked each. */
export async function plannedChoices(
  student: Student,
  planned: PlannedToday,
  without: string[],
  length: number,
  now: Date,
) {
  const today = todayOf(student, now)
  const ids = planned.left
    .map(({ questionId }) => questionId)
    .filter((questionId) => !without.includes(questionId))
    .slice(0, LOOKED_AT)
  const questions = await db().question.findMany({
    where: { id: { in: ids }, ...SHOWABLE },
    select: { id: true, topicId: true, family: true },
  })
  const schedules = await db().schedule.findMany({
    where: { studentId: student.id, questionId: { in: ids } },
    select: { questionId: true, dueDay: true },
  })
  const order = ids.flatMap((id) => {
    const question = questions.find((each) => each.id === id)
    return question ? [{ questionId: id, topic: question.topicId, family: question.family }] : []
  })
  const families = await recentFamilies(
    student,
    order.map(({ family }) => family),
    today,
  )
  const queue = planQueue(order, await recentTopics(student, today), families, length)
  return queue.map(({ questionId }) => {
    const dueDay = schedules.find((each) => each.questionId === questionId)?.dueDay ?? null
    const kind: 'due' | 'fresh' = dueDay === null ? 'fresh' : 'due'
    return { questionId, mode: 'review' as const, kind, dueDay, examDay: student.examDay }
  })
}
