import { Command, Option } from 'commander'
import { EXPORT_FORMATS, type ExportFormat } from '#core/export/formats.ts'
import { bankFiles } from '#server/bank-export.ts'
import { writePack } from '#server/write-pack.ts'
import { exportAs } from './formats.ts'
import { usingDatabase } from './using-database.ts'

type ExportOptions = { force?: boolean; format?: ExportFormat; out?: string }

/** `bank export DIR`: the bank in the database back as Markdown; `--format F --out FILE`: for another program. */
export function exportCommand(): Command {
  return new Command('export')
    .description(
      'write the whole bank of the database into a folder, as the files it came from or was edited to; or its published questions into one file for another program',
    )
    .argument('[dir]', 'a new or empty folder, or that of a pack, which is brought up to the database')
    .option('--force', 'also into a folder that holds other things; they stay')
    .addOption(new Option('--format <format>', 'what the other program reads').choices(EXPORT_FORMATS))
    .option('--out <file>', 'where that file is written')
    .exitOverride()
    .action(exportBank)
}

async function exportBank(
  dir: string | undefined,
  { force = false, format, out }: ExportOptions,
  command: Command,
): Promise<void> {
  if (format && out && !dir) return usingDatabase(() => exportAs(format, out))
  if (!dir || format || out) return command.error('error: name a folder, or both --format and --out')
  await usingDatabase(async () => {
    const files = await bankFiles()
    if (!files) return 'there is no bank in the database yet; run "npm run db -- seed"'
    const written = await writePack(dir, files, force)
    if (!written.ok) return `${dir} ${written.problem}`
    process.stdout.write(`${files.length} files written to ${dir}.\n`)
    return null
  })
}
