import 'server-only'
import { formatDay } from '#core/scheduler/study-day.ts'
import { db } from './db.ts'
import type { Student } from './session.ts'
import { progress } from './statistics.ts'
import { todayOf } from './student-day.ts'
import { askable } from './study-candidates.ts'

export type SessionSummary = {
  answered: number
  right: number
  minutes: number
  missed: { questionId: string; title: string; topic: string; topicTitle: string; back: string }[]
  /** When today's questions come back, soonest first. */
  back: { when: string; count: number }[]
  weakest: { topic: string; title: string } | null
  /** The next day on which anything falls due; null when nothing is scheduled. */
  nextDue: string | null
}

/** What a day of study came to: what went well, what comes back and when, what to do next. */
export async function sessionSummary(student: Student, now: Date): Promise<SessionSummary> {
  const today = todayOf(student, now)
  const reviews = await standingReviews(student, today)
  const titles = await titlesOf(reviews)
  const latest = [...new Map(reviews.map((row) => [row.questionId, row])).values()]
  const missed = latest.filter((row) => !row.correct)
  const backOn = new Map<number, number>()
  for (const { afterDueDay } of latest) {
    if (afterDueDay !== null) backOn.set(afterDueDay, (backOn.get(afterDueDay) ?? 0) + 1)
  }
  const weakest = (await progress(student, now)).topics.find(
    (topic) => topic.accuracy !== null && topic.accuracy < 1,
  )
  const nextDue = await db().schedule.findFirst({
    where: { studentId: student.id, dueDay: { gt: today }, question: askable(student) },
    orderBy: { dueDay: 'asc' },
    select: { dueDay: true },
  })
  return {
    answered: reviews.length,
    right: reviews.filter((row) => row.correct).length,
    minutes: Math.round(reviews.reduce((sum, row) => sum + row.elapsedMs, 0) / 60_000),
    missed: missed.map((row) => ({
      questionId: row.questionId,
      title: titles.versions.get(`${row.questionId} ${row.version}`) ?? row.questionId,
      topic: row.topicId,
      topicTitle: titles.topics.get(row.topicId) ?? row.topicId,
      back: formatDay(row.afterDueDay ?? today, today),
    })),
    back: [...backOn]
      .toSorted(([a], [b]) => a - b)
      .map(([day, count]) => ({ when: formatDay(day, today), count })),
    weakest: weakest ? { topic: weakest.topic, title: weakest.title } : null,
    nextDue: nextDue?.dueDay ? formatDay(nextDue.dueDay, today) : null,
  }
}

/** Today's study reviews that were not undone, in the order of answering. */
async function standingReviews(student: Student, today: number) {
  const rows = await db().review.findMany({
    where: { studentId: student.id, day: today, kind: { in: ['review', 'undo'] }, attemptId: null },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      kind: true,
      undoes: true,
      questionId: true,
      version: true,
      topicId: true,
      correct: true,
      elapsedMs: true,
      afterDueDay: true,
    },
  })
  const gone = new Set(rows.map((row) => row.undoes))
  return rows.filter((row) => row.kind === 'review' && !gone.has(row.id))
}

async function titlesOf(rows: { questionId: string }[]) {
  const versions = await db().questionVersion.findMany({
    where: { questionId: { in: rows.map((row) => row.questionId) } },
    select: { questionId: true, version: true, title: true },
  })
  const topics = await db().topic.findMany({ select: { id: true, title: true } })
  return {
    versions: new Map(versions.map((row) => [`${row.questionId} ${row.version}`, row.title])),
    topics: new Map(topics.map((row) => [row.id, row.title])),
  }
}
