import { now } from '#server/clock.ts'
import { currentStudent } from '#server/session.ts'
import { readText } from '#server/text-reading.ts'
import { answer, readBody, reply } from '../../../respond.ts'
import { instructorOnly, SourceSchema, SubjectSchema, TEXT_BODY_BYTES } from '../written-text.ts'

const ReadSchema = SubjectSchema.extend({ source: SourceSchema })

/** Says what is wrong with a text, and what it would look like; keeps nothing. */
export async function POST(request: Request): Promise<Response> {
  return answer(request, async () => {
    const instructor = instructorOnly(await currentStudent(request.headers))
    const { source, ...subject } = await readBody(request, ReadSchema, TEXT_BODY_BYTES)
    return reply(await readText(instructor, subject, source, now()))
  })
}
