import 'server-only'
import { randomBytes } from 'node:crypto'
import { deadlineFor, phase } from '#core/exam/attempt-clock.ts'
import { selectProblem } from '#core/grading/grade-response.ts'
import {
  optionOrder,
  toLetters,
  toPositions,
  type PresentedQuestion,
} from '#core/question/present-question.ts'
import { notBefore, timesOf } from './attempt-times.ts'
import { blueprint } from './blueprint.ts'
import { closeAttempt } from './closing.ts'
import { db, inTransaction, isTaken } from './db.ts'
import { readOrder } from './feedback.ts'
import { drawForm } from './form-draw.ts'
import { log } from './log.ts'
import type { Student } from './session.ts'
import { present, shownVersion } from './showing.ts'
import { readPresented } from './version.ts'

/** The forms that exist so far. */
export const FORMS = { quick: { questions: 10, minutes: 20 } } as const
export type FormName = keyof typeof FORMS

export type SlotView = {
  slot: number
  question: PresentedQuestion
  chosen: string[]
  flagged: boolean
  struck: string[]
  seq: number
}
export type AttemptView = {
  id: string
  form: string
  deadline: Date
  secondsLeft: number
  phase: 'open' | 'grace' | 'closed'
  slots: SlotView[]
}

/**
 * Starts an attempt, or answers with the one that is already open: one open attempt per student.
 * Null when the bank has nothing to draw from.
 */
export async function startAttempt(
  student: Student,
  form: FormName,
  now: Date,
): Promise<{ created: boolean; attempt: AttemptView } | null> {
  const open = await openAttempt(student, now)
  if (open) return { created: false, attempt: open }
  const exam = await blueprint()
  if (!exam) return null
  const { questions, minutes } = FORMS[form]
  const { slots, shortfalls } = await drawForm(student, exam, questions, randomBytes(16).toString('hex'))
  if (slots.length === 0) return null
  const frozen = await Promise.all(
    slots.map(({ questionId, domain }, place) => freeze(questionId, domain, place + 1)),
  )
  try {
    const { id } = await inTransaction((tx) =>
      tx.attempt.create({
        data: {
          studentId: student.id,
          openFor: student.id,
          form,
          minutes,
          startedAt: now,
          deadline: deadlineFor(now, minutes, 0),
          shortfalls: JSON.stringify(shortfalls),
          slots: { create: frozen },
        },
        select: { id: true },
      }),
    )
    return { created: true, attempt: await mustView(student, id, now) }
  } catch (error) {
    // Two starts at once: the unique index on the open attempt let one through, the other joins it.
    if (!isTaken(error)) throw error
    const winner = await openAttempt(student, now)
    if (!winner) throw error
    return { created: false, attempt: winner }
  }
}

/** One position of the form, fixed for good: the version as it is now and a shuffle that nobody can foresee. */
async function freeze(questionId: string, domain: number, slot: number) {
  const { current } = await db().question.findUniqueOrThrow({
    where: { id: questionId },
    select: { current: true },
  })
  const version = await shownVersion(questionId, current)
  if (!version) throw new Error(`question ${questionId} has no version ${current}`)
  const order = optionOrder(
    randomBytes(16).toString('hex'),
    readPresented(version).options.length,
    version.shuffle,
  )
  return {
    slot,
    questionId,
    version: current,
    domain,
    scored: true,
    order: JSON.stringify(order),
    chosen: '[]',
    flagged: false,
    struck: '[]',
    seq: 0,
  }
}

async function openAttempt(student: Student, now: Date): Promise<AttemptView | null> {
  const row = await db().attempt.findUnique({ where: { openFor: student.id }, select: { id: true } })
  if (!row) return null
  const view = await mustView(student, row.id, now)
  if (view.phase !== 'closed') return view
  await closeAttempt(row.id, now)
  return null
}

/** The attempt as its student sees it: questions without keys, what was chosen so far; null when it is not theirs. */
export async function attemptView(student: Student, id: string, now: Date): Promise<AttemptView | null> {
  const attempt = await db().attempt.findUnique({
    where: { id, studentId: student.id },
    include: { slots: { orderBy: { slot: 'asc' } } },
  })
  if (!attempt) return null
  const seen = notBefore(attempt.slots, now)
  const at = phase(timesOf(attempt), seen)
  return {
    id,
    form: attempt.form,
    deadline: attempt.deadline,
    secondsLeft: at.open ? at.secondsLeft : 0,
    phase: !at.open ? 'closed' : seen < attempt.deadline ? 'open' : 'grace',
    slots: await Promise.all(attempt.slots.map(slotView)),
  }
}

