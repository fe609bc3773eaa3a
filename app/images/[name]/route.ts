import { answer, refuseUnknown } from '#app/api/respond.ts'
import { shownImage } from '#server/images.ts'
import { asInstructor, currentStudent } from '#server/session.ts'

type Params = { params: Promise<{ name: string }> }

/** A picture under the hash of its bytes, so that it never changes: once something published shows it, for everybody. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  return answer(request, async () => {
    const { name } = await params
    const shown = await shownImage(name, { asInstructor: false })
    if (shown) return picture(shown, 'public, max-age=31536000, immutable')
    const isInstructor = asInstructor(await currentStudent(request.headers)) !== null
    const unpublished = isInstructor ? await shownImage(name, { asInstructor: true }) : null
    return picture(unpublished ?? refuseUnknown(), 'private, no-store')
  })
}

function picture(
  { type, bytes }: { type: string; bytes: Uint8Array<ArrayBuffer> },
  cached: string,
): Response {
  return new Response(bytes, {
    headers: {
      'content-type': type,
      'content-length': String(bytes.byteLength),
      'cache-control': cached,
      'content-security-policy': "default-src 'none'",
    },
  })
}
