import 'server-only'
import { selectProblem } from '#core/grading/grade-response.ts'
import { toPositions } from '#core/question/present-question.ts'
import { ownNow, phaseOf } from './attempt-times.ts'
import { storedResponse, type StoredResponse } from './attempt-view.ts'
import { db } from './db.ts'
import { readOrder } from './feedback.ts'
import type { Student } from './session.ts'
import { shownVersion } from './showing.ts'

export type ResponseWish = {
  chosen: string[]
  flagged?: boolean | undefined
  struck?: string[] | undefined
  seq: number
  /** How long the question was shown so far, as the page measured it. */
  elapsedMs?: number | undefined
  /** The browser tab that asks; without one, no lease is asked for. */
  tab?: string | undefined
}
export type Saved =
  | { ok: true; seq: number; savedAt: Date; secondsLeft: number }
  | { ok: false; problem: 'not-found' | 'closed' | 'unknown-letter' | 'repeated-letter' | 'too-many' }
  | { ok: false; problem: 'stale' | 'elsewhere'; stored: StoredResponse }

/** A question left open over lunch says nothing about pace. */
const MOST_ELAPSED_MS = 300_000

/**
 * Saves one response as it is made. Only a seq higher than the stored one writes; the same seq with the same body is
 * told again that it is saved. Refused once closed, or while another tab holds the lease; within the grace after the
 * deadline it is still taken.
 */
export async function saveResponse(
  student: Student,
  id: string,
  slot: number,
  wish: ResponseWish,
  now: Date,
): Promise<Saved> {
  const row = await db().slot.findFirst({
    where: { attemptId: id, slot, attempt: { studentId: student.id } },
    include: { attempt: true },
  })
  if (!row) return { ok: false, problem: 'not-found' }
  const read = await readWish(row, wish)
  if (typeof read === 'string') return { ok: false, problem: read }

  const { attempt } = row
  const at = phaseOf(attempt, now)
  if (!at.open) return { ok: false, problem: 'closed' }
  const { secondsLeft } = at
  if (wish.tab && attempt.leaseTab && attempt.leaseTab !== wish.tab)
    return { ok: false, problem: 'elsewhere', stored: storedResponse(row) }

  const { data, isComplete } = read
  const same = data.chosen === row.chosen && data.flagged === row.flagged && data.struck === row.struck
  if (wish.seq === row.seq && same && row.savedAt)
    return { ok: true, seq: row.seq, savedAt: row.savedAt, secondsLeft }
  if (wish.seq <= row.seq) return { ok: false, problem: 'stale', stored: storedResponse(row) }

  const savedAt = ownNow(attempt, now)
  const lease = wish.tab ? { OR: [{ leaseTab: null }, { leaseTab: wish.tab }] } : {}
  // The first statement decides: nothing newer than what was read here, and the attempt neither closed nor taken over.
  const [{ count }] = await db().$transaction([
    db().slot.updateMany({
      where: { attemptId: id, slot, seq: row.seq, attempt: { submittedAt: null, ...lease } },
      data: {
        ...data,
        seq: wish.seq,
        elapsedMs: Math.max(row.elapsedMs, Math.min(wish.elapsedMs ?? 0, MOST_ELAPSED_MS)),
        shownAt: row.shownAt ?? savedAt,
        changedAt: data.chosen === row.chosen ? row.changedAt : savedAt,
        firstChosen: row.firstChosen ?? (isComplete ? data.chosen : null),
        savedAt,
      },
    }),
    db().attempt.updateMany({
      where: { id, submittedAt: null, OR: [{ lastSeenAt: null }, { lastSeenAt: { lt: savedAt } }] },
      data: { lastSeenAt: savedAt },
    }),
  ])
  // Whoever came between was saved: look again, and either be newer than that or learn why not.
  return count === 1
    ? { ok: true, seq: wish.seq, savedAt, secondsLeft }
    : saveResponse(student, id, slot, wish, now)
}

type SlotRow = {
  questionId: string
  version: number
  order: string
  chosen: string
  flagged: boolean
  struck: string
}

/** A wish as the columns it would write, places ascending; or what is wrong with it. A chosen option is struck no more. */
async function readWish(row: SlotRow, wish: ResponseWish) {
  const version = await shownVersion(row.questionId, row.version)
  if (!version) throw new Error(`question ${row.questionId} has no version ${row.version}`)
  const order = readOrder(row.order)
  const chosen = toPositions(wish.chosen, order)
  const struck = wish.struck ? toPositions(wish.struck, order) : readOrder(row.struck)
  if (hasRepeats(wish.chosen) || hasRepeats(wish.struck ?? [])) return 'repeated-letter'
  if (!chosen || !struck) return 'unknown-letter'
  const type = version.type === 'multiple' ? 'multiple' : 'single'
  const problem = selectProblem(type, version.select, order.length, chosen)
  if (problem?.kind === 'invalid') return 'too-many'
  const data = {
    chosen: asColumn(chosen),
    flagged: wish.flagged ?? row.flagged,
    struck: asColumn(struck.filter((place) => !chosen.includes(place))),
  }
  return { data, isComplete: problem === null }
}

function asColumn(places: number[]): string {
  return JSON.stringify(places.toSorted((a, b) => a - b))
}

function hasRepeats(letters: string[]): boolean {
  return new Set(letters).size < letters.length
}
