import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'

/** Something the operator can act on: printed as one line, without a stack. */
export class OperatorError extends Error {}

/** Opens an existing database file; throws an OperatorError with what to do when it is none. */
export function openSqlite(file: string): Sqlite.Database {
  if (!existsSync(file))
    throw new OperatorError(`There is no database at ${file}. Create it with: npm run db -- migrate`)
  try {
    const database = new Sqlite(file, { fileMustExist: true, timeout: 2000 })
    database.pragma('schema_version')
    return database
  } catch (error) {
    throw new OperatorError(
      `${file} cannot be read as a database (${messageOf(error)}). Restore the newest backup: npm run db -- restore <file>`,
    )
  }
}

/**
 * Makes sure that nobody else has the database open and folds its write-ahead log into the one file, so that it can be
 * copied and replaced: leaving WAL mode needs the file to oneself.
 */
export function takeAlone(file: string): void {
  const database = openSqlite(file)
  try {
    database.pragma('journal_mode=DELETE')
  } catch (error) {
    if (!isLocked(error)) throw error
    throw new OperatorError(
      `${file} is in use (${messageOf(error)}). Stop the server first, then run this again.`,
    )
  } finally {
    database.close()
  }
}

/** Answers with what is wrong inside the file, or nothing. */
export function damageIn(file: string): string[] {
  const database = openSqlite(file)
  try {
    const broken = database.pragma('integrity_check') as { integrity_check: string }[]
    const dangling = database.pragma('foreign_key_check') as { table: string; parent: string }[]
    return [
      ...broken.map((row) => row.integrity_check).filter((line) => line !== 'ok'),
      ...dangling.map((row) => `a row of ${row.table} points at a missing row of ${row.parent}`),
    ]
  } catch (error) {
    return [messageOf(error)]
  } finally {
    database.close()
  }
}

/**
 * Puts `replacement` where `file` is. The old file stays as `kept` (a second name for it, made first), so that a crash
 * at any moment leaves either the old or the new database under `file`, whole.
 */
export function replaceDatabase(file: string, replacement: string, kept: string): void {
  fsync(replacement)
  if (existsSync(file)) {
    mkdirSync(dirname(kept), { recursive: true })
    linkSync(file, kept)
  }
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true })
  renameSync(replacement, file)
  fsync(dirname(file))
}

/** Where backups of `file` go, named by what they are and when they were taken (UTC). */
export function backupPath(file: string, label: string, at: Date): string {
  const stamp = at
    .toISOString()
    .replace(/[-:]/g, '')
    .replace(/\.\d+Z$/, 'Z')
  const name = basename(file).replace(/\.db$/, '')
  for (let n = 0; ; n++) {
    const path = join(dirname(file), 'backups', `${name}-${stamp}-${label}${n ? `-${n}` : ''}.db`)
    if (!existsSync(path)) return path
  }
}

function fsync(path: string): void {
  const handle = openSync(path, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

function isLocked(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code)
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
