import { answer, readBytes, refuse } from '#app/api/respond.ts'
import { now } from '#server/clock.ts'
import { beginImport } from '#server/import-jobs.ts'
import { ARCHIVE_MEGABYTES } from '#server/unpack-zip.ts'
import { requireWriter } from '../../require-writer.ts'

const MOST_BYTES = ARCHIVE_MEGABYTES * 1024 ** 2
/** What a form adds around its file. */
const FORM_BYTES = 16 * 1024

/** Takes the archive of a form and begins its dry run; a browser is sent on to the page that shows it. */
export async function POST(request: Request): Promise<Response> {
  const answered = await answer(request, async () => {
    const instructor = await requireWriter(request)
    const { name, bytes } = await sentArchive(request)
    const id = await beginImport(instructor, name, bytes, now())
    if (!id) refuse(429, 'too-many', 'Many archives are waiting to be imported. Import or discard one first.')
    return sendOn(`/author/import/${id}`)
  })
  // Without JavaScript a form shows what it is answered with: a page that says why, not JSON.
  const wantsPage = request.headers.get('accept')?.includes('text/html') ?? false
  const reason = { 400: 'no-archive', 413: 'too-large', 415: 'no-archive', 429: 'too-many' }[answered.status]
  return wantsPage && reason ? sendOn(`/author/import?problem=${reason}`) : answered
}

async function sentArchive(request: Request): Promise<{ name: string; bytes: Uint8Array }> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.toLowerCase().startsWith('multipart/form-data;'))
    refuse(415, 'not-a-form', 'Send the archive as a form does: multipart/form-data, field "archive".')
  const body = await readBytes(request, MOST_BYTES + FORM_BYTES)
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => null)
  const file = form?.get('archive')
  if (!(file instanceof File) || file.size === 0)
    refuse(400, 'no-archive', 'Choose a zip archive in the field "archive".')
  if (file.size > MOST_BYTES) refuse(413, 'too-large', `An archive may have ${ARCHIVE_MEGABYTES} MB.`)
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (!startsLikeZip(bytes)) refuse(415, 'no-archive', 'This file is no zip archive, whatever its name says.')
  return { name: file.name.slice(0, 200), bytes }
}

function startsLikeZip([first, second, third, fourth]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b && third === 0x03 && fourth === 0x04
}

function sendOn(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'private, no-store' } })
}
