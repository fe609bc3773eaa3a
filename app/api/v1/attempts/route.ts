import * as z from 'zod'
import { startAttempt } from '#server/attempts.ts'
import { now } from '#server/clock.ts'
import { createGuest, studentToAnswer } from '#server/session.ts'
import { hasBank } from '#server/questions.ts'
import { answer, readBody, refuse, refuseCrowd, reply } from '../../respond.ts'

const StartSchema = z.strictObject({ form: z.literal('quick') })

/** Starts a quiz, or answers with the one that is open. Guests may sit: without a cookie this makes one. */
export async function POST(request: Request): Promise<Response> {
  return answer(request, async () => {
    const { form } = await readBody(request, StartSchema)
    const empty = () =>
      refuse(
        409,
        'no-questions',
        'There are no questions to draw from yet: seed the bank with npm run db -- seed.',
      )
    if (!(await hasBank())) empty()
    const { student: known, cookies: extended } = await studentToAnswer(request.headers)
    const { student, cookies } = known
      ? { student: known, cookies: extended }
      : ((await createGuest(request.headers)) ?? refuseCrowd())
    const started = (await startAttempt(student, form, now())) ?? empty()
    const { id, deadline, slots } = started.attempt
    return reply({ id, deadline, slots }, { status: started.created ? 201 : 200, cookies })
  })
}
