import 'server-only'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Prisma } from '../prisma/generated/client.ts'
import { db } from './db.ts'
import { env } from './env.ts'
import { log } from './log.ts'

/** What "acknowledged means on disk" rests on, and "deleted means overwritten". */
const EXPECTED_PRAGMAS = [
  ['journal_mode', 'wal'],
  ['synchronous', '2'],
  ['foreign_keys', '1'],
  ['secure_delete', '1'],
] as const

/** Whether the database answers and has exactly the migrations this build knows; the reason goes to the log, not to callers. */
export async function readiness(): Promise<{ ready: boolean; problem: string | null }> {
  try {
    const problem = await schemaProblem()
    if (problem) log().error({ problem }, 'not ready')
    return { ready: problem === null, problem }
  } catch (error) {
    log().error({ error }, 'not ready: the database does not answer')
    return { ready: false, problem: messageOf(error) }
  }
}

/**
 * Refuses to start on a database that could lose or misread an answer: missing, damaged, of another version, or without
 * the settings that make "saved" mean saved. Throws one line that says what to do.
 */
export async function assertDatabase(): Promise<void> {
  const file = env().databaseFile
  const restore = `Restore a backup (npm run db -- restore <file>) or check DATABASE_URL.`
  try {
    // SQLite would make a database of an empty file; ours always has a schema.
    if (existsSync(file) && statSync(file).size === 0) throw new Error('it is empty')
    const [quick] = await pragma<{ quick_check: string }>('quick_check')
    if (quick?.quick_check !== 'ok') throw new Error(`it is damaged: ${quick?.quick_check ?? 'no answer'}`)
    for (const [name, wanted] of EXPECTED_PRAGMAS) {
      const [row] = await pragma<Record<string, string | number | bigint>>(name)
      const found = String(row?.[name])
      if (found !== wanted) throw new Error(`${name} is ${found} and must be ${wanted}`)
    }
  } catch (error) {
    throw new Error(`The database ${file} is not usable: ${messageOf(error)}. ${restore}`)
  }
  const problem = await schemaProblem()
  if (problem) throw new Error(`The database ${file} is not usable: ${problem}`)
}

async function schemaProblem(): Promise<string | null> {
  const known = readdirSync(join(process.cwd(), 'prisma/migrations'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  const [table] = await db().$queryRaw<
    unknown[]
  >`SELECT 1 AS found FROM sqlite_master WHERE name = '_prisma_migrations'`
  if (!table) return 'it has no schema. Run: npm run db -- migrate'
  const rows = await db().$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL`
  const finished = rows.map((row) => row.name)
  const missing = known.filter((name) => !finished.includes(name))
  if (missing.length > 0)
    return `its schema is old (missing ${missing.join(', ')}). Run: npm run db -- migrate`
  const newer = finished.filter((name) => !known.includes(name))
  return newer.length > 0 ? `its schema is newer than this app (${newer.join(', ')}). Update the app.` : null
}

type PragmaName = 'quick_check' | (typeof EXPECTED_PRAGMAS)[number][0]

async function pragma<T>(name: PragmaName): Promise<T[]> {
  return db().$queryRaw<T[]>(Prisma.raw(`PRAGMA ${name}`))
}

function messageOf(error: unknown): string {
  return error instanceof Error
    ? (error.message.split('\n').findLast((line) => line.trim() !== '') ?? error.message)
    : String(error)
}
