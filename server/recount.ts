import 'server-only'
import { countLog, type CountedRow } from '#core/statistics/count-log.ts'
import type { Transaction } from './db.ts'
import { placesOrNone } from './grading.ts'

const COUNTED_ROW = {
  id: true,
  kind: true,
  undoes: true,
  topicId: true,
  questionId: true,
  version: true,
  chosen: true,
  day: true,
  correct: true,
  confidence: true,
  elapsedMs: true,
  first: true,
  beforeIntervalDays: true,
  beforeDueDay: true,
} as const

type LogRow = Omit<CountedRow, 'chosen'> & { chosen: string }

/** A student's dashboard counts, from the rows of their log. */
export function countsOf(log: LogRow[]): ReturnType<typeof countLog> {
  return countLog(log.map((row) => ({ ...row, chosen: placesOrNone(row.chosen) })))
}

/** Writes a student's dashboard counts anew from their log, in place of those of all `ids`. */
export async function recount(tx: Transaction, ids: string[], studentId: string): Promise<void> {
  const log = await tx.review.findMany({ where: { studentId }, select: COUNTED_ROW })
  const { topics, days, choices } = countsOf(log)
  const counted = { where: { studentId: { in: ids } } }
  await tx.topicProgress.deleteMany(counted)
  await tx.dayProgress.deleteMany(counted)
  await tx.missChoice.deleteMany(counted)
  // Made from the log again when it is asked for.
  await tx.studentMemory.deleteMany(counted)
  await tx.dayPlan.deleteMany(counted)
  await tx.topicProgress.createMany({
    data: [...topics].map(([topicId, counts]) => ({ studentId, topicId, ...counts })),
  })
  await tx.dayProgress.createMany({ data: [...days].map(([day, counts]) => ({ studentId, day, ...counts })) })
  await tx.missChoice.createMany({ data: [...choices.values()].map((choice) => ({ studentId, ...choice })) })
}
