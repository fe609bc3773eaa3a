import 'server-only'
import type { ImageNames } from '#core/question/image-addresses.ts'
import { db, type Transaction } from './db.ts'
import type { EncodedImage } from './encode-image.ts'

/** The pictures of the bank: the name each is shown under, by its path in the pack. */
export async function imageNames(client: Transaction = db()): Promise<ImageNames> {
  const files = await client.imageFile.findMany({ select: { path: true, imageName: true } })
  return Object.fromEntries(files.map(({ path, imageName }) => [path, imageName]))
}

/** A picture to be sent; null when there is none such, or none yet that everybody may see. */
export async function shownImage(
  name: string,
  { asInstructor }: { asInstructor: boolean },
): Promise<{ type: string; bytes: Uint8Array<ArrayBuffer> } | null> {
  return db().image.findFirst({
    where: { name, ...(asInstructor ? {} : { isPublic: true }) },
    select: { type: true, bytes: true },
  })
}

/** Puts an encoded picture in, if it is not there yet. */
export async function keepImage(tx: Transaction, image: EncodedImage): Promise<void> {
  await tx.image.upsert({ where: { name: image.name }, create: image, update: {} })
}

/** From now on everybody may see these: something published shows them. */
export async function makePublic(tx: Transaction, names: string[]): Promise<void> {
  if (names.length === 0) return
  await tx.image.updateMany({ where: { name: { in: names }, isPublic: false }, data: { isPublic: true } })
}
