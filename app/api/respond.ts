import { randomUUID } from 'node:crypto'
import type * as z from 'zod'
import { isBusy, isDiskFull } from '#server/db.ts'
import { env } from '#server/env.ts'
import { log } from '#server/log.ts'

const MAX_BODY_BYTES = 64 * 1024

/** What a caller can do about a refusal: a status, a code for programs, a sentence for people. */
export type Refusal = { status: number; code: string; message: string; details?: Record<string, unknown> }

/** Thrown inside a handler to end it with this answer. */
class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message)
  }
}

export function refuse(
  status: number,
  code: string,
  message: string,
  details?: Record<string, unknown>,
): never {
  throw new Refused({ status, code, message, ...(details ? { details } : {}) })
}

/** Nobody is signed in, and this request makes nobody. */
export function refuseStranger(): never {
  return refuse(
    401,
    'no-person',
    'Answer a question or start an exam first: that is when Pilot Light begins to keep your answers.',
  )
}

/** So many guests were made just now that another has to wait. */
export function refuseCrowd(): never {
  return refuse(
    429,
    'too-many',
    'Many people began to study just now. Try again in a minute; nothing was lost.',
  )
}

/** Not there, or not yours: the same words for both. */
export function refuseUnknown(): never {
  return refuse(404, 'not-found', 'There is nothing here under this address.')
}

/** A personal answer in JSON: kept by no cache. */
export function reply(body: unknown, { status = 200, cookies = [] as string[] } = {}): Response {
  const headers = new Headers({
    'cache-control': 'private, no-store',
    'content-type': 'application/json; charset=utf-8',
  })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(JSON.stringify(body), { status, headers })
}

/**
 * Runs a handler and turns what it throws into `{ error: { code, message, retryable, id } }`; the id is in the log.
 * A write (anything but GET) from a foreign page is refused first.
 */
export async function answer(request: Request, handle: () => Promise<Response>): Promise<Response> {
  const id = randomUUID()
  try {
    if (request.method !== 'GET') requireOwnOrigin(request)
    return await handle()
  } catch (error) {
    if (error instanceof Refused) {
      const { status, code, message, details } = error.refusal
      log().info({ id, status, code, path: new URL(request.url).pathname }, 'refused')
      return errorReply(status, { code, message, retryable: status === 429, id }, details)
    }
    if (isBusy(error) || isDiskFull(error)) {
      log().error({ id, error }, 'not saved for now')
      return errorReply(503, { ...NOT_SAVED_FOR_NOW, retryable: true, id })
    }
    log().error({ id, error }, 'request failed')
    const failed = {
      code: 'failed',
      message:
        'Something went wrong here, and nothing was changed. Please try again; the id below helps whoever runs this server.',
      retryable: true,
      id,
    }
    return errorReply(500, failed)
  }
}

const NOT_SAVED_FOR_NOW = {
  code: 'busy',
  message:
    'Not saved yet: the database cannot write just now. Keep this page open; what you chose is kept here. Try again in a moment.',
}

function errorReply(
  status: number,
  error: { code: string; message: string; retryable: boolean; id: string },
  details?: Record<string, unknown>,
): Response {
  const response = reply({ error, ...details }, { status })
  if (status === 503) response.headers.set('retry-after', '1')
  if (status === 429) response.headers.set('retry-after', String(Number(details?.retryAfterSeconds ?? 60)))
  return response
}

/** A page of another site cannot write here: its `Origin` is foreign, or the browser says that the request crossed sites. */
function requireOwnOrigin(request: Request): void {
  const origin = request.headers.get('origin')
  const site = request.headers.get('sec-fetch-site')
  const foreign =
    origin !== null
      ? !env().ownOrigins.includes(origin)
      : site !== null && site !== 'same-origin' && site !== 'none'
  if (foreign) refuse(403, 'foreign-origin', 'This request came from another site and was refused.')
}

/** The body as JSON of this shape: capped, unknown fields refused, every problem named at once. */
export async function readBody<T>(
  request: Request,
  schema: z.ZodType<T>,
  maxBytes = MAX_BODY_BYTES,
): Promise<T> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') refuse(415, 'not-json', 'Send the body as application/json.')
  const text = await readCapped(request, maxBytes)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    refuse(400, 'not-json', 'The body is not valid JSON.')
  }
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`)
  refuse(400, 'wrong-shape', `The body does not have the expected shape. ${problems.join('; ')}.`)
}

async function readCapped(request: Request, most: number): Promise<string> {
  return new TextDecoder().decode(await readBytes(request, most))
}

/** The body as it is, refused as soon as it is larger than this. */
export async function readBytes(request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const size = most < 1024 ** 2 ? `${most / 1024} KB` : `${Math.floor(most / 1024 ** 2)} MB`
  const tooLarge = () => refuse(413, 'too-large', `The body is larger than ${size}.`)
  if (Number(request.headers.get('content-length') ?? 0) > most) tooLarge()
  const reader = request.body?.getReader()
  const chunks: Uint8Array[] = []
  let read = 0
  for (;;) {
    const part = await reader?.read()
    if (!part || part.done) break
    read += part.value.byteLength
    if (read > most) {
      await reader?.cancel()
      tooLarge()
    }
    chunks.push(part.value)
  }
  return new Uint8Array(Buffer.concat(chunks))
}
