import * as z from 'zod'
import { now } from '#server/clock.ts'
import { inTurn, myData } from '#server/my-data.ts'
import { zipOf } from '#server/my-data-zip.ts'
import { currentStudent } from '#server/session.ts'
import { answer, refuse, refuseStranger } from '../../../respond.ts'

const FormatSchema = z.strictObject({ format: z.enum(['json', 'zip']).default('json') })

/** Everything of mine, as one file to keep; reads only. */
export async function GET(request: Request): Promise<Response> {
  return answer(request, async () => {
    const asked = [...new URL(request.url).searchParams]
    const parsed = FormatSchema.safeParse(Object.fromEntries(asked))
    if (!parsed.success || asked.length > 1)
      refuse(400, 'wrong-shape', 'The one parameter is format: json or zip.')
    const student = (await currentStudent(request.headers)) ?? refuseStranger()
    const at = now()
    const { format } = parsed.data
    const body = await inTurn(async () => {
      const data = await myData(student, at)
      return format === 'zip' ? await zipOf(data) : JSON.stringify(data)
    })
    return new Response(body, {
      headers: {
        'cache-control': 'private, no-store',
        'content-type': format === 'zip' ? 'application/zip' : 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="pilot-light-${at.toISOString().slice(0, 10)}.${format}"`,
      },
    })
  })
}
