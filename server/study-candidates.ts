import 'server-only'
import type { DueCandidate, FreshCandidate } from '#core/scheduler/due-queue.ts'
import { Prisma } from '../prisma/generated/client.ts'
import { db } from './db.ts'
import type { Student } from './session.ts'

/** How many due questions are weighed against each other; the rest of a backlog waits behind them. */
const DUE_WINDOW = 64
/** How many of a topic's unseen questions, and how many topics, are looked at: enough to keep topics apart. */
const UNSEEN_PER_TOPIC = 2
const TOPICS_LOOKED_AT = 6

/** Questions that study may show: published, and not reserved for a sealed exam form. */
export const SHOWABLE = { status: 'published', form: null } as const

/** Questions that study may bring to this student by itself: without those they have parked. */
export function askable(student: Pick<Student, 'id'>) {
  return { ...SHOWABLE, parkedBy: { none: { studentId: student.id } } }
}

/** How many questions of the topic, or of all, this student has parked. */
export async function parkedCount(student: Student, topic: string | null): Promise<number> {
  return db().parkedQuestion.count({
    where: { studentId: student.id, question: { ...SHOWABLE, ...(topic ? { topicId: topic } : {}) } },
  })
}

export async function dueCount(student: Student, topic: string | null, today: number): Promise<number> {
  return db().schedule.count({
    where: {
      studentId: student.id,
      dueDay: { lte: today },
      ...(topic ? { topicId: topic } : {}),
      question: askable(student),
    },
  })
}

/** The first due questions, longest overdue first. */
export async function dueCandidates(
  student: Student,
  topic: string | null,
  today: number,
  without: string[],
): Promise<DueCandidate[]> {
  const rows = await db().schedule.findMany({
    where: {
      studentId: student.id,
      dueDay: { lte: today },
      questionId: { notIn: without },
      ...(topic ? { topicId: topic } : {}),
      question: askable(student),
    },
    orderBy: [{ dueDay: 'asc' }, { questionId: 'asc' }],
    take: DUE_WINDOW,
    select: {
      questionId: true,
      topicId: true,
      intervalDays: true,
      dueDay: true,
      question: { select: { family: true } },
    },
  })
  return rows.map((row) => ({
    questionId: row.questionId,
    topic: row.topicId,
    family: row.question.family,
    intervalDays: row.intervalDays,
    dueDay: row.dueDay ?? today,
  }))
}

/** Unseen means: no schedule, or one that an undo has made as if never answered; and not parked. */
function unseenBy(studentId: string): Prisma.Sql {
  return Prisma.sql`NOT EXISTS (
    SELECT 1 FROM "Schedule" s WHERE s."studentId" = ${studentId} AND s."questionId" = q."id" AND s."dueDay" IS NOT NULL)
    AND NOT EXISTS (
    SELECT 1 FROM "ParkedQuestion" p WHERE p."studentId" = ${studentId} AND p."questionId" = q."id")`
}

/** How many new questions there are for this student, counted no further than `limit`. */
export async function unseenCount(
  student: Pick<Student, 'id'> | null,
  topic: string | null,
  limit: number,
): Promise<number> {
  if (limit <= 0) return 0
  const inTopic = topic ? Prisma.sql`AND q."topicId" = ${topic}` : Prisma.empty
  const rows = await db().$queryRaw<{ n: number | bigint }[]>`
    SELECT COUNT(*) AS n FROM (
      SELECT 1 FROM "Question" q
      WHERE q."status" = 'published' AND q."form" IS NULL ${inTopic} AND ${unseenBy(student?.id ?? '')}
      LIMIT ${limit}) AS unseen`
  return Number(rows[0]?.n ?? 0)
}

/** The next unseen questions of the topics this student has seen least of, in teaching order. */
export async function freshCandidates(
  student: Student | null,
  topic: string | null,
  without: string[],
): Promise<FreshCandidate[]> {
  const apart = without.length > 0 ? Prisma.sql`AND q."id" NOT IN (${Prisma.join(without)})` : Prisma.empty
  const topics = await db().topic.findMany({
    where: topic ? { id: topic } : {},
    orderBy: { position: 'asc' },
    select: { id: true },
  })
  const progress = student
    ? await db().topicProgress.findMany({
        where: { studentId: student.id },
        select: { topicId: true, firstAnswers: true },
      })
    : []
  const seen = new Map(progress.map((row) => [row.topicId, row.firstAnswers]))
  const leastSeenFirst = topics
    .map(({ id }) => ({ id, seen: seen.get(id) ?? 0 }))
    .toSorted((a, b) => a.seen - b.seen)

  const candidates: FreshCandidate[] = []
  let topicsWithSome = 0
  for (const { id, seen: seenInTopic } of leastSeenFirst) {
    if (topicsWithSome === TOPICS_LOOKED_AT) break
    const rows = await db().$queryRaw<{ id: string; family: string | null; position: number | bigint }[]>`
      SELECT q."id", q."family", q."position" FROM "Question" q
      WHERE q."topicId" = ${id} AND q."status" = 'published' AND q."form" IS NULL AND ${unseenBy(student?.id ?? '')} ${apart}
      ORDER BY q."position" LIMIT ${UNSEEN_PER_TOPIC}`
    if (rows.length > 0) topicsWithSome++
    candidates.push(
      ...rows.map((row) => ({
        questionId: row.id,
        topic: id,
        family: row.family,
        seenInTopic,
        position: Number(row.position),
      })),
    )
  }
  return candidates
}

/** Topics of the last answers today, newest first: what the interleaving looks back at. */
export async function recentTopics(student: Student, today: number): Promise<string[]> {
  const rows = await db().review.findMany({
    where: { studentId: student.id, day: today, kind: { not: 'undo' } },
    orderBy: { id: 'desc' },
    take: 2,
    select: { topicId: true },
  })
  return rows.map((row) => row.topicId)
}

/** Which of these families were answered within a day. */
export async function recentFamilies(
  student: Student,
  families: (string | null)[],
  today: number,
): Promise<string[]> {
  const named = [...new Set(families.filter((family) => family !== null))]
  if (named.length === 0) return []
  const rows = await db().schedule.findMany({
    where: { studentId: student.id, lastDay: { gte: today }, question: { family: { in: named } } },
    select: { question: { select: { family: true } } },
  })
  return rows.flatMap((row) => row.question.family ?? [])
}
