import 'server-only'
import { LEECH_THRESHOLD } from '#core/scheduler/leech.ts'
import { db } from './db.ts'
import { questionsInOpenQuiz } from './open-quiz.ts'
import type { Student } from './session.ts'
import { todayOf } from './student-day.ts'
import { SHOWABLE } from './study-candidates.ts'
import { lastMisses, toldMisses, type ToldMiss } from './told-misses.ts'

/** A question that keeps being forgotten, or that was parked. */
export type Leech = {
  questionId: string
  title: string
  topic: string
  topicTitle: string
  lapses: number
  parked: boolean
  /** What was chosen each of the last times, newest first; of a question of an open exam nothing is told. */
  misses: ToldMiss[]
}

/** As many are listed as one can work on; the others are counted. */
const MOST_LISTED = 12
const MOST_MISSES = 6

/** Leeches, most lapses first, and whatever is parked; `total` counts those that are not listed too. */
export async function leechesOf(student: Student, now: Date): Promise<{ leeches: Leech[]; total: number }> {
  const today = todayOf(student, now)
  const inQuiz = await questionsInOpenQuiz(student, now)
  const parked = await parkedOf(student)
  const where = {
    studentId: student.id,
    dueDay: { not: null },
    question: SHOWABLE,
    OR: [{ lapses: { gte: LEECH_THRESHOLD } }, { questionId: { in: [...parked] } }],
  }
  const rows = await db().schedule.findMany({
    where,
    orderBy: [{ lapses: 'desc' }, { questionId: 'asc' }],
    take: MOST_LISTED,
    select: {
      questionId: true,
      lapses: true,
      question: { select: { current: true, topic: { select: { id: true, title: true } } } },
    },
  })
  const titles = await currentTitles(rows.map(({ questionId }) => questionId))
  const leeches = []
  for (const { questionId, lapses, question } of rows) {
    const misses = inQuiz.includes(questionId) ? [] : await lastMisses(student, questionId, MOST_MISSES)
    leeches.push({
      questionId,
      title: titles.get(`${questionId} ${question.current}`) ?? questionId,
      topic: question.topic.id,
      topicTitle: question.topic.title,
      lapses,
      parked: parked.has(questionId),
      misses: await toldMisses(misses, today),
    })
  }
  return { leeches, total: rows.length < MOST_LISTED ? rows.length : await db().schedule.count({ where }) }
}

async function parkedOf(student: Student): Promise<Set<string>> {
  const rows = await db().parkedQuestion.findMany({
    where: { studentId: student.id },
    select: { questionId: true },
  })
  return new Set(rows.map(({ questionId }) => questionId))
}

async function currentTitles(questionIds: string[]): Promise<Map<string, string>> {
  const rows = await db().questionVersion.findMany({
    where: { questionId: { in: questionIds } },
    select: { questionId: true, version: true, title: true },
  })
  return new Map(rows.map(({ questionId, version, title }) => [`${questionId} ${version}`, title]))
}
