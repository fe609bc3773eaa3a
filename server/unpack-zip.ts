import 'server-only'
import { crc32 } from 'node:zlib'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { archiveNameProblem, foldedName, isLeftOut } from '#core/question/archive-names.ts'
import { PACK_FILE_LIMIT, PACK_MEGABYTES, type PackFile } from './pack-files.ts'

export type Unpacked = { ok: true; files: PackFile[] } | { ok: false; problem: string }

/** Ends reading with a sentence for whoever made the archive. */
class Refused extends Error {}

/** The largest archive that is looked at. */
export const ARCHIVE_MEGABYTES = 25

/** How many times its own size an archive may unpack to, from a megabyte on: texts reach ten, bombs a thousand. */
const MOST_RATIO = 100
const RATIO_FROM_BYTES = 1024 ** 2

const UNIX = 3
const KIND_OF_FILE = 0o170000
const REGULAR_FILE = 0o100000

/**
 * The files of a zip archive, in memory and within the limits of a pack, or why it is refused as a whole. What is
 * really unpacked is counted, whatever the archive says of itself; nothing of it touches the disk.
 */
export async function unpackZip(archive: Uint8Array): Promise<Unpacked> {
  let zip: ZipFile | null = null
  try {
    const buffer = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength)
    zip = await fromBufferPromise(buffer, { strictFileNames: true })
    if (zip.entryCount > PACK_FILE_LIMIT * 2) refuse(tooMany)
    return { ok: true, files: await readEntries(zip, archive.byteLength) }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.message }
    if (!(error instanceof Error)) throw error
    return { ok: false, problem: `not a zip archive that can be read (${shorten(error.message)})` }
  } finally {
    zip?.close()
  }
}

const tooMany = `more than ${PACK_FILE_LIMIT} files`

async function readEntries(zip: ZipFile, packedBytes: number): Promise<PackFile[]> {
  const files: PackFile[] = []
  const names = new Set<string>()
  let unpackedBytes = 0
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName
    const problem = archiveNameProblem(name) ?? kindProblem(entry)
    if (problem) refuse(`${problem} (${shorten(name)})`)
    if (names.has(foldedName(name))) refuse(`two files of the same name (${shorten(name)})`)
    names.add(foldedName(name))
    if (isLeftOut(name)) continue
    if (files.length === PACK_FILE_LIMIT) refuse(tooMany)
    const bytes = await readEntry(zip, entry, (more) => {
      unpackedBytes += more
      if (unpackedBytes > PACK_MEGABYTES * 1024 ** 2) refuse(`more than ${PACK_MEGABYTES} MB unpacked`)
      if (unpackedBytes > RATIO_FROM_BYTES && unpackedBytes > packedBytes * MOST_RATIO)
        refuse(`unpacks to more than ${MOST_RATIO} times its size`)
    })
    if (isArchive(bytes)) refuse(`an archive inside the archive (${shorten(name)})`)
    files.push({ path: name.normalize('NFC'), bytes })
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1))
}

async function readEntry(zip: ZipFile, entry: Entry, count: (more: number) => void): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  const stream = await zip.openReadStreamPromise(entry)
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      count(chunk.byteLength)
      chunks.push(chunk)
    }
  } finally {
    stream.destroy()
  }
  const bytes = new Uint8Array(Buffer.concat(chunks))
  if (crc32(bytes) !== entry.crc32) refuse(`damaged (${shorten(entry.fileName)})`)
  return bytes
}

function kindProblem(entry: Entry): string | null {
  if (entry.isEncrypted()) return 'encrypted'
  const kind = (entry.externalFileAttributes >>> 16) & KIND_OF_FILE
  const isUnix = entry.versionMadeBy >>> 8 === UNIX
  const isFolder = entry.fileName.endsWith('/')
  return isUnix && !isFolder && kind !== 0 && kind !== REGULAR_FILE ? 'a link or device, not a file' : null
}

function isArchive([first, second, third]: Uint8Array): boolean {
  return (first === 0x50 && second === 0x4b && third === 0x03) || (first === 0x1f && second === 0x8b)
}

function refuse(problem: string): never {
  throw new Refused(problem)
}

function shorten(text: string): string {
  const shown = text.replace(/[\p{Cc}\p{Cf}]/gu, '�')
  return shown.length > 80 ? `${shown.slice(0, 79)}…` : shown
}