async function mustView(student: Student, id: string, now: Date): Promise<AttemptView> {
  const view = await attemptView(student, id, now)
  if (!view) throw new Error(`attempt ${id} cannot be read back`)
  return view
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
}

/** A slot whose row cannot be read says so in its place, and the quiz goes on. */
async function slotView(row: SlotRow): Promise<SlotView> {
  try {
    const version = await shownVersion(row.questionId, row.version)
    if (!version) throw new Error(`question ${row.questionId} has no version ${row.version}`)
    return { slot: row.slot, question: present(version, readOrder(row.order)), ...stored(row) }
  } catch (error) {
    log().error({ error, question: row.questionId, version: row.version }, 'a slot cannot be displayed')
    return {
      slot: row.slot,
      question: undisplayable(row),
      chosen: [],
      flagged: row.flagged,
      struck: [],
      seq: row.seq,
    }
  }
}

function undisplayable({ questionId, version }: SlotRow): PresentedQuestion {
  const stem = `<p>This question (${questionId}) cannot be displayed. It does not count; go on with the others.</p>`
  return { questionId, version, type: 'single', select: 1, topic: '', task: '', stem, options: [] }
}

export type StoredResponse = { chosen: string[]; flagged: boolean; struck: string[]; seq: number }

function stored(row: Pick<SlotRow, 'order' | 'chosen' | 'flagged' | 'struck' | 'seq'>): StoredResponse {
  const order = readOrder(row.order)
  return {
    chosen: toLetters(readOrder(row.chosen), order).toSorted(),
    flagged: row.flagged,
    struck: toLetters(readOrder(row.struck), order).toSorted(),
    seq: row.seq,
  }
}

export type ResponseWish = {
  chosen: string[]
  flagged?: boolean | undefined
  struck?: string[] | undefined
  seq: number
}
export type Saved =
  | { ok: true; seq: number; savedAt: Date; secondsLeft: number }
  | { ok: false; problem: 'not-found' | 'closed' | 'unknown-letter' | 'repeated-letter' | 'too-many' }
  | { ok: false; problem: 'stale'; stored: StoredResponse }

/**
 * Saves one response as it is made. Only a seq higher than the stored one writes; the same seq with the same body is
 * told again that it is saved. Refused once closed; within the grace after the deadline it is still taken.
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
  const version = await shownVersion(row.questionId, row.version)
  if (!version) throw new Error(`question ${row.questionId} has no version ${row.version}`)

  const order = readOrder(row.order)
  const chosen = toPositions(wish.chosen, order)
  const struck = wish.struck && toPositions(wish.struck, order)
  if (hasRepeats(wish.chosen) || hasRepeats(wish.struck ?? []))
    return { ok: false, problem: 'repeated-letter' }
  if (!chosen || struck === null) return { ok: false, problem: 'unknown-letter' }
  const problem = selectProblem(
    version.type === 'multiple' ? 'multiple' : 'single',
    version.select,
    order.length,
    chosen,
  )
  if (problem?.kind === 'invalid') return { ok: false, problem: 'too-many' }

  const saved = await db().slot.findMany({
    where: { attemptId: id, changedAt: { not: null } },
    select: { changedAt: true },
  })
  const at = phase(timesOf(row.attempt), notBefore(saved, now))
  if (!at.open) return { ok: false, problem: 'closed' }
  const data = {
    chosen: JSON.stringify(chosen),
    flagged: wish.flagged ?? row.flagged,
    struck: struck ? JSON.stringify(struck) : row.struck,
  }
  const unchanged = data.chosen === row.chosen && data.flagged === row.flagged && data.struck === row.struck
  if (wish.seq === row.seq && unchanged && row.changedAt) {
    return { ok: true, seq: row.seq, savedAt: row.changedAt, secondsLeft: at.secondsLeft }
  }
  // One statement decides: newer than what is stored, and the attempt not closed meanwhile.
  const { count } = await db().slot.updateMany({
    where: { attemptId: id, slot, seq: { lt: wish.seq }, attempt: { submittedAt: null } },
    data: { ...data, seq: wish.seq, changedAt: now, ...(row.shownAt ? {} : { shownAt: now }) },
  })
  if (count === 1) return { ok: true, seq: wish.seq, savedAt: now, secondsLeft: at.secondsLeft }
  const current = await db().slot.findUniqueOrThrow({
    where: { attemptId_slot: { attemptId: id, slot } },
    include: { attempt: { select: { submittedAt: true } } },
  })
  return current.attempt.submittedAt
    ? { ok: false, problem: 'closed' }
    : { ok: false, problem: 'stale', stored: stored(current) }
}

function hasRepeats(letters: string[]): boolean {
  return new Set(letters).size < letters.length
}
