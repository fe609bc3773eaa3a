import { type Quality } from '#core/scheduler/quality.ts'
import { luckOf, mulberry32 } from './chance.ts'
import { GUESS, SECONDS_KNOWN, SECONDS_UNKNOWN, TOPICS, type Course } from './course.ts'
import { type Family, type Memory } from './family.ts'

/** What a scheduler may see of an answer. */
export type Answer = { correct: boolean; quality: Quality }

export type Scheduler = {
  startDay: (day: number) => void
  /** The item to show next; `left` is the share of the day's time that is left. Null ends the day. */
  pick: (day: number, left: number) => number | null
  update: (item: number, day: number, answer: Answer) => void
}

/** Makes a scheduler for one student; `seed` is for its own chance, and only the oracle looks at `memory`. */
export type MakeScheduler = (course: Course, seed: number, memory: Memory) => Scheduler

export type Outcome = {
  /** Expected share of the exam's points on the day of the exam. */
  score: number
  answers: number
  correct: number
  /** Share of the items seen at all, and seen by 95 % of the days. */
  seen: number
  seenInTime: number
  seconds: number
}

/** A student as they are before the first day: the same for every scheduler. */
export function enrol(family: Family, course: Course, seed: number, student: number): Enrolled {
  const worldSeed = seed * 1_000_003 + student * 7919 + family.id
  const random = mulberry32(worldSeed)
  // Beta(2, 3): the second smallest of four even numbers.
  const ability = Array.from({ length: TOPICS }, () => {
    const drawn = [random(), random(), random(), random()].toSorted((a, b) => a - b)
    return drawn[1] ?? 0
  })
  const known = Uint8Array.from(course.topicOf, (topic) => (random() < (ability[topic] ?? 0) ? 1 : 0))
  return { seed: worldSeed, memory: family.enrol({ items: course.items, known, random }) }
}

export type Enrolled = { seed: number; memory: Memory }

/** One student's whole course, to the exam; `endOfDay` looks on after each day's study. */
export function simulate(
  { seed, memory }: Enrolled,
  course: Course,
  make: MakeScheduler,
  endOfDay?: (day: number, memory: Memory) => void,
): Outcome {
  const scheduler = make(course, seed, memory)
  const attempts = new Int32Array(course.items)
  const coverageDay = Math.ceil(0.95 * course.days)
  const outcome: Outcome = { score: 0, answers: 0, correct: 0, seen: 0, seenInTime: 0, seconds: 0 }

  for (let day = 0; day < course.days; day += 1) {
    scheduler.startDay(day)
    let used = 0
    while (used < course.secondsPerDay) {
      const item = scheduler.pick(day, 1 - used / course.secondsPerDay)
      if (item === null) break
      const at = day + used / 86_400
      const attempt = attempts[item] ?? 0
      const knew = luckOf(seed, item, attempt, 0) < memory.recall(item, at)
      const correct = knew || luckOf(seed, item, attempt, 1) < GUESS
      const quality = qualityOfAnswer(knew, correct, luckOf(seed, item, attempt, 2))
      memory.learn(item, at, knew)
      scheduler.update(item, day, { correct, quality })
      attempts[item] = attempt + 1
      used += knew ? SECONDS_KNOWN : SECONDS_UNKNOWN
      outcome.answers += 1
      if (correct) outcome.correct += 1
      if (attempt === 0) {
        outcome.seen += 1 / course.items
        if (day < coverageDay) outcome.seenInTime += 1 / course.items
      }
    }
    outcome.seconds += used
    endOfDay?.(day, memory)
  }
  return { ...outcome, score: examScore(course, memory, course.days) }
}

/** The expected share of the exam's points if it were sat at that instant: guesses count. */
export function examScore(course: Course, memory: Memory, at: number): number {
  let score = 0
  for (let item = 0; item < course.items; item += 1)
    score += (course.weightOf[item] ?? 0) * (GUESS + (1 - GUESS) * memory.recall(item, at))
  return score
}

/** Known: mostly "right"; a lucky guess is known to be one; wrong is wrong. */
function qualityOfAnswer(knew: boolean, correct: boolean, luck: number): Quality {
  if (!correct) return 1
  if (!knew) return 3
  return luck < 0.1 ? 5 : luck < 0.9 ? 4 : 3
}
