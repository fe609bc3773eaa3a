export const dynamic = 'force-dynamic'

/** The process is up; says nothing about the database. */
export function GET(): Response {
  return Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } })
}
