import 'server-only'
import {
  dayCounts,
  DRILL_COUNTS,
  missChoices,
  topicCounts,
  type CountedReview,
} from '#core/statistics/count-review.ts'
import type { Transaction } from './db.ts'

type Counted = CountedReview & { studentId: string; topicId: string; questionId: string; version: number }

/**
 * The writes that keep the dashboard's counts in step with one review, to stand in the same transaction as its log
 * row (`client` is that transaction's, or the outer one where they join an array).
 */
export function countReview(client: Transaction, review: Counted) {
  return countWrites(client, review, 1, review.day, () => review.day)
}

/**
 * The writes that take an undone review back: `lastDay` is then the topic's, and `choiceLastDay` an option's, as they
 * are without it.
 */
export function uncountReview(
  client: Transaction,
  review: Counted,
  lastDay: number,
  choiceLastDay: (place: number) => number,
) {
  return countWrites(client, review, -1, lastDay, choiceLastDay)
}

/** The write that counts a drill, which counts on its day only. */
export function countDrill(client: Transaction, studentId: string, day: number) {
  return countOnDay(client, studentId, day, DRILL_COUNTS, 1)
}

function countWrites(
  client: Transaction,
  review: Counted,
  sign: 1 | -1,
  lastDay: number,
  choiceLastDay: (place: number) => number,
) {
  const { studentId, topicId, questionId, version, day } = review
  const topic = topicCounts(review)
  return [
    client.topicProgress.upsert({
      where: { studentId_topicId: { studentId, topicId } },
      create: { studentId, topicId, ...topic, lastDay },
      update: { ...incremented(topic, sign), lastDay },
    }),
    countOnDay(client, studentId, day, dayCounts(review), sign),
    ...missChoices(review).map((place) => {
      const option = { studentId, questionId, version, place }
      return client.missChoice.upsert({
        where: { studentId_questionId_version_place: option },
        create: { ...option, count: 1, lastDay: day },
        update: { count: { increment: sign }, lastDay: choiceLastDay(place) },
      })
    }),
  ]
}

function countOnDay(
  client: Transaction,
  studentId: string,
  day: number,
  counts: ReturnType<typeof dayCounts>,
  sign: 1 | -1,
) {
  return client.dayProgress.upsert({
    where: { studentId_day: { studentId, day } },
    create: { studentId, day, ...counts },
    update: incremented(counts, sign),
  })
}

/** What is undone was counted before, so that its rows are there: they are never created with −1. */
function incremented<K extends string>(
  counts: Record<K, number>,
  sign: 1 | -1,
): Record<K, { increment: number }> {
  const entries = Object.entries<number>(counts).map(([name, count]) => [name, { increment: sign * count }])
  return Object.fromEntries(entries) as Record<K, { increment: number }>
}
