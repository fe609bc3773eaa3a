import { Command, Option } from 'commander'
import { formatProblems, problemFormats, type ProblemFormat } from '#core/question/format-problems.ts'
import { type Problem } from '#core/question/problem.ts'
import { checkPaths } from '#server/check-paths.ts'
import { now } from '#server/clock.ts'

/** `bank check`: problems on standard output, one line of summary on standard error. */
export function checkCommand(): Command {
  return new Command('check')
    .description('list every problem in every file, as path:line:col  error|warning  CODE  message')
    .argument('[paths...]', 'files or folders, inside or outside this project', ['content/'])
    .addOption(
      new Option('--format <format>', 'how problems are written').choices(problemFormats).default('pretty'),
    )
    .exitOverride()
    .action(check)
}

async function check(
  paths: string[],
  { format }: { format: ProblemFormat },
  command: Command,
): Promise<void> {
  const report = await checkPaths(paths, process.cwd(), now().toISOString().slice(0, 10))
  if (!report.ok) return command.error(`error: ${report.problem}`)
  process.stdout.write(formatProblems(report.problems, format))
  process.stderr.write(`${summary(report.fileCount, report.problems)}\n`)
  process.exitCode = report.problems.some(({ severity }) => severity === 'error') ? 1 : 0
}

function summary(fileCount: number, problems: Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  return [
    counted(fileCount, 'file'),
    counted(errors, 'error'),
    counted(problems.length - errors, 'warning'),
  ].join(', ')
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
