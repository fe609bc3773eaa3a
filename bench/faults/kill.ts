import { setTimeout as wait } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { seededRandom } from '#core/random.ts'
import { createClient, writeOn, type Client } from './client.ts'
import { evidence } from './evidence.ts'
import { database, preparePlace, startServer } from './server.ts'

export type Outcome = {
  kills: number
  saves: number
  reviews: number
  unanswered: number
  lost: number
  doubled: number
  refused: number
  checkProblems: number
  /** One sentence for each thing that should not be. */
  problems: string[]
}

type Plan = {
  kills: number
  clients: number
  seed: string
  /** Where the database is. */
  file?: string
  onKill?: (done: number, kills: number) => void
}

/** A kill comes after at least so many acknowledged writes and at most twice as many, in the middle of the next ones. */
const LEAST_WRITES = 30
const PATIENCE_MS = 20_000

/** Starts the server, lets clients write, kills it in the middle, compares the disk with what was acknowledged; again. */
export async function killAgainAndAgain(plan: Plan): Promise<Outcome> {
  const { kills, seed, file = 'tests/.artifacts/faults.db', onKill } = plan
  const place = await preparePlace(file)
  const random = seededRandom(seed)
  const clients: Client[] = []
  const problems = new Set<string>()
  let [lost, doubled] = [0, 0]

  for (let done = 1; done <= kills; done++) {
    const server = await startServer(place)
    try {
      while (clients.length < plan.clients) clients.push(await createClient(server.origin))
      if (done === 1) studyWithoutLimit(file)
      const writing = clients.map((client, index) =>
        writeOn(server.origin, client, seededRandom(`${seed} ${done} ${index}`)),
      )
      await untilWritten(clients, LEAST_WRITES * (1 + random()))
      await server.kill()
      await Promise.all(writing)
      onKill?.(done, kills)
    } finally {
      await server.kill()
    }
    const found = evidence(file, clients)
    lost += found.lost.length
    doubled += found.doubled.length
    for (const each of [...found.lost, ...found.doubled]) problems.add(each)
  }

  const check = database(place, 'check')
  if (check.status !== 0) problems.add(check.output)
  const refusals = clients.flatMap((client) => client.refusals)
  return {
    kills,
    saves: clients.reduce((sum, client) => sum + client.saves, 0),
    reviews: clients.reduce((sum, { reviews }) => sum + acknowledgedOf(reviews), 0),
    unanswered: clients.reduce((sum, client) => sum + client.unanswered, 0),
    lost,
    doubled,
    refused: refusals.length,
    checkProblems: check.status === 0 ? 0 : check.output.trim().split('\n').length,
    problems: [...problems, ...refusals],
  }
}

/** Resolves once so many writes more are acknowledged, or after some patience. */
export async function untilWritten(clients: Client[], more: number): Promise<void> {
  const enough = writtenBy(clients) + more
  for (let waited = 0; writtenBy(clients) < enough && waited < PATIENCE_MS; waited += 5) await wait(5)
}

function writtenBy(clients: Client[]): number {
  return clients.reduce((sum, { saves, reviews }) => sum + saves + acknowledgedOf(reviews), 0)
}

function acknowledgedOf(reviews: Client['reviews']): number {
  return [...reviews.values()].filter(({ reviewId }) => reviewId !== null).length
}

/** Reviews for as long as the bank lasts, as somebody who has set the most new questions a day. */
function studyWithoutLimit(file: string): void {
  const sqlite = new Sqlite(file, { fileMustExist: true, timeout: 5000 })
  sqlite.prepare('UPDATE Profile SET newPerDay = 100000').run()
  sqlite.close()
}
