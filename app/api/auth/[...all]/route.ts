import { auth } from '#server/auth.ts'

/** better-auth's own routes. */
export async function GET(request: Request): Promise<Response> {
  return auth().handler(request)
}

export async function POST(request: Request): Promise<Response> {
  return auth().handler(request)
}
