import { randomUUID } from 'node:crypto'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { db, inTransaction } from '#server/db.ts'
import { databaseFile, onFreshConnection, useDatabase } from '../support/database.ts'
import { createStudent } from '../support/people.ts'

useDatabase()

const SAVES = 1000

// Acceptance list A1. Without the gate in server/gated-adapter.ts most of these were lost: plain writes ran inside the
// failing transactions and were rolled back with them, after they had been acknowledged.
test('1,000 acknowledged saves beside failing transactions are all on disk', async () => {
  const student = await createStudent()
  let failing = true
  async function failAgainAndAgain() {
    let failures = 0
    while (failing) {
      await inTransaction(async (tx) => {
        await tx.profile.update({ where: { userId: student.id }, data: { newPerDay: { increment: 1 } } })
        await new Promise((resolve) => setImmediate(resolve))
        throw new Error('planned')
      }).catch((error: unknown) => {
        if (!(error instanceof Error) || error.message !== 'planned') throw error
        failures++
      })
    }
    return failures
  }
  const nestedFailures = async () => {
    let failures = 0
    while (failing) {
      // A nested create opens a transaction silently; the duplicate e-mail makes it fail.
      await db()
        .user.create({ data: { name: 'x', email: student.email, profile: { create: {} } } })
        .catch(() => failures++)
    }
    return failures
  }
  const others = [failAgainAndAgain(), failAgainAndAgain(), nestedFailures()]

  const acknowledged: string[] = []
  async function save() {
    while (acknowledged.length < SAVES) {
      const identifier = randomUUID()
      acknowledged.push(identifier)
      await db().verification.create({ data: { identifier, value: 'saved', expiresAt: new Date(0) } })
    }
  }
  await Promise.all(Array.from({ length: 8 }, save))
  failing = false
  const failures = await Promise.all(others)

  expect(Math.min(...failures)).toBeGreaterThan(5)
  const stored = onFreshConnection((fresh) =>
    fresh.prepare('SELECT identifier FROM Verification').pluck().all(),
  )
  const lost = acknowledged.filter((identifier) => !stored.includes(identifier))
  expect(lost).toEqual([])
  expect((await db().profile.findUniqueOrThrow({ where: { userId: student.id } })).newPerDay).toBe(20)
})

test('a write waits for another process that holds the lock, and is kept', async () => {
  const student = await createStudent()
  const other = new Sqlite(databaseFile())
  other.prepare('BEGIN IMMEDIATE').run()
  setTimeout(() => other.prepare('COMMIT').run(), 250)

  await db().profile.update({ where: { userId: student.id }, data: { newPerDay: 7 } })

  other.close()
  expect(onFreshConnection((fresh) => fresh.prepare('SELECT newPerDay FROM Profile').pluck().all())).toEqual([
    7,
  ])
})

test('a transaction whose commit is refused leaves the connection usable', async () => {
  const student = await createStudent()
  await expect(
    inTransaction(async (tx) => {
      await tx.$executeRaw`PRAGMA defer_foreign_keys=ON`
      await tx.$executeRaw`INSERT INTO "Profile" ("userId") VALUES ('nobody')`
    }),
  ).rejects.toThrow()

  await db().profile.update({ where: { userId: student.id }, data: { newPerDay: 9 } })

  expect(onFreshConnection((fresh) => fresh.prepare('SELECT newPerDay FROM Profile').pluck().all())).toEqual([
    9,
  ])
})
