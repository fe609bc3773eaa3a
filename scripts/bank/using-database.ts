import { existsSync } from 'node:fs'
import { db } from '#server/db.ts'
import { env } from '#server/env.ts'

/**
 * Runs a command on the database that the server uses, and closes it. What `work` answers with is why it could not be
 * done: one line, and exit 1, as for whatever the environment, the file system or the database says no to.
 */
export async function usingDatabase(work: () => Promise<string | null>): Promise<void> {
  try {
    // The same settings as the server's.
    if (existsSync('.env')) process.loadEnvFile('.env')
    const problem = existsSync(env().databaseFile)
      ? await work()
      : `there is no database at ${env().databaseFile}; run "npm run db -- migrate"`
    if (problem !== null) fail(problem)
  } catch (error) {
    if (!isRefusal(error)) throw error
    fail(error.message.trim().split('\n').at(-1) ?? error.message)
  } finally {
    if ('pilotLightDatabase' in globalThis) await db().$disconnect()
  }
}

function fail(problem: string): void {
  process.stderr.write(`error: ${problem}\n`)
  process.exitCode = 1
}

function isRefusal(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  return error.message.startsWith('The environment') || ('code' in error && typeof error.code === 'string')
}
