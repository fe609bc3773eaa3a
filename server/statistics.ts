import 'server-only'
import { formatDay } from '#core/scheduler/study-day.ts'
import { wilson } from '#core/statistics/wilson.ts'
import { db } from './db.ts'
import type { Student } from './session.ts'
import { todayOf } from './student-day.ts'
import { askable } from './study-candidates.ts'

export type TopicStanding = {
  topic: string
  title: string
  /** First answers: what the accuracy is of. */
  n: number
  correct: number
  /** Share of first answers that were right; null when there are none. */
  accuracy: number | null
  /** The 80 % interval of the accuracy. */
  low: number
  high: number
  sureMisses: number
  lastSeen: string | null
  dueNow: number
  unseen: number
}

export type Progress = {
  answered: number
  dueNow: number
  /** What falls due today (with everything overdue) and on each of the next six days. */
  days: { label: string; count: number }[]
  /** Weakest first by accuracy on first answers; topics not yet touched come last, in teaching order. */
  topics: TopicStanding[]
}

const DAYS_AHEAD = 7

/** Where a student stands: what is due when, and each topic's accuracy on first answers. */
export async function progress(student: Student, now: Date): Promise<Progress> {
  const today = todayOf(student, now)
  const [days, topics] = [await dueByDay(student, today), await standings(student, today)]
  return {
    answered: topics.answered,
    dueNow: days[0]?.count ?? 0,
    days,
    topics: topics.standings,
  }
}

async function dueByDay(student: Student, today: number) {
  const rows = await db().schedule.groupBy({
    by: ['dueDay'],
    where: { studentId: student.id, dueDay: { lt: today + DAYS_AHEAD }, question: askable(student) },
    _count: true,
  })
  return Array.from({ length: DAYS_AHEAD }, (_, ahead) => {
    const fallsHere = (dueDay: number | null) =>
      dueDay !== null && (ahead === 0 ? dueDay <= today : dueDay === today + ahead)
    const count = rows.filter((row) => fallsHere(row.dueDay)).reduce((sum, row) => sum + row._count, 0)
    return { label: formatDay(today + ahead, today), count }
  })
}

async function standings(student: Student, today: number) {
  const topics = await db().topic.findMany({
    orderBy: { position: 'asc' },
    select: { id: true, title: true, _count: { select: { questions: { where: askable(student) } } } },
  })
  const counted = await db().topicProgress.findMany({ where: { studentId: student.id } })
  const due = await db().schedule.groupBy({
    by: ['topicId'],
    where: { studentId: student.id, dueDay: { lte: today }, question: askable(student) },
    _count: true,
  })
  const seen = await db().schedule.groupBy({
    by: ['topicId'],
    where: { studentId: student.id, dueDay: { not: null }, question: askable(student) },
    _count: true,
  })
  const all = topics.map(({ id, title, _count }): TopicStanding => {
    const row = counted.find((each) => each.topicId === id)
    const n = row?.firstAnswers ?? 0
    const correct = row?.firstCorrect ?? 0
    const interval = wilson(correct, n)
    return {
      topic: id,
      title,
      n,
      correct,
      accuracy: n === 0 ? null : correct / n,
      low: interval.low,
      high: interval.high,
      sureMisses: row?.sureMisses ?? 0,
      lastSeen: row && row.answers > 0 ? formatDay(row.lastDay, today) : null,
      dueNow: due.find((each) => each.topicId === id)?._count ?? 0,
      unseen: _count.questions - (seen.find((each) => each.topicId === id)?._count ?? 0),
    }
  })
  return {
    answered: counted.reduce((sum, row) => sum + row.answers, 0),
    // Untouched topics know no accuracy: 2 sorts them behind every share.
    standings: all.toSorted((a, b) => (a.accuracy ?? 2) - (b.accuracy ?? 2) || b.n - a.n),
  }
}
