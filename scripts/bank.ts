// npm run bank -- check [paths] : exit 0 clean or warnings only, 1 errors, 2 wrong call.
// npm run bank -- coverage [dir] : exit 0 complete, 1 something is missing, 2 wrong call.
// npm run bank -- export DIR : exit 0 written, 1 cannot be done.
// npm run bank -- new TOPIC : exit 0 written, 2 wrong call.
// npm run bank -- import DIR|ZIP : exit 0 possible (with --apply: done), 1 refused.
import { Command, CommanderError } from 'commander'
import { checkCommand } from './bank/check.ts'
import { coverageCommand } from './bank/coverage.ts'
import { exportCommand } from './bank/export.ts'
import { importCommand } from './bank/import.ts'
import { newCommand } from './bank/new.ts'

const program = new Command('npm run bank --')
  .description('Care for question banks in Markdown.')
  .exitOverride()
  .addCommand(checkCommand())
  .addCommand(coverageCommand())
  .addCommand(exportCommand())
  .addCommand(importCommand())
  .addCommand(newCommand())

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  // Commander has said what was wrong with the call; help that was asked for is no mistake.
  process.exitCode = error.exitCode === 0 ? 0 : 2
}
