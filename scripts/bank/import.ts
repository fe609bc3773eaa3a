import { readFile, stat } from 'node:fs/promises'
import { Command } from 'commander'
import { formatProblems } from '#core/question/format-problems.ts'
import { unifiedDiff } from '#core/question/unified-diff.ts'
import { carryOut, dryRun, type ImportPlan } from '#server/bank-import.ts'
import { now } from '#server/clock.ts'
import { folderOf } from '#server/import-folder.ts'
import { type PackFolder, readPack } from '#server/pack-files.ts'
import { ARCHIVE_MEGABYTES, unpackZip } from '#server/unpack-zip.ts'
import { usingDatabase } from './using-database.ts'

/** `bank import DIR|ZIP`: what it would do, and with --apply does. */
export function importCommand(): Command {
  return new Command('import')
    .description('say what importing a folder or zip archive into the bank would do; with --apply, do it')
    .argument('<path>', 'the folder of a pack or of some questions in their topics’ folders, or a zip of it')
    .option('--apply', 'do it, all or nothing; also while the server runs')
    .exitOverride()
    .action(importBank)
}

async function importBank(path: string, { apply = false }: { apply?: boolean }): Promise<void> {
  await usingDatabase(async () => {
    const folder = await folderAt(path)
    if (typeof folder === 'string') return folder
    const showProgress = process.stderr.isTTY && !process.env.CI
    const { plan, work } = await dryRun(folder, now(), (done, total) => {
      if (showProgress) process.stderr.write(`\rReading ${done} of ${total}${done === total ? '\n' : ''}`)
    })
    process.stdout.write(planText(plan))
    if (!work) return 'nothing is imported: mend what is listed above, or take it out'
    if (!apply) {
      process.stdout.write(WHAT_NEXT)
      return null
    }
    const imported = await carryOut(work, { publisher: 'import', actorId: null }, now())
    if (!imported.ok) return 'somebody changed the bank meanwhile, so nothing was imported; run it again'
    process.stdout.write(`Imported: ${imported.created} new, ${imported.changed} changed.\n`)
    return null
  })
}

const WHAT_NEXT = 'Nothing was imported yet. To do it, run the same again with --apply.\n'

/** The files, or why there are none. */
async function folderAt(path: string): Promise<PackFolder | string> {
  const found = await stat(path).catch(() => null)
  if (!found) return `${path}: no such file or folder`
  if (found.isDirectory()) {
    const folder = await readPack(path)
    return folder.files.length === 0 && folder.problems.length === 0 ? `${path}: no files` : folder
  }
  if (found.size > ARCHIVE_MEGABYTES * 1024 ** 2)
    return `${path}: an archive may have ${ARCHIVE_MEGABYTES} MB`
  const unpacked = await unpackZip(await readFile(path))
  if (!unpacked.ok) return `${path}: ${unpacked.problem}`
  return unpacked.files.length === 0 ? `${path}: no files` : folderOf(unpacked.files)
}

function planText({ created, changed, unchanged, refused, warnings, leftOut }: ImportPlan): string {
  const counts = `${created.length} new, ${changed.length} changed, ${unchanged.length} unchanged`
  return [
    formatProblems([...refused, ...warnings], 'pretty'),
    ...created.map(({ path, title }) => `new        ${path}  ${title}\n`),
    ...changed.map(
      ({ path, title, texts, editedHere }) =>
        `changed    ${path}  ${title}${editedHere ? '  (edited here since it was seeded)' : ''}\n` +
        (texts ? unifiedDiff(path, texts.before, texts.after) : ''),
    ),
    ...leftOut.map((path) => `left out   ${path}\n`),
    `Files: ${counts}, ${new Set(refused.map(({ path }) => path)).size} refused.\n`,
  ].join('')
}
