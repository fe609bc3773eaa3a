import 'server-only'
import { dayThatFits, planNeed, topicsToLeave, type PlanNeedInput } from '#core/scheduler/plan-need.ts'
import type { MemoryEstimate } from '#core/scheduler/student-memory.ts'
import type { AnswerSeconds } from '#core/scheduler/study-values.ts'
import { chanceOfRight } from '#core/statistics/recall-curve.ts'
import { secondsOfDays, type PlanningStudent } from './study-minutes.ts'

/** What is worth while until the exam against the time there is; and, when it does not fit, the two ways out. */
export type PlanVerdict = {
  needSeconds: number
  haveSeconds: number
  /** Topics whose leaving makes the rest fit, with the scaled points that each would have brought. */
  leave: { topic: string; points: number }[]
  /** The first day for an exam that leaves time for all; null when none within a year does. */
  moveTo: number | null
}

const LATEST_DAYS_AHEAD = 365

/** Whether the plan fits, worked out from the student's memory, pace and minutes. */
export function verdictOn(given: {
  bank: { topic: string; weight: number }[]
  memory: MemoryEstimate
  seconds: AnswerSeconds
  today: number
  secondsOf: number[]
  student: PlanningStudent
  score: { minimum: number; maximum: number }
}): PlanVerdict {
  const { bank, memory, seconds, today, secondsOf, student, score } = given
  const input = (days: number): PlanNeedInput => ({
    ...{ estimate: memory, weightOf: bank.map(({ weight }) => weight), today, days, seconds },
    topicOf: bank.map(({ topic }) => topic),
  })
  const haveSeconds = sum(secondsOf)
  const need = planNeed(input(secondsOf.length))
  if (need.seconds <= haveSeconds) return { needSeconds: need.seconds, haveSeconds, leave: [], moveTo: null }

  const isEnough = (examDay: number) => {
    const all = { ...input(examDay - today), topicOf: bank.map(() => '') }
    return planNeed(all).seconds <= sum(secondsOfDays(student.studyMinutes, null, today, examDay))
  }
  // Knowing is worth what guessing would not have brought.
  const range = (chanceOfRight(1) - chanceOfRight(0)) * (score.maximum - score.minimum)
  return {
    needSeconds: need.seconds,
    haveSeconds,
    leave: topicsToLeave(need, haveSeconds).map(({ topic, share }) => ({ topic, points: share * range })),
    moveTo: dayThatFits(student.examDay + 1, today + LATEST_DAYS_AHEAD, isEnough),
  }
}

function sum(values: number[]): number {
  return values.reduce((a, b) => a + b, 0)
}
