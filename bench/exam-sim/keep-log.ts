import { type Quality } from '#core/scheduler/quality.ts'
import { newSchedule, scheduleReview, type Schedule } from '#core/scheduler/sm2.ts'
import { lateness } from '#core/scheduler/memory-model.ts'
import { createStudentMemory } from '#core/scheduler/student-memory.ts'
import {
  estimateRecall,
  kindOf,
  type RecallEstimate,
  type RecallObservation,
  type Wait,
} from '#core/statistics/recall-curve.ts'
import { readiness, type Readiness } from '#core/statistics/readiness.ts'
import { type FirstResponse } from '#core/statistics/topic-chances.ts'
import { DOMAINS, type Course } from './course.ts'
import { type MakeScheduler } from './simulate.ts'

export const EXAM = { domains: DOMAINS, scored: 50, score: { minimum: 100, maximum: 1000, pass: 720 } }

/** The log that the app would keep of a student, and what it foretells from it. */
export type Log = {
  add: (item: number, day: number, answer: { correct: boolean; quality: Quality }) => void
  foretell: (day: number, seed: string) => Readiness
  /** How an item waits on a day, null for one never met; and what of that is still known, by the answers so far. */
  waitOf: (item: number, day: number) => Wait | null
  recall: () => RecallEstimate
}

export function createLog(course: Course): Log {
  const schedules: Schedule[] = []
  const alwaysKnown: boolean[] = []
  const lastDay: number[] = []
  const repeated: RecallObservation[] = []
  const firstResponses: FirstResponse[] = []
  const memory = createStudentMemory(course.topicOf)
  const place = (item: number) => ({
    topic: String(course.topicOf[item]),
    domain: DOMAINS[course.domainOf[item] ?? 0]?.id ?? 0,
  })
  const waitOf = (item: number, day: number): Wait | null => {
    const schedule = schedules[item]
    if (!schedule) return null
    const late = lateness(memory.recall(item, day))
    return { kind: kindOf(schedule.repetition, alwaysKnown[item] ?? false), late }
  }
  return {
    waitOf,
    recall: () => estimateRecall(repeated),
    add(item, day, { correct, quality }) {
      const wait = waitOf(item, day)
      if (wait && day > (lastDay[item] ?? 0)) repeated.push({ ...wait, correct })
      if (!wait) firstResponses.push({ ...place(item), correct })
      schedules[item] = scheduleReview(schedules[item] ?? newSchedule(day), quality, day).schedule
      alwaysKnown[item] = quality > 3 && (alwaysKnown[item] ?? true)
      lastDay[item] = day
      memory.observe(item, quality, day)
    },
    foretell: (day, seed) =>
      readiness({
        questions: Array.from({ length: course.items }, (_, item) => ({
          ...place(item),
          wait: waitOf(item, day),
        })),
        firstResponses,
        recall: estimateRecall(repeated),
        exam: EXAM,
        // The simulated exam asks the bank's own questions.
        transfer: 1,
        seed,
      }),
  }
}

/** A scheduler whose answers are also logged. */
export function logged(make: MakeScheduler, log: Log): MakeScheduler {
  return (course, seed, memory) => {
    const scheduler = make(course, seed, memory)
    return {
      ...scheduler,
      update(item, day, answer) {
        scheduler.update(item, day, answer)
        log.add(item, day, answer)
      },
    }
  }
}
