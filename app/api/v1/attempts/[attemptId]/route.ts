import { attemptView } from '#server/attempt-view.ts'
import { now } from '#server/clock.ts'
import { currentStudent } from '#server/session.ts'
import { answer, refuseStranger, refuseUnknown, reply } from '../../../respond.ts'

/** The attempt as its student sees it. */
export async function GET(
  request: Request,
  context: { params: Promise<{ attemptId: string }> },
): Promise<Response> {
  return answer(request, async () => {
    const student = (await currentStudent(request.headers)) ?? refuseStranger()
    const { attemptId } = await context.params
    return reply((await attemptView(student, attemptId, now())) ?? refuseUnknown())
  })
}
