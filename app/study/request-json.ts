/** What our own HTTP interface answered, or why it did not. `status` 0: no answer came (offline, timed out). */
export type Reply<T> = { ok: true; data: T } | Refusal

export type Refusal = {
  ok: false
  status: number
  code: string
  /** A sentence that a person can act on. */
  message: string
  /** Whether the same request may succeed a little later. */
  retryable: boolean
  /** A 409 may carry what is stored instead. */
  stored: unknown
  /** How long the server asks to wait before the next try; null where it does not say. */
  retryAfterSeconds: number | null
}

const PATIENCE_MS = 20_000

/** Asks our own server; never throws. The caller names the shape that the route promises. */
export async function requestJson<T>(
  path: string,
  request: {
    method?: 'GET' | 'POST' | 'PUT'
    body?: object
    headers?: Record<string, string>
    /** Lets the request finish after the page is closed. */
    keepalive?: boolean
  } = {},
): Promise<Reply<T>> {
  const { method = 'GET', body, headers, keepalive } = request
  try {
    const response = await fetch(path, {
      method,
      cache: 'no-store',
      keepalive,
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: body ? { 'content-type': 'application/json', ...headers } : headers,
      body: body ? JSON.stringify(body) : undefined,
    })
    const text = await response.text()
    if (response.ok) return { ok: true, data: JSON.parse(text) as T }
    return refusalFrom(response, text)
  } catch (error) {
    if (error instanceof SyntaxError)
      return refusal({ status: 502, message: 'The server gave no readable answer. Try again.' })
    return refusal({
      status: 0,
      code: 'no-connection',
      message: 'No connection to the server. Try again when it is back.',
    })
  }
}

function refusalFrom({ status, headers }: Response, text: string): Refusal {
  const retryAfterSeconds = secondsIn(headers.get('retry-after'))
  const isPassing = status === 429 || status >= 500
  const unreadable = refusal({
    status,
    message: 'The server could not do this just now. Try again.',
    retryable: isPassing,
    retryAfterSeconds,
  })
  try {
    const { error, stored } = JSON.parse(text) as {
      error?: Partial<Refusal> & { id?: string }
      stored?: unknown
    }
    if (!error?.message) return unreadable
    const message = status === 500 && error.id ? `${error.message} Id: ${error.id}` : error.message
    return refusal({
      status,
      code: error.code,
      message,
      retryable: error.retryable ?? isPassing,
      stored,
      retryAfterSeconds,
    })
  } catch {
    return unreadable
  }
}

function refusal(known: Partial<Refusal> & { status: number; message: string }): Refusal {
  return {
    ok: false,
    status: known.status,
    code: known.code ?? 'unknown',
    message: known.message,
    retryable: known.retryable ?? true,
    stored: known.stored,
    retryAfterSeconds: known.retryAfterSeconds ?? null,
  }
}

/** Servers in between may also answer with a date; then our own patience decides. */
function secondsIn(header: string | null): number | null {
  return header !== null && /^\d{1,5}$/.test(header.trim()) ? Number(header) : null
}
