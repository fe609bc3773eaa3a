import { answer, readBytes, refuse, reply } from '#app/api/respond.ts'
import { addPicture, PICTURE_TYPES } from '#server/add-picture.ts'
import { IMAGE_MEGABYTES } from '#server/encode-image.ts'
import { requireWriter } from '../require-writer.ts'

/**
 * Takes a picture into the bank: the body is the file, `?name=` may say what to call it. Answers with its path from the
 * pack's folder; a text names it `../images/…`, with alt text.
 */
export async function POST(request: Request): Promise<Response> {
  return answer(request, async () => {
    const instructor = await requireWriter(request)
    const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
    if (!PICTURE_TYPES.includes(type))
      refuse(
        415,
        'not-a-picture',
        'Send a PNG, JPEG, GIF or WebP picture as the body, with its content type.',
      )
    const bytes = await readBytes(request, IMAGE_MEGABYTES * 1024 ** 2)
    const name = new URL(request.url).searchParams.get('name') ?? ''
    const added = await addPicture(instructor, bytes, name)
    if (!added.ok) refuse(415, 'not-a-picture', `This picture cannot be used: ${added.problem}.`)
    return reply({ path: added.path, width: added.width, height: added.height }, { status: 201 })
  })
}
