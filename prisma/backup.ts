import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { openDatabase } from '#server/db.ts'
import { markedPeople } from '#server/erase.ts'
import { erasedMarks } from '#server/erased-accounts.ts'
import { removePeople } from '#server/remove-people.ts'
import {
  backupPath,
  damageIn,
  messageOf,
  openSqlite,
  OperatorError,
  replaceDatabase,
  takeAlone,
} from './database-file.ts'
import { finishedMigrations } from './migrate.ts'
import { applyMigrations, migrationNames, MIGRATIONS_DIR } from './schema-engine.ts'

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

export type Restored = {
  /** Where the database that was there is now. */
  replaced: string | null
  applied: string[]
  /** How many people were removed again, because they were deleted after the backup was made. */
  erased: number
}

/**
 * Puts a backup in place of the database, at this version's schema and without whoever was deleted since; the replaced
 * one stays in `backups/`. All of it happens on a copy first. Needs the server stopped.
 */
export async function restore(file: string, from: string, at: Date): Promise<Restored> {
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
  const leftovers = ['', '-journal', '-wal', '-shm'].map((suffix) => copy + suffix)
  for (const leftover of leftovers) rmSync(leftover, { force: true })
  mkdirSync(dirname(file), { recursive: true })
  copyFileSync(from, copy)
  try {
    const isOld = finished.length < migrationNames().length
    const applied = isOld ? await applyMigrations(copy, MIGRATIONS_DIR) : []
    const erased = await eraseAgain(copy, erasedMarks(file))
    const problems = damageIn(copy)
    if (problems.length > 0) throw new Error(problems.slice(0, 3).join('; '))
    replaceDatabase(file, copy, replaced ?? file)
    return { replaced, applied, erased }
  } catch (error) {
    for (const leftover of leftovers) rmSync(leftover, { force: true })
    throw new OperatorError(`Restoring ${from} failed and changed nothing: ${messageOf(error)}`)
  }
}

/** Removes whoever bears one of these marks, also from between the pages; answers with how many there were. */
async function eraseAgain(copy: string, marks: Set<string>): Promise<number> {
  if (marks.size === 0) return 0
  const database = openDatabase(copy)
  let back: string[]
  try {
    back = await markedPeople(database, marks)
    if (back.length > 0) await database.$transaction((tx) => removePeople(tx, back), { timeout: 600_000 })
  } finally {
    await database.$disconnect()
  }
  takeAlone(copy)
  if (back.length === 0) return 0
  const file = openSqlite(copy)
  try {
    file.exec('VACUUM')
  } finally {
    file.close()
  }
  return back.length
}

/** The file to be replaced must not be open elsewhere; one too damaged to be opened may go without asking. */
function giveUp(file: string): void {
  try {
    takeAlone(file)
  } catch (error) {
    if (error instanceof OperatorError && error.message.includes('is in use')) throw error
  }
}
