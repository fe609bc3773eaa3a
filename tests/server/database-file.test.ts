import { execFileSync, spawn } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { markErased } from '#server/erased-accounts.ts'
import { backup, restore } from '../../prisma/backup.ts'
import { damageIn } from '../../prisma/database-file.ts'
import { finishedMigrations, migrate } from '../../prisma/migrate.ts'
import { MIGRATIONS_DIR, migrationNames, missingMigration } from '../../prisma/schema-engine.ts'
import { TEMPLATE } from '../support/build-template-database.ts'

const AT = new Date('2026-11-21T12:00:00Z')
let dir = ''
let file = ''

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'pilot-light-'))
  file = join(dir, 'app.db')
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

function withDatabase<T>(path: string, look: (database: Sqlite.Database) => T): T {
  const database = new Sqlite(path)
  try {
    return look(database)
  } finally {
    database.close()
  }
}

function addUsers(path: string, count: number) {
  withDatabase(path, (database) => {
    const insert = database.prepare(
      "INSERT INTO User (id, name, email, updatedAt) VALUES (?, 'n', ?, '2026-01-01')",
    )
    const profile = database.prepare('INSERT INTO Profile (userId) VALUES (?)')
    for (let n = 0; n < count; n++) {
      insert.run(`u${n}`, `u${n}@example.test`)
      profile.run(`u${n}`)
    }
  })
}

const count = (path: string, table: string) =>
  withDatabase(path, (database) => database.prepare(`SELECT COUNT(*) FROM ${table}`).pluck().get())

function withMigration(name: string, sql: string): string {
  const migrations = join(dir, 'migrations')
  mkdirSync(migrations)
  for (const each of migrationNames()) {
    mkdirSync(join(migrations, each))
    copyFileSync(join(MIGRATIONS_DIR, each, 'migration.sql'), join(migrations, each, 'migration.sql'))
  }
  mkdirSync(join(migrations, name))
  writeFileSync(join(migrations, name, 'migration.sql'), sql)
  return migrations
}

/** The way Prisma rebuilds a table, which on a connection with foreign keys on empties the tables that cascade from it. */
const REBUILD_USER = `PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_User" AS SELECT * FROM "User" WHERE 0;
DROP TABLE "new_User";
CREATE TABLE "new_User" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "email" TEXT NOT NULL, "emailVerified" BOOLEAN NOT NULL DEFAULT false, "image" TEXT, "isAnonymous" BOOLEAN NOT NULL DEFAULT false, "role" TEXT NOT NULL DEFAULT 'student', "banned" BOOLEAN NOT NULL DEFAULT false, "banReason" TEXT, "banExpires" DATETIME, "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" DATETIME NOT NULL, "nickname" TEXT);
INSERT INTO "new_User" ("id","name","email","emailVerified","image","isAnonymous","role","banned","banReason","banExpires","createdAt","updatedAt") SELECT "id","name","email","emailVerified","image","isAnonymous","role","banned","banReason","banExpires","createdAt","updatedAt" FROM "User";
DROP TABLE "User";
ALTER TABLE "new_User" RENAME TO "User";
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
`

test('the migrations lead exactly to schema.prisma', async () => {
  expect(await missingMigration()).toBe('')
})

test('migrating creates a database, and a second time changes nothing', async () => {
  expect(await migrate(file, AT)).toEqual({ applied: migrationNames(), backup: null })
  const before = readFileSync(file)
  expect(await migrate(file, AT)).toEqual({ applied: [], backup: null })
  expect(readFileSync(file).equals(before)).toBe(true)
  expect(damageIn(file)).toEqual([])
})

test('a migration that rebuilds a table keeps every row that cascades from it, and the old file is kept', async () => {
  await migrate(file, AT)
  addUsers(file, 50)
  const result = await migrate(file, AT, withMigration('20990101000000_nickname', REBUILD_USER))
  expect(result.applied).toEqual(['20990101000000_nickname'])
  expect([count(file, 'User'), count(file, 'Profile')]).toEqual([50, 50])
  expect(count(result.backup ?? '', 'Profile')).toBe(50)
  expect(damageIn(file)).toEqual([])
})

test('a failing migration changes nothing and says which database and why', async () => {
  await migrate(file, AT)
  addUsers(file, 3)
  const bad = withMigration(
    '20990101000000_bad',
    'ALTER TABLE "User" ADD COLUMN "x" TEXT;\nALTER TABLE "Nowhere" ADD COLUMN "y" TEXT;',
  )
  const before = withDatabase(file, (database) => database.serialize())
  await expect(migrate(file, AT, bad)).rejects.toThrow(/app\.db failed and changed nothing/)
  expect(withDatabase(file, (database) => database.serialize()).equals(before)).toBe(true)
  expect(readdirSync(dir).filter((name) => name.includes('migrating'))).toEqual([])
})

