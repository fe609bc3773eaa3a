import 'server-only'
import type { Transaction } from './db.ts'

type Counted = {
  studentId: string
  topicId: string
  day: number
  correct: boolean
  confidence: string | null
  elapsedMs: number
  /** Whether the question had never been answered before. */
  first: boolean
}

/**
 * The writes that keep the dashboard's counts in step with one review, to stand in the same transaction as its log
 * row (`client` is that transaction's, or the outer one where they join an array); `sign` −1 takes an undone one back.
 */
export function countReview(client: Transaction, review: Counted, sign: 1 | -1, lastDay = review.day) {
  const one = (yes: boolean) => (yes ? sign : 0)
  const sureMiss = !review.correct && review.confidence === 'sure'
  const { studentId, topicId, day, correct, first } = review
  const topic = {
    answers: sign,
    correct: one(correct),
    firstAnswers: one(first),
    firstCorrect: one(first && correct),
    sureMisses: one(sureMiss),
  }
  const ofDay = {
    reviews: sign,
    fresh: one(first),
    correct: one(correct),
    elapsedMs: sign * review.elapsedMs,
  }
  return [
    client.topicProgress.upsert({
      where: { studentId_topicId: { studentId, topicId } },
      create: { studentId, topicId, ...topic, lastDay },
      update: { ...incremented(topic), lastDay },
    }),
    client.dayProgress.upsert({
      where: { studentId_day: { studentId, day } },
      create: { studentId, day, ...ofDay, drills: 0 },
      update: incremented(ofDay),
    }),
  ]
}

function incremented<K extends string>(counts: Record<K, number>): Record<K, { increment: number }> {
  const entries = Object.entries<number>(counts).map(([name, increment]) => [name, { increment }])
  return Object.fromEntries(entries) as Record<K, { increment: number }>
}
