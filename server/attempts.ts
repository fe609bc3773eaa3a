import 'server-only'
import { randomBytes } from 'node:crypto'
import { deadlineFor } from '#core/exam/attempt-clock.ts'
import { extraMinutes } from '#core/exam/extra-time.ts'
import { planForm, type FormWish } from '#core/exam/forms.ts'
import { optionOrder } from '#core/question/present-question.ts'
import { attemptView, type AttemptView } from './attempt-view.ts'
import { blueprint } from './blueprint.ts'
import { closeAttempt } from './closing.ts'
import { db, inTransaction, isTaken } from './db.ts'
import { foretell } from './foretell.ts'
import { drawForm, type DrawnSlot } from './form-draw.ts'
import type { Student } from './session.ts'
import { shownVersions, versionKey } from './showing.ts'
import { readPresented } from './version.ts'

export type Started = { created: boolean; attempt: AttemptView }

/**
 * Starts an attempt, or answers with the one that is already open: one open attempt per student.
 * Null when the bank has nothing to draw from.
 */
export async function startAttempt(student: Student, wish: FormWish, now: Date): Promise<Started | null> {
  return startAttemptFrom(student, wish, () => randomBytes(16).toString('hex'), now)
}

/** The same, with what its questions and the orders of their options are drawn from. */
export async function startAttemptFrom(
  student: Student,
  wish: FormWish,
  secretFor: (what: string) => string,
  now: Date,
): Promise<Started | null> {
  const open = await openAttempt(student, now)
  if (open) return { created: false, attempt: open }
  const exam = await blueprint()
  if (!exam) return null
  const plan = planForm(wish, exam)
  const { slots, shortfalls } = await drawForm(student, exam, plan, secretFor('form'))
  if (slots.length === 0) return null
  const frozen = await freeze(slots, secretFor)
  const foretold = await foretell(student, exam, plan.form, slots, now)
  const granted = extraMinutes(student.extraTime, plan.minutes)
  try {
    const { id } = await inTransaction((tx) =>
      tx.attempt.create({
        data: {
          studentId: student.id,
          openFor: student.id,
          form: plan.form,
          topics: JSON.stringify(plan.topics ?? []),
          minutes: plan.minutes,
          extraMinutes: granted,
          startedAt: now,
          deadline: deadlineFor(now, plan.minutes, granted),
          shortfalls: JSON.stringify(shortfalls),
          ...foretold?.attempt,
          slots: {
            create: frozen.map((slot, at) => ({ ...slot, foretold: foretold?.chances[at] ?? null })),
          },
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

/** The positions of the form, fixed for good: each version as it is now and a shuffle that nobody can foresee. */
async function freeze(slots: DrawnSlot[], secretFor: (what: string) => string) {
  const questions = await db().question.findMany({
    where: { id: { in: slots.map(({ questionId }) => questionId) } },
    select: { id: true, current: true },
  })
  const versionsNow = questions.map(({ id, current }) => ({ questionId: id, version: current }))
  const shown = await shownVersions(versionsNow)
  const current = new Map(versionsNow.map((each) => [each.questionId, each.version]))
  return slots.map(({ questionId, domain, scored }, place) => {
    const version = current.get(questionId)
    const row = version === undefined ? undefined : shown.get(versionKey({ questionId, version }))
    if (!row) throw new Error(`question ${questionId} has no version ${version}`)
    const order = optionOrder(secretFor(questionId), readPresented(row).options.length, row.shuffle)
    return {
      slot: place + 1,
      questionId,
      version: row.version,
      domain,
      scored,
      order: JSON.stringify(order),
      chosen: '[]',
      flagged: false,
      struck: '[]',
      seq: 0,
    }
  })
}

async function openAttempt(student: Student, now: Date): Promise<AttemptView | null> {
  const row = await db().attempt.findUnique({ where: { openFor: student.id }, select: { id: true } })
  if (!row) return null
  const view = await mustView(student, row.id, now)
  if (view.phase !== 'closed') return view
  await closeAttempt(row.id, now)
  return null
}

async function mustView(student: Student, id: string, now: Date): Promise<AttemptView> {
  const view = await attemptView(student, id, now)
  if (!view) throw new Error(`attempt ${id} cannot be read back`)
  return view
}
