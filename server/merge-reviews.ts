import 'server-only'
import { inAnsweringOrder } from '#core/scheduler/answering-order.ts'
import { lastAnswer, replay, replaySteps } from '#core/scheduler/replay.ts'
import type { Transaction } from './db.ts'
import { recount } from './recount.ts'
import { eventOf } from './review-events.ts'
import { columnsAround, scheduleColumns } from './schedule-columns.ts'

/** How many questions' histories are in memory at a time. */
const QUESTIONS_AT_ONCE = 100

/**
 * Makes one log of two, and everything derived from it anew. Where only the guest has answered a question its history
 * simply changes hands; where both have, the union is replayed in the order of answering.
 */
export async function mergeReviews(
  tx: Transaction,
  guestId: string,
  accountId: string,
): Promise<{ reviews: number; sharedQuestions: number }> {
  const reviews = await tx.review.count({ where: { studentId: guestId } })
  await makeKeysUnique(tx, guestId, accountId)
  const shared = await sharedQuestions(tx, guestId, accountId)
  await clearPlaces(tx, guestId, accountId)
  for (let from = 0; from < shared.length; from += QUESTIONS_AT_ONCE)
    await mergeQuestions(tx, guestId, accountId, shared.slice(from, from + QUESTIONS_AT_ONCE))

  const moved = { where: { studentId: guestId }, data: { studentId: accountId } }
  await tx.review.updateMany(moved)
  await tx.schedule.updateMany(moved)
  await recount(tx, [guestId, accountId], accountId)
  return { reviews, sharedQuestions: shared.length }
}

/** A key that a client made has no space in it: with the row's own id behind it, no two can be alike. */
async function makeKeysUnique(tx: Transaction, guestId: string, accountId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Review" SET "key" = "key" || ' ' || "id" WHERE "studentId" = ${guestId}
      AND "key" IN (SELECT "key" FROM "Review" WHERE "studentId" = ${accountId})`
}

async function sharedQuestions(tx: Transaction, guestId: string, accountId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ questionId: string }[]>`
    SELECT "questionId" FROM "Review" WHERE "studentId" = ${guestId}
    INTERSECT SELECT "questionId" FROM "Review" WHERE "studentId" = ${accountId}`
  return rows.map((row) => row.questionId)
}

const LOG_ROW = {
  id: true,
  questionId: true,
  kind: true,
  quality: true,
  day: true,
  undoes: true,
  cappedIntervalDays: true,
  answeredAt: true,
} as const

async function mergeQuestions(
  tx: Transaction,
  guestId: string,
  accountId: string,
  questionIds: string[],
): Promise<void> {
  const where = { studentId: { in: [guestId, accountId] }, questionId: { in: questionIds } }
  const rows = await tx.review.findMany({ where, select: LOG_ROW })
  const questions = await tx.question.findMany({
    where: { id: { in: questionIds } },
    select: { id: true, topicId: true },
  })
  await tx.schedule.deleteMany({ where })
  for (const question of questions) {
    const ofQuestion = rows.filter((row) => row.questionId === question.id)
    const log = inAnsweringOrder(ofQuestion.map((row) => ({ ...eventOf(row), answeredAt: row.answeredAt })))
    await writeUnion(tx, accountId, question, log)
  }
}

/** Places are unique: before rows take new ones the old are freed, the guest's into odd negative numbers, the account's into even. */
async function clearPlaces(tx: Transaction, guestId: string, accountId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Review" SET "ordinal" = -2 * "ordinal" - (CASE WHEN "studentId" = ${guestId} THEN 1 ELSE 2 END)
    WHERE "studentId" IN (${guestId}, ${accountId})
      AND "questionId" IN (SELECT "questionId" FROM "Review" WHERE "studentId" = ${guestId})
      AND "questionId" IN (SELECT "questionId" FROM "Review" WHERE "studentId" = ${accountId})`
}

/** Gives every row its place and what it did in the union, and writes the schedule that the union adds up to. */
async function writeUnion(
  tx: Transaction,
  studentId: string,
  { id: questionId, topicId }: { id: string; topicId: string },
  log: ReturnType<typeof eventOf>[],
): Promise<void> {
  for (const [ordinal, { event, first, ...around }] of replaySteps(log).entries()) {
    await tx.review.updateMany({
      where: { id: event.id },
      data: { studentId, ordinal, first, ...columnsAround(around, event.day) },
    })
  }
  const { schedule, count } = replay(log)
  const last = lastAnswer(log)
  await tx.schedule.create({
    data: {
      studentId,
      questionId,
      topicId,
      ...scheduleColumns(schedule),
      reviewCount: count,
      lastDay: last?.day ?? null,
      lastQuality: last?.quality ?? null,
    },
  })
}
