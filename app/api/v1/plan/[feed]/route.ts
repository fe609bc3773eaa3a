import { now } from '#server/clock.ts'
import { planCalendar } from '#server/plan-calendar.ts'
import { studentOfFeed } from '#server/session.ts'
import { answer, refuseUnknown } from '../../../respond.ts'

type Context = { params: Promise<{ feed: string }> }

const FILE = /^([\w-]{32})\.ics$/

/** The plan for a calendar, under a private link: whoever has it reads it; reads only. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(request, async () => {
    const token = FILE.exec((await params).feed)?.[1] ?? refuseUnknown()
    const student = (await studentOfFeed(token)) ?? refuseUnknown()
    return new Response(await planCalendar(student, now()), {
      headers: {
        'cache-control': 'private, no-store',
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="study-plan.ics"',
      },
    })
  })
}
