import 'server-only'
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { startsLikeImage } from '#core/question/image-kind.ts'

/** A picture as it is shown: nothing of the file it came from is left in it but what is seen. */
export type EncodedImage = {
  name: string
  type: string
  width: number
  height: number
  bytes: Uint8Array<ArrayBuffer>
}

export type Encoded = { ok: true; image: EncodedImage } | { ok: false; problem: string }

export const IMAGE_MEGABYTES = 5
/** Longest side, and all frames of an animation together. */
const MOST_PIXELS_A_SIDE = 4096
const MOST_MEGAPIXELS = 16

// Only these are ever decoded, whatever a file claims to be: no SVG, no PDF, nothing that loads something else.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadPng', 'VipsForeignLoadJpeg', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'],
})
// Pictures come one by one: what was decoded is not kept.
sharp.cache(false)

/**
 * Decodes a picture and encodes it anew, upright and without metadata, so that nothing hides in it; its name is the
 * hash of the result. What it is, is read from its bytes, never from its name.
 */
export async function encodeImage(given: Uint8Array): Promise<Encoded> {
  if (given.byteLength > IMAGE_MEGABYTES * 1024 ** 2)
    return refused(
      `a picture may have ${IMAGE_MEGABYTES} MB; this has ${Math.ceil(given.byteLength / 1024 ** 2)} MB`,
    )
  const kind = startsLikeImage(given)
  if (!kind) return refused('not a PNG, JPEG, GIF or WebP, whatever its name says')
  try {
    const limits = {
      limitInputPixels: MOST_MEGAPIXELS * 1_000_000,
      animated: kind !== 'png' && kind !== 'jpeg',
    }
    const { width, height, pageHeight, pages } = await sharp(given, {
      ...limits,
      limitInputPixels: false,
    }).metadata()
    const tooLarge = sizeProblem(width, pageHeight ?? height, pages ?? 1)
    if (tooLarge) return refused(tooLarge)
    const { data, info } = await sharp(given, { ...limits, failOn: 'error' })
      .autoOrient()
      .toFormat(kind, OPTIONS[kind])
      .toBuffer({ resolveWithObject: true })
    const bytes = new Uint8Array(data)
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
    return {
      ok: true,
      image: {
        name: `${hash}.${kind === 'jpeg' ? 'jpg' : kind}`,
        type: `image/${kind}`,
        width: info.width,
        height: info.pageHeight ?? info.height,
        bytes,
      },
    }
  } catch {
    return refused('cannot be decoded; save it anew with another program')
  }
}

const OPTIONS = {
  png: { compressionLevel: 9 },
  jpeg: { quality: 88, mozjpeg: true },
  webp: { quality: 88 },
  gif: {},
}

function sizeProblem(width: number, height: number, frames: number): string | null {
  if (Math.max(width, height) > MOST_PIXELS_A_SIDE)
    return `a picture may have ${MOST_PIXELS_A_SIDE} pixels a side; this has ${width} × ${height}`
  const megapixels = (width * height * frames) / 1_000_000
  if (megapixels <= MOST_MEGAPIXELS) return null
  return `a picture may have ${MOST_MEGAPIXELS} million pixels, its frames together; this has ${Math.ceil(megapixels)} million`
}

function refused(problem: string): Encoded {
  return { ok: false, problem }
}
