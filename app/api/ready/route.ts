import { readiness } from '#server/readiness.ts'

export const dynamic = 'force-dynamic'

/** 200 only when the database answers and its schema is current. */
export async function GET(): Promise<Response> {
  const { ready } = await readiness()
  const headers = { 'cache-control': 'no-store', ...(ready ? {} : { 'retry-after': '5' }) }
  return Response.json({ status: ready ? 'ok' : 'unavailable' }, { status: ready ? 200 : 503, headers })
}
