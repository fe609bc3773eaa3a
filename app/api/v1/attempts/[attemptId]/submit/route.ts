import { submitAttempt } from '#server/attempt-result.ts'
import { now } from '#server/clock.ts'
import { currentStudent } from '#server/session.ts'
import * as z from 'zod'
import { answer, readBody, refuseStranger, refuseUnknown, reply } from '../../../../respond.ts'

const SubmitSchema = z.strictObject({})

/** Submits an attempt; again, or after it expired, answers with the result that stands. */
export async function POST(
  request: Request,
  context: { params: Promise<{ attemptId: string }> },
): Promise<Response> {
  return answer(request, async () => {
    const student = (await currentStudent(request.headers)) ?? refuseStranger()
    if (request.headers.get('content-length') !== '0' && request.body) await readBody(request, SubmitSchema)
    const { attemptId } = await context.params
    return reply((await submitAttempt(student, attemptId, now())) ?? refuseUnknown())
  })
}
