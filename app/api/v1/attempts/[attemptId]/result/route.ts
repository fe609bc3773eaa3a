import { attemptResult } from '#server/attempt-result.ts'
import { now } from '#server/clock.ts'
import { currentStudent } from '#server/session.ts'
import { answer, refuse, refuseStranger, refuseUnknown, reply } from '../../../../respond.ts'

/** The result of a closed attempt. */
export async function GET(
  request: Request,
  context: { params: Promise<{ attemptId: string }> },
): Promise<Response> {
  return answer(request, async () => {
    const student = (await currentStudent(request.headers)) ?? refuseStranger()
    const { attemptId } = await context.params
    const result = (await attemptResult(student, attemptId, now())) ?? refuseUnknown()
    if (result === 'open')
      refuse(
        409,
        'open',
        'This exam is still open: its result is shown after it is submitted or its time is over.',
      )
    return reply(result)
  })
}
