import * as z from 'zod'
import { now } from '#server/clock.ts'
import { currentStudent } from '#server/session.ts'
import { undoReview } from '#server/undo.ts'
import { answer, readBody, refuse, refuseStranger, refuseUnknown, reply } from '../../../respond.ts'

const UndoSchema = z.strictObject({ reviewId: z.uuid() })

/** Takes back the last review. */
export async function POST(request: Request): Promise<Response> {
  return answer(request, async () => {
    const student = (await currentStudent(request.headers)) ?? refuseStranger()
    const { reviewId } = await readBody(request, UndoSchema)
    const undone = await undoReview(student, reviewId, now())
    if (undone.ok) return reply({ questionId: undone.questionId, schedule: undone.schedule })
    if (undone.problem === 'not-found') refuseUnknown()
    refuse(409, 'not-last', 'Only your last answer can be taken back, and this is not it.')
  })
}
