import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readCheckedPack } from '#server/checked-pack.ts'
import { importContent, wasSeeded, type SeedReport } from '#server/content.ts'
import { readPack, type PackFile } from '#server/pack-files.ts'
import { OperatorError } from './database-file.ts'

/** Where the bank of this repository lives. */
export const PACK_DIR = 'content/saa-c03'

/**
 * Reads the files of a pack, refuses them all when one has an error, and brings the database up to them.
 * Null when exactly these files were the last ones seeded.
 */
export async function seed(
  dir: string,
  now: Date,
  report: (done: number, total: number) => void,
): Promise<SeedReport | null> {
  if (!existsSync(join(dir, 'exam.yaml'))) throw new OperatorError(`${dir} is no pack: it has no exam.yaml.`)
  const folder = await readPack(dir)
  const filesHash = hashOfFiles(folder.files)
  if (await wasSeeded(filesHash)) return null
  const { checked, problems } = await readCheckedPack(folder, now)
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (!checked || errors.length > 0) {
    const lines = errors.map(
      ({ path, line, column, code, message }) => `${join(dir, path)}:${line}:${column}  ${code}  ${message}`,
    )
    throw new OperatorError(`Nothing was seeded, the bank has errors:\n${lines.join('\n')}`)
  }
  return importContent(checked, filesHash, now, report)
}

function hashOfFiles(files: PackFile[]): string {
  const hash = createHash('sha256')
  for (const { path, bytes } of files) hash.update(`${path}\0${bytes.byteLength}\0`).update(bytes)
  return hash.digest('hex')
}
