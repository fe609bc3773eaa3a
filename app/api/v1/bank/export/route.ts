import * as z from 'zod'
import { EXPORT_FORMATS, FORMAT_FACTS } from '#core/export/formats.ts'
import { bankFileFor } from '#server/export-formats.ts'
import { asInstructor, currentStudent } from '#server/session.ts'
import { answer, refuse, refuseStranger, refuseUnknown } from '../../../respond.ts'

const FormatSchema = z.strictObject({ format: z.enum(EXPORT_FORMATS).default('json') })

/** The published questions with their keys, as one file for another program; for who writes questions. Reads only. */
export async function GET(request: Request): Promise<Response> {
  return answer(request, async () => {
    const asked = [...new URL(request.url).searchParams]
    const parsed = FormatSchema.safeParse(Object.fromEntries(asked))
    if (!parsed.success || asked.length > 1)
      refuse(400, 'wrong-shape', `The one parameter is format: ${EXPORT_FORMATS.join(', ')}.`)
    const student = (await currentStudent(request.headers)) ?? refuseStranger()
    const instructor = asInstructor(student) ?? refuse(403, 'no-instructor', 'This is for instructors.')
    const { format } = parsed.data
    const file = (await bankFileFor(instructor, format)) ?? refuseUnknown()
    const { ending, type } = FORMAT_FACTS[format]
    return new Response(file.bytes, {
      headers: {
        'cache-control': 'private, no-store',
        'content-type': type,
        'content-disposition': `attachment; filename="${file.name}.${ending}"`,
      },
    })
  })
}
