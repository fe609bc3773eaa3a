import * as z from 'zod'
import { auth } from '#server/auth.ts'
import { answer, readBody, refuseUnknown } from '../../respond.ts'

const Text = z.string().max(1_000)
const Email = z.string().max(254)
/** Tokens are short; the rest of an address is what somebody made up. */
const Token = z.string().min(10).max(200)

/** better-auth's own routes, as far as they are open here, with the only bodies they take. */
const OPEN = new Map<string, { method: 'GET' | 'POST'; body: z.ZodType<Record<string, unknown>> | null }>([
  ['/api/auth/get-session', { method: 'GET', body: null }],
  ['/api/auth/sign-out', { method: 'POST', body: null }],
  [
    '/api/auth/sign-up/email',
    {
      method: 'POST',
      body: z.strictObject({ name: z.string().trim().min(1).max(80), email: Email, password: Text }),
    },
  ],
  [
    '/api/auth/sign-in/email',
    {
      method: 'POST',
      body: z.strictObject({ email: Email, password: Text, rememberMe: z.boolean().optional() }),
    },
  ],
  [
    '/api/auth/change-password',
    {
      method: 'POST',
      // Every other sign-in ends, whatever is asked for.
      body: z
        .strictObject({
          currentPassword: Text,
          newPassword: Text,
          revokeOtherSessions: z.literal(true).optional(),
        })
        .transform((body) => ({ ...body, revokeOtherSessions: true })),
    },
  ],
  ['/api/auth/request-password-reset', { method: 'POST', body: z.strictObject({ email: Email }) }],
  ['/api/auth/reset-password', { method: 'POST', body: z.strictObject({ newPassword: Text, token: Token }) }],
])

async function handle(request: Request): Promise<Response> {
  return answer(request, async () => {
    const { pathname } = new URL(request.url)
    const open = OPEN.get(pathname)
    if (open?.method !== request.method) return refuseUnknown()
    const body = open.body && JSON.stringify(await readBody(request, open.body))
    const headers = new Headers(request.headers)
    headers.delete('content-length')
    const answered = await auth().handler(
      new Request(new URL(pathname, request.url), {
        method: request.method,
        headers,
        ...(body ? { body } : {}),
      }),
    )
    return withoutToken(answered)
  })
}

/** The session's token is the cookie's alone, which no script can read: better-auth would tell it in the body too. */
async function withoutToken(answered: Response): Promise<Response> {
  const text = await answered.text()
  const json: unknown = text === '' ? null : JSON.parse(text)
  const { headers, status } = answered
  headers.set('cache-control', 'private, no-store')
  headers.delete('content-length')
  return new Response(
    JSON.stringify(json, (key, value: unknown) => (key === 'token' ? undefined : value)),
    {
      status,
      headers,
    },
  )
}

export { handle as GET, handle as POST }
