import type { FormWish } from '#core/exam/forms.ts'
import type { AttemptView } from '#server/attempt-view.ts'
import { startAttempt } from '#server/attempts.ts'
import { db } from '#server/db.ts'
import { saveResponse } from '#server/responses.ts'
import type { Student } from '#server/session.ts'
import { toLetters } from '#core/question/present-question.ts'

/** Starts an attempt, a quick quiz unless another form is asked for; fails when it cannot. */
export async function sit(
  student: Student,
  now: Date,
  wish: FormWish = { form: 'quick' },
): Promise<AttemptView> {
  const started = await startAttempt(student, wish, now)
  if (!started) throw new Error('no attempt could be started')
  return started.attempt
}

/** Letters that are right, or wrong, in one slot as it is shown. */
export async function slotLetters(attemptId: string, slot: number, right: boolean): Promise<string[]> {
  const row = await db().slot.findUniqueOrThrow({ where: { attemptId_slot: { attemptId, slot } } })
  const version = await db().questionVersion.findUniqueOrThrow({
    where: { questionId_version: { questionId: row.questionId, version: row.version } },
  })
  const { key } = JSON.parse(version.answer) as { key: number[] }
  const order = JSON.parse(row.order) as number[]
  return toLetters(right ? key : order.filter((place) => !key.includes(place)).slice(0, key.length), order)
}

/** Saves a right or wrong response; fails when it is refused. */
export async function respond(
  student: Student,
  attemptId: string,
  slot: number,
  right: boolean,
  now: Date,
  seq = 1,
): Promise<void> {
  const saved = await saveResponse(
    student,
    attemptId,
    slot,
    { chosen: await slotLetters(attemptId, slot, right), seq },
    now,
  )
  if (!saved.ok) throw new Error(`refused: ${saved.problem}`)
}
