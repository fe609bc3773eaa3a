import { rename, writeFile } from 'node:fs/promises'
import { type ExportFormat, lossesOf } from '#core/export/formats.ts'
import { exportedBank } from '#server/exported-bank.ts'
import { exportFile } from '#server/export-formats.ts'

/**
 * Writes the bank into one file that another program reads; what the format cannot carry is said on standard error.
 * Answers with why it could not be done, or null. A file under that name is replaced once the new one is whole.
 */
export async function exportAs(format: ExportFormat, out: string): Promise<string | null> {
  const bank = await exportedBank()
  if (!bank) return 'there is no bank in the database yet; run "npm run db -- seed"'
  await writeFile(`${out}.partial`, exportFile(bank, format))
  await rename(`${out}.partial`, out)
  for (const { what, questions } of lossesOf(format, bank))
    process.stderr.write(`${format} does not carry ${what} (${questions} questions).\n`)
  process.stdout.write(`${bank.questions.length} questions written to ${out}.\n`)
  return null
}
