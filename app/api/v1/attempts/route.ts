import * as z from 'zod'
import { CUSTOM, FIXED_FORMS, type FormWish } from '#core/exam/forms.ts'
import { startAttempt } from '#server/attempts.ts'
import { now } from '#server/clock.ts'
import { createGuest, studentToAnswer } from '#server/session.ts'
import { hasBank } from '#server/questions.ts'
import { topicTitles } from '#server/topics.ts'
import { answer, readBody, refuse, refuseCrowd, reply } from '../../respond.ts'

const { count, minutes } = CUSTOM
const StartSchema = z.discriminatedUnion('form', [
  z.strictObject({ form: z.enum(FIXED_FORMS) }),
  z.strictObject({
    form: z.literal('custom'),
    topics: z.array(z.string().max(64)).min(1).max(300),
    count: z.int().min(count.least).max(count.most),
    minutes: z.int().min(minutes.least).max(minutes.most),
  }),
])

/** Starts an exam, or answers with the one that is open. Guests may sit: without a cookie this makes one. */
export async function POST(request: Request): Promise<Response> {
  return answer(request, async () => {
    const wish = await readBody(request, StartSchema)
    if (!(await hasBank())) refuseEmpty()
    if (wish.form === 'custom') await requireTopics(wish.topics)
    const { student: known, cookies: extended } = await studentToAnswer(request.headers)
    const { student, cookies } = known
      ? { student: known, cookies: extended }
      : ((await createGuest(request.headers)) ?? refuseCrowd())
    const started = (await startAttempt(student, wish, now())) ?? refuseEmpty(wish)
    const { id, deadline, slots } = started.attempt
    return reply({ id, deadline, slots }, { status: started.created ? 201 : 200, cookies })
  })
}

async function requireTopics(topics: string[]): Promise<void> {
  const known = await topicTitles()
  const unknown = topics.filter((topic) => !known.has(topic))
  if (unknown.length > 0 || new Set(topics).size < topics.length)
    refuse(400, 'unknown-topic', 'Each topic has to be one of the bank’s, and is named once.')
}

function refuseEmpty(wish?: FormWish): never {
  return wish?.form === 'custom'
    ? refuse(409, 'no-questions', 'These topics have no questions yet: choose others. Nothing was started.')
    : refuse(
        409,
        'no-questions',
        'There are no questions to draw from yet: seed the bank with npm run db -- seed.',
      )
}
