import * as z from 'zod'
import { now } from '#server/clock.ts'
import { currentStudent } from '#server/session.ts'
import { nextQuestion } from '#server/study.ts'
import { topicTitles } from '#server/topics.ts'
import { answer, refuse, refuseUnknown, reply } from '../../../respond.ts'

const SlugSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{1,63}$/)
const WishSchema = z.strictObject({
  topic: SlugSchema.optional(),
  question: SlugSchema.optional(),
  drill: z.literal('1').optional(),
  missed: z.uuid().optional(),
  domain: z.string().regex(/^\d$/).transform(Number).optional(),
  sure: z.literal('1').optional(),
  pair: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{1,130}$/)
    .optional(),
  more: z.literal('1').optional(),
})

/** The question to show next; reads only. */
export async function GET(request: Request): Promise<Response> {
  return answer(request, async () => {
    const asked = [...new URL(request.url).searchParams].filter(([, value]) => value !== '')
    if (new Set(asked.map(([name]) => name)).size < asked.length)
      refuse(400, 'wrong-shape', 'Give each parameter once.')
    const parsed = WishSchema.safeParse(Object.fromEntries(asked))
    if (!parsed.success)
      refuse(
        400,
        'wrong-shape',
        'The parameters are topic and question (ids), drill=1, sure=1, more=1, missed (the id of an exam), domain (its number) and pair (topics, as a--b).',
      )
    const { topic, question, drill, missed, domain, sure, pair, more } = parsed.data
    if (topic && !(await topicTitles()).has(topic)) refuseUnknown()
    const student = await currentStudent(request.headers)
    const wish = {
      ...(topic ? { topic } : {}),
      ...(question ? { question } : {}),
      ...(missed ? { missed } : {}),
      ...(domain === undefined ? {} : { domain }),
      ...(pair ? { pair } : {}),
      drill: drill === '1',
      sure: sure === '1',
      more: more === '1',
    }
    const next = await nextQuestion(student, wish, now())
    if (question && !next.question) refuseUnknown()
    return reply(next)
  })
}
