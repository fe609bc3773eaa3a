import 'server-only'
import { pictureKinds } from '#core/question/check-addresses.ts'
import { finding, type Problem, toProblems } from '#core/question/problem.ts'
import { type EncodedImage, encodeImage } from './encode-image.ts'
import { type PackFile } from './pack-files.ts'

/** A picture of a pack: the file as it was given, and what is shown of it. */
export type Picture = PackFile & { image: EncodedImage }

/** Whether a file of a pack is a picture by its name. */
export function isPicture({ path }: { path: string }): boolean {
  return pictureKinds.test(path)
}

/** Decodes the pictures among these files, one after the other; E10 for each that is none or too large. */
export async function readPictures(files: PackFile[]): Promise<{ pictures: Picture[]; problems: Problem[] }> {
  const pictures: Picture[] = []
  const problems: Problem[] = []
  for (const file of files.filter(isPicture)) {
    const encoded = await encodeImage(file.bytes)
    if (encoded.ok) pictures.push({ ...file, image: encoded.image })
    else problems.push(...toProblems([finding('E10', { line: 1, column: 1 }, encoded.problem)], file.path))
  }
  return { pictures, problems }
}
