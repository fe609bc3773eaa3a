import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach } from 'vitest'
import { openDatabase, type Database } from '#server/db.ts'
import { ARTIFACTS, TEMPLATE } from './build-template-database.ts'

const kept = globalThis as typeof globalThis & { pilotLightDatabase?: Database; pilotLightAuth?: unknown }
let file = ''

/** Gives every test of the file its own copy of the empty database, as the one `db()` answers with. */
export function useDatabase(): void {
  beforeEach(() => {
    // A new name each time: a file copied over an open WAL database would silently do nothing. A folder of its own,
    // for what is kept beside a database.
    file = join(ARTIFACTS, 'databases', randomUUID(), 'app.db')
    mkdirSync(dirname(file), { recursive: true })
    copyFileSync(TEMPLATE, file)
    kept.pilotLightDatabase = openDatabase(file)
  })
  afterEach(async () => {
    await kept.pilotLightDatabase?.$disconnect()
    delete kept.pilotLightDatabase
    delete kept.pilotLightAuth // it holds the database it was made with
    rmSync(dirname(file), { recursive: true, force: true })
  })
}

/** The file under test, to be opened by another connection or process. */
export function databaseFile(): string {
  return file
}

/** Runs `look` on a fresh connection of its own: what is really on disk, not what a client believes. */
export function onFreshConnection<T>(look: (database: Sqlite.Database) => T): T {
  const database = new Sqlite(file)
  try {
    return look(database)
  } finally {
    database.close()
  }
}
