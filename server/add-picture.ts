import 'server-only'
import { writePicture } from './bank-files.ts'
import { db, inTransaction } from './db.ts'
import { encodeImage } from './encode-image.ts'
import type { Instructor } from './session.ts'

/** What a picture may be sent as; what it is, its bytes say. */
export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']

export type Added = { ok: true; path: string; width: number; height: number } | { ok: false; problem: string }

const LONGEST_NAME = 40

/**
 * Takes a picture into the bank under images/, encoded anew: nothing of the file it came from is kept. The same picture
 * under the same name is there once.
 */
export async function addPicture(_instructor: Instructor, bytes: Uint8Array, name: string): Promise<Added> {
  const encoded = await encodeImage(bytes)
  if (!encoded.ok) return encoded
  const { image } = encoded
  const [hash = '', kind = ''] = image.name.split('.')
  const path = `images/${[slugOf(name), hash.slice(0, 12)].filter(Boolean).join('-')}.${kind}`
  const known = await db().imageFile.findUnique({ where: { path }, select: { imageName: true } })
  if (known?.imageName !== image.name)
    await inTransaction((tx) => writePicture(tx, { path, bytes: image.bytes, image }, { seeded: false }))
  return { ok: true, path, width: image.width, height: image.height }
}

function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\.[a-z]+$/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, LONGEST_NAME)
}