test('a migration that leaves dangling references is refused', async () => {
  await migrate(file, AT)
  addUsers(file, 3)
  const bad = withMigration('20990101000000_orphans', 'DELETE FROM "User" WHERE "id" = \'u1\';')
  await expect(migrate(file, AT, bad)).rejects.toThrow(/a row of Profile points at a missing row of User/)
  expect(count(file, 'User')).toBe(3)
})

test('a database of a newer version is refused with the versions named', async () => {
  await migrate(file, AT)
  withDatabase(file, (database) =>
    database
      .prepare(
        "INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at) VALUES ('x', 'x', 1, '20991231000000_future', 1)",
      )
      .run(),
  )
  await expect(migrate(file, AT)).rejects.toThrow(
    /newer version of Pilot Light \(it has 20991231000000_future/,
  )
})

test('migrating and restoring refuse while somebody has the database open', async () => {
  await migrate(file, AT)
  const copy = backup(file, AT)
  const open = new Sqlite(file)
  open.pragma('journal_mode=WAL')
  open.prepare('SELECT COUNT(*) FROM User').get()
  await expect(
    migrate(file, AT, withMigration('20990101000000_more', 'CREATE TABLE "More" ("id" TEXT);')),
  ).rejects.toThrow(/Stop the server first/)
  await expect(restore(file, copy, AT)).rejects.toThrow(/Stop the server first/)
  open.close()
  expect((await restore(file, copy, AT)).replaced).toContain('before-restore')
})

test('a backup taken while another process writes holds everything committed before it, and restores', async () => {
  await migrate(file, AT)
  const writer = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, '../support/write-users.ts'), file],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const acknowledged: string[] = []
  createInterface({ input: writer.stdout }).on('line', (id) => acknowledged.push(id))
  while (acknowledged.length < 200) await new Promise((resolve) => setImmediate(resolve))
  const before = [...acknowledged]
  const copy = backup(file, AT)
  const ended = new Promise((resolve) => writer.on('exit', resolve))
  writer.kill('SIGTERM')
  await ended
  withDatabase(file, (database) => database.exec('DELETE FROM User'))
  await restore(file, copy, AT)
  const kept = withDatabase(file, (database) => database.prepare('SELECT id FROM User').pluck().all())
  expect(before.filter((id) => !kept.includes(id))).toEqual([])
}, 30_000)

test('a backup never overwrites, and appears only whole', async () => {
  await migrate(file, AT)
  const copy = backup(file, AT, join(dir, 'mine.db'))
  expect(() => backup(file, AT, copy)).toThrow(/exists already/)
  expect(readdirSync(dir).filter((name) => name.endsWith('.partial'))).toEqual([])
})

test.each([
  ['a text file', 'hello, this is not a database at all'.repeat(40)],
  ['an empty file', ''],
])('restoring %s is refused and changes nothing', async (_, content) => {
  await migrate(file, AT)
  addUsers(file, 2)
  const bad = join(dir, 'bad.db')
  writeFileSync(bad, content)
  await expect(restore(file, bad, AT)).rejects.toThrow(/damaged|not a Pilot Light database|cannot be read/)
  expect(count(file, 'User')).toBe(2)
})

test('a database damaged beyond reading can still be replaced by a backup', async () => {
  await migrate(file, AT)
  addUsers(file, 2)
  const copy = backup(file, AT)
  const bytes = readFileSync(file)
  bytes.fill(0xaa, 0, 100)
  writeFileSync(file, bytes)
  await restore(file, copy, AT)
  expect(count(file, 'User')).toBe(2)
})

/** Whether any of these words is anywhere in the bytes of a file. */
const holds = (path: string, ...words: string[]) => words.some((word) => readFileSync(path).includes(word))

// Acceptance list A35.
test('restoring a backup from before removes again whoever was deleted since, before it is put in place', async () => {
  await migrate(file, AT)
  addUsers(file, 50)
  withDatabase(file, (database) =>
    database.exec(
      "INSERT INTO AuditEntry (id, at, action, subjectId) VALUES ('a', '2026-11-24', 'moved', 'u7')",
    ),
  )
  const copy = backup(file, AT)
  markErased(file, ['u7', 'u8', 'somebody who came later'])
  withDatabase(file, (database) => database.exec('DELETE FROM User'))

  expect(await restore(file, copy, AT)).toMatchObject({ erased: 2, applied: [] })

  expect([count(file, 'User'), count(file, 'Profile'), count(file, 'AuditEntry')]).toEqual([48, 48, 1])
  expect(holds(file, 'u7@example.test', 'u8@example.test')).toBe(false)
  expect(
    withDatabase(file, (database) => database.prepare('SELECT subjectId FROM AuditEntry').pluck().get()),
  ).toBeNull()
  expect(readdirSync(dir).filter((name) => name.includes('restoring') || name.endsWith('-wal'))).toEqual([])
  expect((await restore(file, backup(file, AT), AT)).erased).toBe(0)
  expect(damageIn(file)).toEqual([])
})

