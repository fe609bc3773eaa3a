import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import {
  backupPath,
  damageIn,
  openSqlite,
  OperatorError,
  replaceDatabase,
  takeAlone,
} from './database-file.ts'
import { finishedMigrations } from './migrate.ts'
import { migrationNames } from './schema-engine.ts'

/** Writes a checked copy of the database, also while the server runs; nothing appears under the final name before it is whole. */
export function backup(file: string, at: Date, to = backupPath(file, 'backup', at)): string {
  if (existsSync(to)) throw new OperatorError(`${to} exists already; name another file.`)
  const partial = `${to}.partial`
  mkdirSync(dirname(to), { recursive: true })
  rmSync(partial, { force: true })
  const database = openSqlite(file)
  try {
    database.prepare('VACUUM INTO ?').run(partial)
  } finally {
    database.close()
  }
  const damage = damageIn(partial)
  if (damage.length > 0) {
    throw new OperatorError(
      `The backup does not hold together and was kept aside as ${partial}: ${damage.slice(0, 3).join('; ')}`,
    )
  }
  renameSync(partial, to)
  return to
}

/** Puts a backup in place of the database; the replaced one stays in `backups/`. Needs the server stopped. */
export function restore(file: string, from: string, at: Date): { replaced: string | null } {
  const damage = damageIn(from)
  if (damage.length > 0)
    throw new OperatorError(`${from} is damaged, nothing was changed: ${damage.slice(0, 3).join('; ')}`)
  const finished = finishedMigrations(from)
  if (finished.length === 0)
    throw new OperatorError(`${from} is not a Pilot Light database; nothing was changed.`)
  const newer = finished.filter((name) => !migrationNames().includes(name))
  if (newer.length > 0)
    throw new OperatorError(
      `${from} was made by a newer version (it has ${newer.join(', ')}); nothing was changed.`,
    )

  const replaced = existsSync(file) ? backupPath(file, 'before-restore', at) : null
  if (replaced) giveUp(file)
  const copy = `${file}.restoring`
  mkdirSync(dirname(file), { recursive: true })
  copyFileSync(from, copy)
  replaceDatabase(file, copy, replaced ?? file)
  return { replaced }
}

/** The file to be replaced must not be open elsewhere; one too damaged to be opened may go without asking. */
function giveUp(file: string): void {
  try {
    takeAlone(file)
  } catch (error) {
    if (error instanceof OperatorError && error.message.includes('is in use')) throw error
  }
}
