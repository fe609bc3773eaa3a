import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { db } from '#server/db.ts'
import { migrationNames } from '../../prisma/schema-engine.ts'
import { createBlueprintBank } from '../support/bank.ts'
import { databaseFile, onFreshConnection, useDatabase } from '../support/database.ts'
import { createStudent } from '../support/people.ts'
import { respond, sit } from '../support/sitting.ts'

useDatabase()

function start(file = databaseFile()) {
  const env = { ...process.env, DATABASE_URL: `file:${file}`, NODE_ENV: 'production' as const }
  const args = [
    '--conditions=react-server',
    '--import',
    'tsx',
    join(import.meta.dirname, '../support/start-once.ts'),
  ]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
  return { status, stdout, stderr }
}

const inFile = (change: (database: Sqlite.Database) => void) => onFreshConnection(change)

// Acceptance list A15: each ends with exit 1 and one line that says which file, what, and what to do.
test('a sound database starts', () => {
  expect(start()).toMatchObject({ status: 0, stdout: expect.stringContaining('started') })
  expect(onFreshConnection((fresh) => fresh.pragma('journal_mode', { simple: true }))).toBe('wal')
})

test('a missing database is refused and not created', () => {
  const file = `${databaseFile()}.missing`
  const { status, stderr } = start(file)
  expect([status, stderr.trim().split('\n').length]).toEqual([1, 1])
  expect(stderr).toContain(file)
  expect(existsSync(file)).toBe(false)
})

test.each([
  ['an empty file', () => writeFileSync(`${databaseFile()}.bad`, '')],
  ['a corrupt header', () => spoil(0, 100)],
  ['a corrupt page in the middle', () => spoil(4096 * 6, 2000)],
])('%s is refused and left as it is', (_, make) => {
  copyFileSync(databaseFile(), `${databaseFile()}.bad`)
  make()
  const file = `${databaseFile()}.bad`
  const before = readFileSync(file)
  const { status, stderr } = start(file)
  expect(status).toBe(1)
  expect(stderr).toMatch(/^The database .* is not usable: .*\n$/)
  // The first 100 bytes are SQLite's header, which notes the journal mode.
  expect(readFileSync(file).subarray(100).equals(before.subarray(100))).toBe(true)
})

function spoil(from: number, bytes: number) {
  const content = readFileSync(`${databaseFile()}.bad`)
  content.fill(0xaa, from, from + bytes)
  writeFileSync(`${databaseFile()}.bad`, content)
}

test('an older schema is refused with the command to run, a newer one with the version it needs', () => {
  inFile((database) =>
    database.exec("UPDATE _prisma_migrations SET migration_name = '20991231000000_future'"),
  )
  expect(start()).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/its schema is old.*npm run db -- migrate/),
  })
  inFile((database) => {
    const insert = database.prepare(
      "INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at) VALUES (?, 'x', 1, ?, 1)",
    )
    for (const name of migrationNames()) insert.run(name, name)
  })
  expect(start()).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/newer than this app \(20991231000000_future/),
  })
})

test('an unusable environment is one list, without a stack', () => {
  const env = { ...process.env, DATABASE_URL: `file:${databaseFile()}`, PORT: 'http' }
  const args = [
    '--conditions=react-server',
    '--import',
    'tsx',
    join(import.meta.dirname, '../support/start-once.ts'),
  ]
  const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
  expect(status).toBe(1)
  expect(stderr).toMatch(/^The environment is not usable:\n {2}PORT .*\n$/)
})

test('an attempt that expired while nobody ran is closed at its deadline when the server starts', async () => {
  await createBlueprintBank(6)
  const student = await createStudent()
  const begun = new Date(Date.now() - 3_600_000)
  const { id, deadline } = await sit(student, begun)
  await respond(student, id, 1, true, new Date(begun.getTime() + 60_000))
  expect(start().status).toBe(0)
  expect(await db().attempt.findUniqueOrThrow({ where: { id } })).toMatchObject({
    submittedAt: deadline,
    closedBy: 'expiry',
    openFor: null,
  })
})

test('the terminal shows a link to become administrator, until somebody is', async () => {
  const { stdout } = start()
  expect(stdout).toMatch(/Nobody is an administrator yet.*http:\/\/localhost:3000\/set-up\/[\w-]{43}\n/)
  await createStudent({ role: 'admin' })
  expect(start().stdout).not.toContain('/set-up/')
})
