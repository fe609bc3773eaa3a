import 'server-only'
import { toLetters, type PresentedQuestion } from '#core/question/present-question.ts'
import { ownNow, phaseOf } from './attempt-times.ts'
import { db } from './db.ts'
import { readOrder } from './feedback.ts'
import { log } from './log.ts'
import type { Student } from './session.ts'
import { present, shownVersions, versionKey, type ShownVersion } from './showing.ts'

/** What is stored of one response, in the letters of its showing. */
export type StoredResponse = { chosen: string[]; flagged: boolean; struck: string[]; seq: number }

export type SlotView = StoredResponse & {
  slot: number
  question: PresentedQuestion
  /** Displayed at some time: something was saved for it, if only a blank. */
  seen: boolean
  /** How long it was shown so far, as stored. */
  elapsedMs: number
}

export type AttemptView = {
  id: string
  form: string
  /** The form's limit; `extraMinutes` were granted on top of it. */
  minutes: number
  extraMinutes: number
  startedAt: Date
  deadline: Date
  secondsLeft: number
  phase: 'open' | 'grace' | 'closed'
  /** How many responses that are not blank are stored, and when the last save was. */
  stored: number
  lastSavedAt: Date | null
  slots: SlotView[]
}

/** The attempt as its student sees it: questions without keys, what was chosen so far; null when it is not theirs. */
export async function attemptView(student: Student, id: string, now: Date): Promise<AttemptView | null> {
  const attempt = await db().attempt.findUnique({
    where: { id, studentId: student.id },
    include: { slots: { orderBy: { slot: 'asc' } } },
  })
  if (!attempt) return null
  const at = phaseOf(attempt, now)
  const { form, minutes, extraMinutes, startedAt, deadline } = attempt
  const versions = await shownVersions(attempt.slots)
  return {
    id,
    form,
    minutes,
    extraMinutes,
    startedAt,
    deadline,
    secondsLeft: at.open ? at.secondsLeft : 0,
    phase: !at.open ? 'closed' : ownNow(attempt, now) < deadline ? 'open' : 'grace',
    ...receiptOf(attempt.slots),
    slots: attempt.slots.map((row) => slotView(row, versions.get(versionKey(row)))),
  }
}

/** What a student can be told is safe: how many responses that are not blank, and since when. */
export function receiptOf(slots: { chosen: string; savedAt: Date | null }[]): {
  stored: number
  lastSavedAt: Date | null
} {
  const saves = slots.flatMap(({ savedAt }) => (savedAt ? [savedAt.getTime()] : []))
  return {
    stored: slots.filter(({ chosen }) => chosen !== '[]').length,
    lastSavedAt: saves.length > 0 ? new Date(Math.max(...saves)) : null,
  }
}

type SlotRow = {
  slot: number
  questionId: string
  version: number
  order: string
  chosen: string
  flagged: boolean
  struck: string
  seq: number
  elapsedMs: number
  shownAt: Date | null
}

/** A slot whose row cannot be read says so in its place, and the attempt goes on. */
function slotView(row: SlotRow, version: ShownVersion | undefined): SlotView {
  const { slot, elapsedMs } = row
  const seen = row.shownAt !== null
  try {
    if (!version) throw new Error(`question ${row.questionId} has no version ${row.version}`)
    const question = present(version, readOrder(row.order))
    return { slot, question, ...storedResponse(row), seen, elapsedMs }
  } catch (error) {
    log().error({ error, question: row.questionId, version: row.version }, 'a slot cannot be displayed')
    const { flagged, seq } = row
    return { slot, question: undisplayable(row), chosen: [], flagged, struck: [], seq, seen, elapsedMs }
  }
}

/** What stands in place of a question whose row cannot be read. */
export function undisplayable({
  questionId,
  version,
}: Pick<SlotRow, 'questionId' | 'version'>): PresentedQuestion {
  const stem = `<p>This question (${questionId}) cannot be displayed. It does not count; go on with the others.</p>`
  return { questionId, version, type: 'single', select: 1, topic: '', task: '', stem, options: [] }
}

export function storedResponse(
  row: Pick<SlotRow, 'order' | 'chosen' | 'flagged' | 'struck' | 'seq'>,
): StoredResponse {
  const order = readOrder(row.order)
  return {
    chosen: toLetters(readOrder(row.chosen), order).toSorted(),
    flagged: row.flagged,
    struck: toLetters(readOrder(row.struck), order).toSorted(),
    seq: row.seq,
  }
}
