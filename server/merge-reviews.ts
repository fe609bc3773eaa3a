import 'server-only'
import { inAnsweringOrder } from '#core/scheduler/answering-order.ts'
import { lastAnswer, replay, replaySteps } from '#core/scheduler/replay.ts'
import { countLog } from '#core/statistics/count-log.ts'
import type { Prisma } from '../prisma/generated/client.ts'
import type { Transaction } from './db.ts'
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
  // A key a client made has no space in it: with the row's own id behind it, no two can be alike.
  await tx.$executeRaw`
    UPDATE "Review" SET "key" = "key" || ' ' || "id" WHERE "studentId" = ${guestId}
      AND "key" IN (SELECT "key" FROM "Review" WHERE "studentId" = ${accountId})`

  const shared = await tx.$queryRaw<{ questionId: string }[]>`
    SELECT "questionId" FROM "Review" WHERE "studentId" = ${guestId}
    INTERSECT SELECT "questionId" FROM "Review" WHERE "studentId" = ${accountId}`
  const questionIds = shared.map((row) => row.questionId)
  for (let from = 0; from < questionIds.length; from += QUESTIONS_AT_ONCE)
    await mergeQuestions(tx, guestId, accountId, questionIds.slice(from, from + QUESTIONS_AT_ONCE))

  const moved = { where: { studentId: guestId }, data: { studentId: accountId } }
  await tx.review.updateMany(moved)
  await tx.schedule.updateMany(moved)
  await recount(tx, guestId, accountId)
  return { reviews, sharedQuestions: questionIds.length }
}

/** Takes both histories of these questions out and puts their unions in: places are unique, so rows cannot pass each other. */
async function mergeQuestions(tx: Transaction, guestId: string, accountId: string, questionIds: string[]) {
  const where = { studentId: { in: [guestId, accountId] }, questionId: { in: questionIds } }
  const rows = await tx.review.findMany({ where })
  const questions = await tx.question.findMany({
    where: { id: { in: questionIds } },
    select: { id: true, topicId: true },
  })
  const unions = questions.map(({ id, topicId }) => {
    const log = inAnsweringOrder(rows.filter((row) => row.questionId === id).map(datedRow))
    return union(accountId, id, topicId, log)
  })
  await tx.review.deleteMany({ where })
  await tx.schedule.deleteMany({ where })
  await tx.review.createMany({ data: unions.flatMap(({ reviews }) => reviews) })
  await tx.schedule.createMany({ data: unions.map(({ schedule }) => schedule) })
}

type ReviewRow = Prisma.ReviewGetPayload<object>

function datedRow(row: ReviewRow) {
  return { ...eventOf(row), answeredAt: row.answeredAt, row }
}

/** The rows of one question's merged log and the schedule it adds up to. */
function union(
  studentId: string,
  questionId: string,
  topicId: string,
  log: ReturnType<typeof datedRow>[],
): { reviews: ReviewRow[]; schedule: Prisma.ScheduleCreateManyInput } {
  const reviews = replaySteps(log).map(({ event: { row }, first, ...around }, ordinal) => {
    return { ...row, studentId, ordinal, first, ...columnsAround(around, row.day) }
  })
  const { schedule, count } = replay(log)
  const last = lastAnswer(log)
  return {
    reviews,
    schedule: {
      studentId,
      questionId,
      topicId,
      ...scheduleColumns(schedule),
      reviewCount: count,
      lastDay: last?.day ?? null,
      lastQuality: last?.quality ?? null,
    },
  }
}

async function recount(tx: Transaction, guestId: string, accountId: string): Promise<void> {
  const log = await tx.review.findMany({
    where: { studentId: accountId },
    select: {
      id: true,
      kind: true,
      undoes: true,
      topicId: true,
      day: true,
      correct: true,
      confidence: true,
      elapsedMs: true,
      first: true,
    },
  })
  const { topics, days } = countLog(log)
  const ofBoth = { where: { studentId: { in: [guestId, accountId] } } }
  await tx.topicProgress.deleteMany(ofBoth)
  await tx.dayProgress.deleteMany(ofBoth)
  const studentId = accountId
  await tx.topicProgress.createMany({
    data: [...topics].map(([topicId, counts]) => ({ studentId, topicId, ...counts })),
  })
  await tx.dayProgress.createMany({ data: [...days].map(([day, counts]) => ({ studentId, day, ...counts })) })
}
