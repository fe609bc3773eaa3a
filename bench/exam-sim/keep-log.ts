import { type Quality } from '#core/scheduler/quality.ts'
import { newSchedule, scheduleReview, type Schedule } from '#core/scheduler/sm2.ts'
import { foldAnswers } from '#core/statistics/fold-answers.ts'
import { type RecallEstimate, type Wait } from '#core/statistics/recall-curve.ts'
import { readiness, type Readiness } from '#core/statistics/readiness.ts'
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
  const questions = Array.from({ length: course.items }, (_, item) => ({
    topic: String(course.topicOf[item]),
    domain: DOMAINS[course.domainOf[item] ?? 0]?.id ?? 0,
  }))
  const fold = foldAnswers(questions)
  return {
    waitOf: fold.waitOf,
    recall: fold.recall,
    add(item, day, { correct, quality }) {
      const schedule = scheduleReview(schedules[item] ?? newSchedule(day), quality, day).schedule
      schedules[item] = schedule
      fold.add(item, { quality, correct, day, repetition: schedule.repetition, inExam: false })
    },
    foretell: (day, seed) =>
      readiness({
        questions: questions.map((question, item) => ({ ...question, wait: fold.waitOf(item, day) })),
        firstResponses: fold.firstResponses(),
        recall: fold.recall(),
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
