import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import {
  backupPath,
  damageIn,
  messageOf,
  openSqlite,
  OperatorError,
  replaceDatabase,
  takeAlone,
} from './database-file.ts'
import { applyMigrations, migrationNames, MIGRATIONS_DIR } from './schema-engine.ts'

/** Names of the migrations the database in `file` has finished, oldest first. */
export function finishedMigrations(file: string): string[] {
  const database = openSqlite(file)
  try {
    const known = database.prepare("SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'").get()
    if (!known) return []
    const rows = database
      .prepare(
        'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY migration_name',
      )
      .all() as { name: string }[]
    return rows.map((row) => row.name)
  } finally {
    database.close()
  }
}

/**
 * Brings the database in `file` to this version's schema, creating it when it is missing.
 *
 * The migrations run on a copy, which is checked and then put in place of the original by one rename: a crash or a
 * failing migration leaves the old database as it was. The old one stays in `backups/`.
 */
export async function migrate(
  file: string,
  at: Date,
  dir = MIGRATIONS_DIR,
): Promise<{ applied: string[]; backup: string | null }> {
  const created = !existsSync(file)
  const finished = created ? [] : finishedMigrations(file)
  const known = migrationNames(dir)
  const newer = finished.filter((name) => !known.includes(name))
  if (newer.length > 0) {
    throw new OperatorError(
      `${file} was made by a newer version of Pilot Light (it has ${newer.join(', ')}; this version ends at ${known.at(-1)}). Update the app.`,
    )
  }
  if (!created && finished.length === known.length) return { applied: [], backup: null }

  const copy = `${file}.migrating`
  const backup = created ? null : backupPath(file, `before-${known.at(-1)}`, at)
  for (const leftover of [copy, `${copy}-journal`, `${copy}-wal`, `${copy}-shm`])
    rmSync(leftover, { force: true })
  mkdirSync(dirname(file), { recursive: true })
  if (!created) {
    takeAlone(file)
    copyFileSync(file, copy)
  }
  try {
    const applied = await applyMigrations(copy, dir)
    const damage = damageIn(copy)
    if (damage.length > 0)
      throw new Error(`the result does not hold together: ${damage.slice(0, 3).join('; ')}`)
    replaceDatabase(file, copy, backup ?? file)
    return { applied, backup }
  } catch (error) {
    rmSync(copy, { force: true })
    throw new OperatorError(`Migrating ${file} failed and changed nothing: ${messageOf(error)}`)
  }
}
