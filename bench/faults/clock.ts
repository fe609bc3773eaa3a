import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Sqlite from 'better-sqlite3'
import { seededRandom } from '#core/random.ts'
import { createClient, saveSomething, secondsLeft, submit, type Client } from './client.ts'
import { evidence } from './evidence.ts'
import { counted, none, notRun, type Found } from './measure.ts'
import { preparePlace, startServer } from './server.ts'

type Plan = { seed: string; file?: string }

/** By how much the clock is wrong after each step, and what that may do to an exam of 130 minutes. */
const STEPS = [
  { name: '5 minutes forward', offset: 300, leaves: -300 },
  { name: '1 hour back', offset: -3300, leaves: 0 },
  { name: '3 hours forward', offset: 10_800, leaves: null },
]
/** Between two requests the clock goes on; more than this a busy machine does not need. */
const SLACK_SECONDS = 30
const SAVES_BETWEEN = 30
const CLOCK = 'tests/.artifacts/faults-clock'

/** Reliability 20 and 21: steps of the running server's clock give nobody time, move no deadline and lose no answer. */
export async function stepTheClock({
  seed,
  file = 'tests/.artifacts/faults-clock.db',
}: Plan): Promise<Found> {
  const library = findLibrary()
  if (!library) {
    const why = 'needs libfaketime (Debian: apt-get install libfaketime)'
    return { measures: [notRun('clock steps', why)], problems: [] }
  }
  const place = await preparePlace(file)
  setClock(0)
  const server = await startServer(place, {
    env: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: resolve(CLOCK),
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
  })
  const problems: string[] = []
  const random = seededRandom(seed)
  try {
    const client = await createClient(server.origin)
    const deadline = deadlineOf(file, client)
    for (let saves = 0; saves < SAVES_BETWEEN; saves++) await saveSomething(server.origin, client, random)
    let left = await secondsLeft(server.origin, client)
    for (const { name, offset, leaves } of STEPS) {
      setClock(offset)
      const isOver = leaves === null
      const now = await secondsLeft(server.origin, client)
      const expected = isOver ? 0 : left + leaves
      if (now > expected || now < expected - SLACK_SECONDS)
        problems.push(`${name}: ${now} s are left, not ${expected}`)
      const before = client.saves
      for (let saves = 0; saves < SAVES_BETWEEN; saves++) await saveSomething(server.origin, client, random)
      const taken = client.saves - before
      if (taken !== (isOver ? 0 : SAVES_BETWEEN)) problems.push(`${name}: ${taken} saves were taken`)
      if (deadlineOf(file, client) !== deadline) problems.push(`${name}: the deadline moved`)
      left = now
    }
    if (!(await submit(server.origin, client))) problems.push('the closed exam has no result')
    const { lost, doubled } = evidence(file, [client])
    problems.push(...timesOutOfOrder(file, client))
    return {
      measures: [
        counted('clock steps of the running server', STEPS.length),
        counted('saves acknowledged around clock steps', client.saves),
        none('lost or doubled around clock steps', lost.length + doubled.length),
        none('time gained or lost, deadlines moved, saves wrongly taken or refused', problems.length),
      ],
      problems: [...lost, ...doubled, ...problems],
    }
  } finally {
    await server.kill()
  }
}

function setClock(offsetSeconds: number): void {
  writeFileSync(CLOCK, `${offsetSeconds < 0 ? '' : '+'}${offsetSeconds}\n`)
}

/** Debian keeps it under the name of the machine's architecture. */
function findLibrary(): string | undefined {
  const folders = ['/usr/lib', '/usr/lib64']
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => ['', ...readdirSync(folder)].map((name) => join(folder, name)))
    .map((folder) => join(folder, 'faketime/libfaketime.so.1'))
    .find((path) => existsSync(path))
}

function deadlineOf(file: string, client: Client): string {
  const sql = 'SELECT deadline FROM Attempt WHERE id = ?'
  return look(file, (database) => database.prepare(sql).pluck().get(client.attemptId) as string)
}

/** Closed at the deadline, and nothing saved before the start or after the end. */
function timesOutOfOrder(file: string, client: Client): string[] {
  const sql = `SELECT COUNT(*) FROM Attempt a JOIN Slot s ON s.attemptId = a.id
    WHERE a.id = ? AND (a.submittedAt IS NOT a.deadline OR s.savedAt < a.startedAt OR s.savedAt > a.submittedAt)`
  const count = look(file, (database) => database.prepare(sql).pluck().get(client.attemptId) as number)
  return count === 0 ? [] : [`${count} slots or their exam have times that cannot be`]
}

function look<T>(file: string, ask: (database: Sqlite.Database) => T): T {
  const database = new Sqlite(file, { fileMustExist: true, timeout: 5000 })
  try {
    return ask(database)
  } finally {
    database.close()
  }
}
