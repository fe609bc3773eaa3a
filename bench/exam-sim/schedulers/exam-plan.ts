import { evenFirst } from '#core/scheduler/even-first.ts'
import {
  isGateOpen,
  nextAccuracy,
  paceFirst,
  pacedQuota,
  STARTING_ACCURACY,
} from '#core/scheduler/exam-pacing.ts'
import { examPlan } from '#core/scheduler/exam-plan.ts'
import { createStudentMemory } from '#core/scheduler/student-memory.ts'
import { type Prices } from '#core/scheduler/study-values.ts'
import { DOMAINS, SECONDS_KNOWN, SECONDS_UNKNOWN } from '../course.ts'
import { type MakeScheduler } from '../simulate.ts'

/**
 * Each morning's plan, followed from its top. Pacing brings forward the new questions that coverage asks for: always, or
 * only while repeated ones go well.
 */
export function planned({ pace }: { pace: 'always' | 'gated' }): MakeScheduler {
  return (course) => {
    const memory = createStudentMemory(course.topicOf)
    const seen = new Uint8Array(course.items)
    const firstResponses = DOMAINS.map(() => 0)
    let unseen = course.items
    let accuracy = STARTING_ACCURACY
    let pricesBefore: Prices | undefined
    let order: number[] = []
    let position = 0

    const newIn = (item: number) => (seen[item] ? null : (course.domainOf[item] ?? 0))
    const quotaOn = (day: number) =>
      pacedQuota({
        bank: course.items,
        unseen,
        firstDay: 0,
        examDay: course.days,
        today: day,
        secondsLeft: (course.days - day) * course.secondsPerDay,
      })
    return {
      startDay(day) {
        const plan = examPlan({
          estimate: memory.estimate(),
          weightOf: course.weightOf,
          today: day,
          secondsOf: Array.from({ length: course.days - day }, () => course.secondsPerDay),
          seconds: { known: SECONDS_KNOWN, unknown: SECONDS_UNKNOWN },
          pricesBefore,
        })
        pricesBefore = plan.prices
        const even = evenFirst(plan.order, newIn, firstResponses)
        const quota = pace === 'always' || isGateOpen(accuracy) ? quotaOn(day) : 0
        order = paceFirst(even, (item) => newIn(item) !== null, quota)
        position = 0
      },
      pick: () => order[position++ % order.length] ?? null,
      update(item, day, { correct, quality }) {
        const domain = newIn(item)
        if (domain !== null) {
          firstResponses[domain] = (firstResponses[domain] ?? 0) + 1
          unseen -= 1
          seen[item] = 1
        } else accuracy = nextAccuracy(accuracy, correct)
        memory.observe(item, quality, day)
      },
    }
  }
}
