import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { zipSync } from 'fflate'

/** A folder as a zip archive, under a prefix. */
export function zipFolder(folder: string, prefix = ''): Uint8Array {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const files = entries.map((entry) => join(entry.parentPath, entry.name))
  return zipSync(
    Object.fromEntries(
      files.map((path) => [
        prefix + relative(folder, path).split(sep).join('/'),
        new Uint8Array(readFileSync(path)),
      ]),
    ),
  )
}

/** An archive of texts. */
export function zipTexts(files: Record<string, string>): Uint8Array {
  const encoder = new TextEncoder()
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [path, encoder.encode(text)])),
  )
}

/** The same archive with some bytes of its list of contents changed, as a hostile one might have them. */
export function tampered(
  archive: Uint8Array,
  change: (entry: DataView, nameOffset: number) => void,
): Uint8Array {
  const bytes = new Uint8Array(archive)
  const view = new DataView(bytes.buffer)
  for (let offset = 0; offset + 46 < bytes.length; offset++)
    if (view.getUint32(offset, true) === 0x02014b50) change(new DataView(bytes.buffer, offset), offset + 46)
  return bytes
}
