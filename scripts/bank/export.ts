import { Command } from 'commander'
import { bankFiles } from '#server/bank-export.ts'
import { writePack } from '#server/write-pack.ts'
import { usingDatabase } from './using-database.ts'

/** `bank export DIR`: the bank in the database back as Markdown. */
export function exportCommand(): Command {
  return new Command('export')
    .description(
      'write the whole bank of the database into a folder, as the files it came from or was edited to',
    )
    .argument('<dir>', 'a new or empty folder, or that of a pack, which is brought up to the database')
    .option('--force', 'also into a folder that holds other things; they stay')
    .exitOverride()
    .action(exportBank)
}

async function exportBank(dir: string, { force = false }: { force?: boolean }): Promise<void> {
  await usingDatabase(async () => {
    const files = await bankFiles()
    if (!files) return 'there is no bank in the database yet; run "npm run db -- seed"'
    const written = await writePack(dir, files, force)
    if (!written.ok) return `${dir} ${written.problem}`
    process.stdout.write(`${files.length} files written to ${dir}.\n`)
    return null
  })
}