test('a backup of an older version is brought to this one before it is put in place', async () => {
  const [first = '', ...later] = migrationNames()
  const old = join(dir, 'old.db')
  mkdirSync(join(dir, 'only', first), { recursive: true })
  copyFileSync(join(MIGRATIONS_DIR, first, 'migration.sql'), join(dir, 'only', first, 'migration.sql'))
  copyFileSync(join(MIGRATIONS_DIR, 'migration_lock.toml'), join(dir, 'only', 'migration_lock.toml'))
  await migrate(old, AT, join(dir, 'only'))
  addUsers(old, 3)
  markErased(file, ['u1'])
  expect(await restore(file, old, AT)).toEqual({ replaced: null, applied: later, erased: 1 })
  expect(finishedMigrations(file)).toEqual(migrationNames())
  expect([count(file, 'User'), holds(file, 'u1@example.test')]).toEqual([2, false])
  expect(finishedMigrations(old)).toEqual([first])
})

test('a restore that fails on the way changes nothing and leaves nothing lying about', async () => {
  await migrate(file, AT)
  addUsers(file, 2)
  const copy = backup(file, AT)
  // Somebody to be removed again, and a database that does not let them go.
  withDatabase(copy, (database) =>
    database.exec("CREATE TRIGGER stuck BEFORE DELETE ON User BEGIN SELECT RAISE(ABORT, 'stuck'); END"),
  )
  markErased(file, ['u0'])
  await expect(restore(file, copy, AT)).rejects.toThrow(/failed and changed nothing/)
  expect(count(file, 'User')).toBe(2)
  expect(readdirSync(dir).filter((name) => name.includes('restoring'))).toEqual([])
})

const DB = ['--conditions=react-server', '--import', 'tsx', 'scripts/db.ts']
function runDb(args: string[]) {
  try {
    const stdout = execFileSync(process.execPath, [...DB, ...args], {
      env: { ...process.env, DATABASE_URL: `file:${file}` },
      encoding: 'utf8',
      stdio: 'pipe',
    })
    return { status: 0, stdout, stderr: '' }
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string }
    return { status, stdout, stderr }
  }
}

test('the commands answer with exit 0, or one clear line and exit 1', () => {
  expect(runDb(['check'])).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(
      /^There is no database at .*app\.db\. Create it with: npm run db -- migrate\n$/,
    ) as string,
  })
  expect(existsSync(file)).toBe(false)
  expect(runDb(['migrate']).stdout).toMatch(/^Applied /)
  expect(runDb(['check'])).toMatchObject({ status: 0, stdout: 'The database is sound.\n' })
  expect(runDb(['backup', join(dir, 'b.db')]).stdout).toMatch(/^Backup written/)
  expect(runDb(['restore', join(dir, 'none.db')])).toMatchObject({ status: 1 })
  expect(runDb(['restore', join(dir, 'b.db')])).toMatchObject({ status: 0 })
  withDatabase(join(dir, 'b.db'), (database) =>
    database.exec("INSERT INTO User (id, name, email, updatedAt) VALUES ('u1', 'n', 'u1', '2026-01-01')"),
  )
  markErased(file, ['u1'])
  expect(runDb(['restore', join(dir, 'b.db')]).stdout).toContain(
    'were deleted after this backup was made: 1.\n',
  )
}, 60_000)

// Fault 5: whatever the moment of the kill, the database is at the old version or at the new one, whole.
test('killed at random moments, migrating leaves a whole database', async () => {
  const old = join(dir, 'old.db')
  copyFileSync(TEMPLATE, old)
  addUsers(old, 20)
  const migrations = withMigration('20990101000000_nickname', REBUILD_USER)
  let interrupted = 0
  for (let round = 0; round < 8; round++) {
    for (const leftover of readdirSync(dir).filter((name) => name.startsWith('app.db')))
      rmSync(join(dir, leftover))
    copyFileSync(old, file)
    const child = spawn(
      process.execPath,
      [
        '--conditions=react-server',
        '--import',
        'tsx',
        join(import.meta.dirname, '../support/migrate-once.ts'),
        file,
        migrations,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    const ended = new Promise((resolve) => child.on('exit', resolve))
    // From the moment it begins, a little later each round.
    await new Promise((resolve) => child.stdout.once('data', resolve))
    await new Promise((resolve) => setTimeout(resolve, round * 12))
    child.kill('SIGKILL')
    await ended
    expect(damageIn(file)).toEqual([])
    expect([count(file, 'User'), count(file, 'Profile')]).toEqual([20, 20])
    if (finishedMigrations(file).length === migrationNames().length) interrupted++
  }
  expect(interrupted).toBeGreaterThan(0)
  await migrate(file, AT, migrations)
  expect([count(file, 'User'), count(file, 'Profile')]).toEqual([20, 20])
}, 60_000)
