// Run as a process of its own: commits users one by one and acknowledges each on a line: write-users.ts FILE
import Sqlite from 'better-sqlite3'

const [file = ''] = process.argv.slice(2)
const database = new Sqlite(file, { timeout: 5000 })
database.pragma('journal_mode=WAL')
const insert = database.prepare(
  "INSERT INTO User (id, name, email, updatedAt) VALUES (?, 'n', ?, '2026-01-01')",
)
let n = 0

function writeOn() {
  const id = `written-${n++}`
  insert.run(id, `${id}@example.test`)
  process.stdout.write(`${id}\n`, () => setImmediate(writeOn))
}

writeOn()
process.on('SIGTERM', () => process.exit(0))
