import * as z from 'zod'
import { now } from '#server/clock.ts'
import { takeLease } from '#server/lease.ts'
import { studentToAnswer } from '#server/session.ts'
import { answer, readBody, refuse, refuseStranger, refuseUnknown, reply } from '../../../../respond.ts'
import { TabSchema } from '../../tab-schema.ts'

const LeaseSchema = z.strictObject({ tab: TabSchema })

/** The tab that asks is the one that writes from now on; asked again by the same, nothing changes. */
export async function POST(
  request: Request,
  context: { params: Promise<{ attemptId: string }> },
): Promise<Response> {
  return answer(request, async () => {
    const { student, cookies } = await studentToAnswer(request.headers)
    if (!student) refuseStranger()
    const { attemptId } = await context.params
    const { tab } = await readBody(request, LeaseSchema)
    const leased = await takeLease(student, attemptId, tab, now())
    if (leased.ok) {
      const { secondsLeft, stored, lastSavedAt } = leased
      return reply({ tab, secondsLeft, stored, lastSavedAt }, { cookies })
    }
    if (leased.problem === 'not-found') refuseUnknown()
    return refuse(409, 'closed', 'This exam is over. What was saved before stands; see its result.')
  })
}
