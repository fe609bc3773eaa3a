import * as z from 'zod'
import { whyNotDeleted } from '#app/account/why-not-deleted.ts'
import { signOut } from '#server/accounts.ts'
import { now } from '#server/clock.ts'
import { deleteMe } from '#server/delete-me.ts'
import { currentStudent } from '#server/session.ts'
import { answer, readBody, refuse, refuseStranger } from '../../respond.ts'

const AccountSchema = z.strictObject({ confirm: z.string().max(254), password: z.string().max(1_000) })
const GuestSchema = z.strictObject({ confirm: z.string().max(254) })

/** Deletes me and everything of mine, and takes along what this site keeps in the browser. */
export async function DELETE(request: Request): Promise<Response> {
  return answer(request, async () => {
    const student = (await currentStudent(request.headers)) ?? refuseStranger()
    const wish: z.infer<typeof GuestSchema> & { password?: string } = await (student.isGuest
      ? readBody(request, GuestSchema)
      : readBody(request, AccountSchema))
    const deleted = await deleteMe(student, wish, now())
    if (!deleted.ok) {
      const { status, message } = whyNotDeleted(student, deleted)
      const wait =
        deleted.problem === 'too-many-guesses' ? { retryAfterSeconds: deleted.retryAfterSeconds } : undefined
      refuse(status, deleted.problem, message, wait)
    }
    const headers = new Headers({ 'cache-control': 'private, no-store', 'clear-site-data': '"storage"' })
    for (const cookie of await signOut(request.headers)) headers.append('set-cookie', cookie)
    return new Response(null, { status: 204, headers })
  })
}
