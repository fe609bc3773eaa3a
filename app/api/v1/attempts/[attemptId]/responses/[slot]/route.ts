import * as z from 'zod'
import { saveResponse } from '#server/responses.ts'
import { now } from '#server/clock.ts'
import { studentToAnswer } from '#server/session.ts'
import { answer, readBody, refuse, refuseStranger, refuseUnknown, reply } from '../../../../../respond.ts'
import { LetterSchema, refuseAnswer } from '../../../../study-answer.ts'
import { TabSchema } from '../../../tab-schema.ts'

const ResponseSchema = z.strictObject({
  chosen: z.array(LetterSchema).max(8),
  flagged: z.boolean().optional(),
  struck: z.array(LetterSchema).max(8).optional(),
  seq: z.int().min(1).max(1_000_000_000),
  elapsedMs: z.int().min(0).max(86_400_000).optional(),
  tab: TabSchema.optional(),
})

/** Saves one response as it is made; the server's clock when the request arrives decides whether it is in time. */
export async function PUT(
  request: Request,
  context: { params: Promise<{ attemptId: string; slot: string }> },
): Promise<Response> {
  return answer(request, async () => {
    const { student, cookies } = await studentToAnswer(request.headers)
    if (!student) refuseStranger()
    const { attemptId, slot } = await context.params
    if (!/^[1-9]\d{0,2}$/.test(slot)) refuseUnknown()
    const wish = await readBody(request, ResponseSchema)
    // The instant at which all of it has arrived: a body dribbled across the deadline is late.
    const saved = await saveResponse(student, attemptId, Number(slot), wish, now())
    if (saved.ok)
      return reply({ seq: saved.seq, savedAt: saved.savedAt, secondsLeft: saved.secondsLeft }, { cookies })
    switch (saved.problem) {
      case 'stale':
        return refuse(409, 'stale', 'A newer response to this question is already saved; it stands.', {
          stored: saved.stored,
        })
      case 'elsewhere':
        return refuse(
          409,
          'elsewhere',
          'This exam goes on in another tab or on another device; nothing was changed here. Continue there, or continue here and take it over.',
          { stored: saved.stored },
        )
      case 'closed':
        return refuse(
          409,
          'closed',
          'This exam is over: the response was not counted. What was saved before stands.',
        )
      default:
        return refuseAnswer(saved.problem)
    }
  })
}
