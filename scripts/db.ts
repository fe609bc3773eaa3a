// npm run db -- migrate|seed|check|backup|restore|grant|demo : exit 0, or one clear line and exit 1.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { Argument, Command, Option } from 'commander'
import { checkDatabase } from '#server/check-database.ts'
import { now } from '#server/clock.ts'
import { db } from '#server/db.ts'
import { makeDemo } from '#server/demo.ts'
import { env } from '#server/env.ts'
import { grantRole } from '#server/people.ts'
import { backup, restore } from '../prisma/backup.ts'
import { damageIn, openSqlite, OperatorError } from '../prisma/database-file.ts'
import { migrate } from '../prisma/migrate.ts'
import { MIGRATIONS_DIR, missingMigration } from '../prisma/schema-engine.ts'
import { PACK_DIR, seed } from '../prisma/seed.ts'

// The same settings as the server's: a backup of another database than the one served would be worth nothing.
if (existsSync('.env')) process.loadEnvFile('.env')

const program = new Command('npm run db --').description('Care for the database that DATABASE_URL names.')
const say = (line: string) => process.stdout.write(`${line}\n`)
const shown = (path: string) => relative(process.cwd(), path)

program
  .command('migrate')
  .description(
    'create the database, or bring it to this version (on a copy, the old one is kept in backups/)',
  )
  .action(async () => {
    const { applied, backup } = await migrate(env().databaseFile, now())
    say(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`)
    if (backup) say(`The database as it was: ${shown(backup)}`)
  })

program
  .command('seed')
  .description('bring the bank in the database up to the files in content/')
  .argument('[dir]', 'the folder of a pack', PACK_DIR)
  .action(async (dir: string) => {
    openSqlite(env().databaseFile).close()
    const showProgress = process.stderr.isTTY && !process.env.CI
    const report = await seed(dir, now(), (done, total) => {
      if (showProgress) process.stderr.write(`\rSeeding ${done} of ${total}${done === total ? '\n' : ''}`)
    })
    if (!report) {
      say('The bank is up to date with its files.')
      return
    }
    const { created, updated, unchanged, kept, withoutFile, lessons, pages } = report
    say(
      `Questions: ${created.length} new, ${updated.length} changed, ${unchanged} unchanged. New or changed: ${lessons} lessons, ${pages} pages.`,
    )
    for (const id of withoutFile) say(`Published, but its file is gone: ${id}. Put it back, or retire it.`)
    for (const id of kept) say(`Kept as edited in the app, though the file changed too: ${id}`)
  })

program
  .command('check')
  .description(
    'look for damage: the file, its references, schedules and counts against the log, scores against responses',
  )
  .action(async () => {
    const damage = damageIn(env().databaseFile)
    const problems = damage.length > 0 ? damage : await checkDatabase()
    for (const problem of problems) say(problem)
    if (problems.length > 0)
      throw new OperatorError(`${problems.length} problems found in ${shown(env().databaseFile)}.`)
    say('The database is sound.')
  })

program
  .command('backup')
  .description('write a checked copy, also while the server runs')
  .argument('[file]', 'where to (default: a dated file in backups/ beside the database)')
  .action((file?: string) => {
    say(`Backup written: ${shown(backup(env().databaseFile, now(), file))}`)
  })

program
  .command('restore')
  .description(
    'put a backup in place of the database (stop the server first), without whoever was deleted since; the replaced one is kept in backups/',
  )
  .argument('<file>', 'the backup')
  .action(async (file: string) => {
    const { replaced, applied, erased } = await restore(env().databaseFile, file, now())
    say(`Restored from ${file}.${applied.length > 0 ? ` Applied ${applied.join(', ')}.` : ''}`)
    if (erased > 0) say(`People removed again, as they were deleted after this backup was made: ${erased}.`)
    if (replaced) say(`The database as it was: ${shown(replaced)}`)
  })

const ROLES = ['student', 'instructor', 'admin'] as const

program
  .command('grant')
  .description('make an account student, instructor or admin; it counts from their next click on')
  .argument('<email>', 'the e-mail of the account')
  .addArgument(new Argument('<role>').choices(ROLES))
  .action(async (email: string, role: (typeof ROLES)[number]) => {
    openSqlite(env().databaseFile).close()
    const changed = await grantRole(email, role, now())
    if (changed.ok) say(`${email} is ${role} now.`)
    else if (changed.problem === 'unchanged') say(`${email} is ${role} already.`)
    else if (changed.problem === 'last-admin')
      throw new OperatorError(`${email} is the only administrator: make another one first.`)
    else throw new OperatorError(`No account has the e-mail ${email}. Sign up at /sign-up first.`)
  })

program
  .command('demo')
  .description(
    'make a student with 60 days of history, to look around with; refused in production and where accounts are',
  )
  .option('--seed <seed>', 'another seed, another student', '1')
  .addOption(new Option('--responses <n>', 'only so many answers').choices(['0', '5', '50']))
  .action(async ({ seed, responses }: { seed: string; responses?: '0' | '5' | '50' }) => {
    openSqlite(env().databaseFile).close()
    const counts = { 0: 0, 5: 5, 50: 50 } as const
    const made = await makeDemo(
      {
        seed,
        responses: responses === undefined ? null : counts[responses],
        isProduction: process.env.NODE_ENV === 'production',
        appUrl: env().appUrl,
      },
      now(),
    )
    if (!made.ok) throw new OperatorError(made.why)
    const { email, password, answers, exams, days } = made.demo
    say(`Made a student with ${answers} answers on ${days} days and ${exams} exams.`)
    say(`Sign in at ${env().ownOrigins[0]}/sign-in as ${email} with ${password}`)
  })

program
  .command('draft')
  .description('for developers: write the migration that leads to prisma/schema.prisma')
  .argument('<name>', 'what it does, for example add_classes')
  .action(async (name: string) => {
    const sql = await missingMigration()
    if (!sql) {
      say('The migrations already lead to prisma/schema.prisma.')
      return
    }
    const stamp = now().toISOString().replace(/\D/g, '').slice(0, 14)
    const dir = join(MIGRATIONS_DIR, `${stamp}_${name}`)
    mkdirSync(dir)
    writeFileSync(join(dir, 'migration.sql'), sql)
    say(`Written: ${shown(dir)}. Read it before you commit it.`)
  })

try {
  await program.parseAsync()
} catch (error) {
  process.stderr.write(`${wordsFor(error)}\n`)
  process.exitCode = 1
} finally {
  if ('pilotLightDatabase' in globalThis) await db().$disconnect()
}

/** What an operator can act on is a line or a list; anything else is a bug and shows its stack. */
function wordsFor(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof OperatorError || error.message.startsWith('The environment')) return error.message
  // A refusal of the file system or the database says enough in its last line.
  const isRefusal = 'code' in error && typeof error.code === 'string'
  return isRefusal
    ? (error.message.trim().split('\n').at(-1) ?? error.message)
    : (error.stack ?? error.message)
}
