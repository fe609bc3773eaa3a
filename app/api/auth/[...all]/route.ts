import { auth } from '#server/auth.ts'
import { answer, refuseUnknown } from '../../respond.ts'

/** What a guest needs of better-auth's own routes: nothing here takes a body. */
const OPEN = new Map([
  ['GET', ['/api/auth/get-session']],
  ['POST', ['/api/auth/sign-out']],
])

async function handle(request: Request): Promise<Response> {
  return answer(request, async () => {
    const { pathname } = new URL(request.url)
    if (!OPEN.get(request.method)?.includes(pathname)) refuseUnknown()
    return auth().handler(new Request(request.url, { method: request.method, headers: request.headers }))
  })
}

export { handle as GET, handle as POST }
