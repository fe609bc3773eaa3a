import { answer } from '#app/api/respond.ts'
import { signOut } from '#server/accounts.ts'

/** Ends this sign-in and takes everything this site has kept in the browser with it. Signing out twice is signing out. */
export async function POST(request: Request): Promise<Response> {
  return answer(request, async () => {
    const headers = new Headers({
      location: '/?signed-out=1',
      'cache-control': 'private, no-store',
      'clear-site-data': '"storage"',
    })
    for (const cookie of await signOut(request.headers)) headers.append('set-cookie', cookie)
    return new Response(null, { status: 303, headers })
  })
}
