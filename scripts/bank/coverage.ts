import { resolve } from 'node:path'
import { Command, Option } from 'commander'
import { coverageFormats, formatCoverage, type CoverageFormat } from '#core/question/format-coverage.ts'
import { now } from '#server/clock.ts'
import { packCoverage } from '#server/pack-coverage.ts'
import { PACK_DIR } from '../../prisma/seed.ts'

/** `bank coverage`: what the bank has and what it lacks, on standard output. */
export function coverageCommand(): Command {
  return new Command('coverage')
    .description('count published questions by domain, task, topic, concept, level, and name what is missing')
    .argument('[dir]', 'the folder of a pack', PACK_DIR)
    .addOption(
      new Option('--format <format>', 'how the tables are written')
        .choices(coverageFormats)
        .default('pretty'),
    )
    .exitOverride()
    .action(cover)
}

async function cover(dir: string, { format }: { format: CoverageFormat }, command: Command): Promise<void> {
  const report = await packCoverage(resolve(dir), now().toISOString().slice(0, 10))
  if (!report.ok) return command.error(`error: ${dir}: ${report.problem}`)
  process.stdout.write(formatCoverage(report.coverage, format))
  process.exitCode = report.coverage.gaps.length > 0 ? 1 : 0
}
