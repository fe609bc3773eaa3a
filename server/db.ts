import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { Prisma, PrismaClient } from '../prisma/generated/client.ts'
import { env } from './env.ts'
import { gatedAdapter } from './gated-adapter.ts'

export type Database = PrismaClient
export type Transaction = Prisma.TransactionClient

/** Acknowledged means on disk: write-ahead log, fsync at every commit, foreign keys on. Deleted means overwritten. Asserted at boot. */
const PRAGMAS =
  'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;'

/** Milliseconds better-sqlite3 may block the event loop waiting for another process; longer waits are retried asynchronously. */
const LOCK_WAIT_MS = 100

/** Opens the database in `file`; a missing file is an error, never silently created. */
export function openDatabase(file: string): Database {
  const adapter = new PrismaBetterSqlite3({ url: `file:${file}`, fileMustExist: true, timeout: LOCK_WAIT_MS })
  return new PrismaClient({ adapter: gatedAdapter(adapter, PRAGMAS), errorFormat: 'minimal' })
}

const kept = globalThis as typeof globalThis & { pilotLightDatabase?: Database }

/** The one PrismaClient of this process (kept across hot reloads in development). */
export function db(): Database {
  kept.pilotLightDatabase ??= openDatabase(env().databaseFile)
  return kept.pilotLightDatabase
}

/** Where the database is that `db()` has open. */
export async function openFile(): Promise<string> {
  const [main] = await db().$queryRaw<{ file: string }[]>`PRAGMA database_list`
  if (!main) throw new Error('the database does not say where it is')
  return main.file
}

/**
 * Writes the database's file anew, so that nothing is left in it of what was deleted; false when another process was
 * reading and the write-ahead log could not be emptied. Everybody waits meanwhile: about 5 ms for each megabyte.
 */
export async function rewriteFile(): Promise<boolean> {
  await retried(() => db().$executeRaw`VACUUM`)
  return emptyLog()
}

/** Moves the write-ahead log into the file and empties it; false when another process was reading. */
export async function emptyLog(): Promise<boolean> {
  const [outcome] = await db().$queryRaw<{ busy: number | bigint }[]>`PRAGMA wal_checkpoint(TRUNCATE)`
  return Number(outcome?.busy) === 0
}

const TRANSACTION_LIMIT = { maxWait: 10_000, timeout: 10_000 }
const ATTEMPTS = 5

/**
 * Runs `work` in one transaction, again from the start (up to five times, with jitter) when another process held the
 * lock. Open it with the conditional write, and use only the client passed in: the outer one would wait for itself.
 */
export async function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  return retried(() => db().$transaction(work, TRANSACTION_LIMIT))
}

/** Runs one whole write, again from the start (up to five times, with jitter) when another process held the lock. */
export async function retried<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write()
    } catch (error) {
      if (attempt === ATTEMPTS || !isBusy(error)) throw error
      await wait(attempt * 20 + Math.random() * 40)
    }
  }
}

/** Another process held SQLite's lock for too long: worth trying again, or a 503 with Retry-After. */
export function isBusy(error: unknown): boolean {
  return (
    error instanceof Prisma.PrismaClientKnownRequestError && ['P1008', 'P2034', 'P2028'].includes(error.code)
  )
}

/** The disk is full: nothing was written, reading goes on, and writing will once there is room. */
export function isDiskFull(error: unknown): boolean {
  return (
    error instanceof Prisma.PrismaClientKnownRequestError &&
    (error.code === 'P2039' || /SQLITE_FULL|database or disk is full/.test(error.message))
  )
}

/** A unique index said no: somebody else was first. */
export function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
}
