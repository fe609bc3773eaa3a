import 'server-only'
import { answerSeconds } from '#core/scheduler/answer-seconds.ts'
import { dayPlan, type PlannedDay } from '#core/scheduler/day-plan.ts'
import { answerTimes } from './answer-times.ts'
import { blueprint } from './blueprint.ts'
import { db, retried } from './db.ts'
import { knownStudent } from './known-student.ts'
import { log } from './log.ts'
import { verdictOn, type PlanVerdict } from './plan-verdict.ts'
import type { Student } from './session.ts'
import { todayOf } from './student-day.ts'
import { SHOWABLE } from './study-candidates.ts'
import { catchUpOf, isPlanning, secondsOfDays, type PlanningStudent } from './study-minutes.ts'

/** Another number makes every plan anew: when what is kept, or how it is made, has changed. */
const FORMAT = 1

export type TodaysPlan = {
  day: number
  examDay: number
  /** All questions of the bank, the one most worth asking today first, with the seconds it will take. */
  order: { questionId: string; seconds: number; isNew: boolean }[]
  /** From today to the day before the exam: the seconds there are, and what is planned in them. */
  days: (PlannedDay & { secondsThereAre: number })[]
  verdict: PlanVerdict
}

/**
 * The plan of today towards the student's exam, from the log up to yesterday: made once a day and kept. Null without an
 * exam ahead, without minutes, or without questions.
 */
export async function planOfToday(student: Student, now: Date): Promise<TodaysPlan | null> {
  const today = todayOf(student, now)
  if (!isPlanning(student, today)) return null
  const secondsOf = secondsOfDays(
    student.studyMinutes,
    await catchUpOf(student, today),
    today,
    student.examDay,
  )
  const basis = await basisOf(student, today, secondsOf)
  const kept = await db().dayPlan.findUnique({ where: { studentId: student.id } })
  if (kept?.day === today && kept.basis === basis) return JSON.parse(kept.plan) as TodaysPlan
  const plan = await madePlan(student, secondsOf, now)
  if (plan) await keep(student, today, basis, plan)
  return plan
}

async function madePlan(
  student: PlanningStudent,
  secondsOf: number[],
  now: Date,
): Promise<TodaysPlan | null> {
  const today = todayOf(student, now)
  const [known, exam] = [await knownStudent(student, now), await blueprint()]
  const { bank, memory, firstResponses, accuracy } = known
  if (!exam || bank.length === 0 || bank.some(({ weight }) => weight <= 0)) return null
  const times = await answerTimes(student, [...new Set(bank.map(({ topic }) => topic))])
  const seconds = answerSeconds(times.all)
  const firstDay = await firstDayOf(student, today)
  const { order, days } = dayPlan({
    ...{ bank, estimate: memory, firstResponses, accuracy, firstDay, today, secondsOf, seconds },
  })
  return {
    day: today,
    examDay: student.examDay,
    order: order.flatMap((place) => {
      const question = bank[place]
      if (!question) return []
      const isNew = Number.isNaN(memory.lastDay[place])
      return [{ questionId: question.questionId, seconds: Math.round(times.of(question.topic)), isNew }]
    }),
    days: days.map((each, ahead) => ({ ...each, secondsThereAre: secondsOf[ahead] ?? 0 })),
    verdict: verdictOn({ bank, memory, seconds, today, secondsOf, student, score: exam.score }),
  }
}

/** Pacing counts from the first day of studying. */
async function firstDayOf(student: Student, today: number): Promise<number> {
  const first = await db().dayProgress.findFirst({
    where: { studentId: student.id, reviews: { gt: 0 } },
    orderBy: { day: 'asc' },
    select: { day: true },
  })
  return Math.min(today, first?.day ?? today)
}

/** An exam closed late, another date, other minutes, a changed bank: each gives another one. Today's answers do not. */
async function basisOf(student: PlanningStudent, today: number, secondsOf: number[]): Promise<string> {
  const { _sum: sums } = await db().dayProgress.aggregate({
    where: { studentId: student.id, day: { lt: today } },
    _sum: { reviews: true, fresh: true, correct: true },
  })
  const questions = await db().question.count({ where: SHOWABLE })
  const counted = [sums.reviews ?? 0, sums.fresh ?? 0, sums.correct ?? 0, questions].join(' ')
  return `${FORMAT} ${student.examDay} ${counted} ${student.studyMinutes.join(',')} ${secondsOf.join(',')}`
}

async function keep(student: Student, day: number, basis: string, plan: TodaysPlan): Promise<void> {
  const data = { day, basis, plan: JSON.stringify(plan) }
  try {
    await retried(() =>
      db().dayPlan.upsert({
        where: { studentId: student.id },
        create: { studentId: student.id, ...data },
        update: data,
      }),
    )
  } catch (error) {
    // It is only kept to save work: a full disk must not take the page away.
    log().error({ error }, 'a plan of the day cannot be kept')
  }
}
