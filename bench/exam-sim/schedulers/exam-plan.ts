import { examPlan } from '#core/scheduler/exam-plan.ts'
import { evenFirst } from '#core/scheduler/even-first.ts'
import { createStudentMemory } from '#core/scheduler/student-memory.ts'
import { type Prices } from '#core/scheduler/study-values.ts'
import { DOMAINS, SECONDS_KNOWN, SECONDS_UNKNOWN } from '../course.ts'
import { type MakeScheduler } from '../simulate.ts'

/** Ours, with an exam date: each morning's plan, followed from its top. */
export const planned: MakeScheduler = (course) => {
  const memory = createStudentMemory(course.topicOf)
  let pricesBefore: Prices | undefined
  let order: number[] = []
  let position = 0
  const firstResponses = DOMAINS.map(() => 0)
  const seen = new Uint8Array(course.items)
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
      order = evenFirst(
        plan.order,
        (item) => (seen[item] ? null : (course.domainOf[item] ?? 0)),
        firstResponses,
      )
      position = 0
    },
    pick: () => order[position++ % order.length] ?? null,
    update(item, day, { quality }) {
      const domain = course.domainOf[item] ?? 0
      if (!seen[item]) firstResponses[domain] = (firstResponses[domain] ?? 0) + 1
      seen[item] = 1
      memory.observe(item, quality, day)
    },
  }
}
