import 'server-only'
import * as z from 'zod'
import { phaseOf } from './attempt-times.ts'
import { db } from './db.ts'
import type { Student } from './session.ts'

export type OpenAttempt = { id: string; form: string; deadline: Date; answered: number; total: number }

/** The attempt this student has open, to be continued; null when there is none. */
export async function openAttempt(student: Student, now: Date): Promise<OpenAttempt | null> {
  const attempt = await db().attempt.findUnique({
    where: { openFor: student.id },
    include: { slots: { select: { chosen: true } } },
  })
  if (!attempt || !phaseOf(attempt, now).open) return null
  const answered = attempt.slots.filter((slot) => slot.chosen !== '[]').length
  const { id, form, deadline } = attempt
  return { id, form, deadline, answered, total: attempt.slots.length }
}

export type PastAttempt = {
  id: string
  form: string
  startedAt: Date
  submittedAt: Date
  by: 'student' | 'expiry'
  correct: number
  total: number
  /** The estimate on the exam's scale; null for a form too short to be judged. */
  scaled: number | null
  /** What was believed of the estimate at the start, with its 80 % band; null when nothing was. */
  foretold: { scaled: number; low: number; high: number } | null
}

const PAST_SHOWN = 50
const ScoreSchema = z.object({ correct: z.number(), total: z.number(), scaled: z.number().nullable() })

const FORETOLD = { foretoldScaled: true, foretoldLow: true, foretoldHigh: true } as const

/** What an attempt's row says was foretold of its score. */
export function foretoldIn(row: {
  foretoldScaled: number | null
  foretoldLow: number | null
  foretoldHigh: number | null
}): PastAttempt['foretold'] {
  const { foretoldScaled: scaled, foretoldLow: low, foretoldHigh: high } = row
  return scaled === null || low === null || high === null ? null : { scaled, low, high }
}

/** The attempts of this student that are over, newest first. */
export async function pastAttempts(student: Student): Promise<PastAttempt[]> {
  const rows = await db().attempt.findMany({
    where: { studentId: student.id, submittedAt: { not: null } },
    orderBy: { startedAt: 'desc' },
    take: PAST_SHOWN,
    select: {
      id: true,
      form: true,
      startedAt: true,
      submittedAt: true,
      closedBy: true,
      score: true,
      ...FORETOLD,
    },
  })
  return rows.flatMap(({ id, form, startedAt, submittedAt, closedBy, score, ...row }) => {
    const read = score && readScore(score)
    if (!submittedAt || !read) return []
    const by = closedBy === 'student' ? ('student' as const) : ('expiry' as const)
    return [{ id, form, startedAt, submittedAt, by, ...read, foretold: foretoldIn(row) }]
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
