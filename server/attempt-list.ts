import 'server-only'
import * as z from 'zod'
import { phase } from '#core/exam/attempt-clock.ts'
import { FORMS } from './attempts.ts'
import { timesOf } from './attempt-times.ts'
import { blueprint } from './blueprint.ts'
import { db } from './db.ts'
import { drawForm } from './form-draw.ts'
import type { Student } from './session.ts'
import { todayOf } from './student-day.ts'

export type QuickQuizOffer = {
  questions: number
  minutes: number
  neverSeen: number
  /** Questions per domain as they would be drawn; `count` below `wanted` where the bank is too short. */
  domains: { id: number; title: string; count: number; wanted: number }[]
  open: { id: string; deadline: Date; answered: number; total: number } | null
  past: { id: string; submittedAt: Date; by: 'student' | 'expiry'; correct: number; total: number }[]
}

const PAST_SHOWN = 20
const ScoreSchema = z.object({ correct: z.number(), total: z.number() })

/** What a quick quiz would be now, the one that is open, and those that are over. */
export async function quickQuizOffer(student: Student | null, now: Date): Promise<QuickQuizOffer> {
  const { questions, minutes } = FORMS.quick
  const exam = await blueprint()
  const seed = `offer ${student?.id ?? 'visitor'} ${todayOf(student, now)}`
  const form = exam
    ? await drawForm(student, exam, questions, seed)
    : { slots: [], shortfalls: [], neverSeen: 0 }
  const domains = (exam?.domains ?? []).map(({ id, title }) => {
    const count = form.slots.filter((slot) => slot.domain === id).length
    return { id, title, count, wanted: form.shortfalls.find((each) => each.domain === id)?.wanted ?? count }
  })
  return {
    questions: form.slots.length,
    minutes,
    neverSeen: form.neverSeen,
    domains,
    open: student && (await openQuiz(student, now)),
    past: student ? await pastAttempts(student) : [],
  }
}

/** The quiz this student has open, to be continued; null when there is none. */
export async function openQuiz(student: Student, now: Date): Promise<QuickQuizOffer['open']> {
  const attempt = await db().attempt.findUnique({
    where: { openFor: student.id },
    include: { slots: { select: { chosen: true } } },
  })
  if (!attempt || !phase(timesOf(attempt), now).open) return null
  const answered = attempt.slots.filter((slot) => slot.chosen !== '[]').length
  return { id: attempt.id, deadline: attempt.deadline, answered, total: attempt.slots.length }
}

async function pastAttempts(student: Student): Promise<QuickQuizOffer['past']> {
  const rows = await db().attempt.findMany({
    where: { studentId: student.id, submittedAt: { not: null } },
    orderBy: { startedAt: 'desc' },
    take: PAST_SHOWN,
    select: { id: true, submittedAt: true, closedBy: true, score: true },
  })
  return rows.flatMap(({ id, submittedAt, closedBy, score }) => {
    if (!submittedAt || !score) return []
    const read = readScore(score)
    if (!read) return []
    const { correct, total } = read
    return [
      {
        id,
        submittedAt,
        by: closedBy === 'student' ? ('student' as const) : ('expiry' as const),
        correct,
        total,
      },
    ]
  })
}

/** A score that cannot be read is left out of the list; `npm run db -- check` names the attempt. */
function readScore(json: string) {
  try {
    return ScoreSchema.parse(JSON.parse(json))
  } catch {
    return null
  }
}
