import { readCheckedPack } from '#server/checked-pack.ts'
import { importContent, type SeedReport } from '#server/content.ts'
import { OperatorError } from './database-file.ts'

/** Where the bank of this repository lives. */
export const PACK_DIR = 'content/saa-c03'

/** Reads the files of a pack, refuses them all when one has an error, and brings the database up to them. */
export async function seed(dir: string, now: Date, report: (done: number, total: number) => void): Promise<SeedReport> {
  const { checked, problems } = await readCheckedPack(dir, now)
  if (!checked) {
    const lines = problems.map(({ path, line, column, code, message }) => `${path}:${line}:${column}  ${code}  ${message}`)
    throw new OperatorError(`Nothing was seeded, the bank has errors:\n${lines.join('\n')}`)
  }
  return importContent(checked, now, report)
}
