// npm run bench -- dashboard [--reviews N] [--visits N] [--json] : does /progress grow with the log?
// The production server, one student with a tenth of N reviews and one with all of them, their pages asked in turn. The
// first visit of each, which may make what is kept of the log, is told apart. Needs a built app.
import { parseArgs } from 'node:util'
import { hashPassword } from 'better-auth/crypto'
import { preparePlace, startServer } from '../faults/server.ts'
import { fillStudent } from './fill.ts'

const PASSWORD = 'four quiet winter lamps'
const MOST_TIMES = 1.5

export async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      reviews: { type: 'string', default: '1000000' },
      visits: { type: 'string', default: '20' },
      json: { type: 'boolean', default: false },
    },
  })
  const most = Number(values.reviews)
  const place = await preparePlace('data/bench/dashboard.db')
  const password = await hashPassword(PASSWORD)
  const now = new Date()
  const emails = [most / 10, most].map((reviews) => fillStudent(place.file, reviews, password, now))
  const server = await startServer(place)
  try {
    const cookies = await Promise.all(emails.map((email) => signIn(server.origin, email)))
    const first: number[] = []
    for (const cookie of cookies) first.push(await visit(server.origin, cookie))
    const times = cookies.map((): number[] => [])
    for (let round = 0; round < Number(values.visits); round += 1)
      for (const [at, cookie] of cookies.entries()) times[at]?.push(await visit(server.origin, cookie))
    report(most, first, times.map(median), values.json)
  } finally {
    await server.kill()
  }
}

function report(most: number, first: number[], [few = 0, many = 0]: number[], json: boolean): void {
  const times = Math.round((100 * many) / few) / 100
  const measures = [
    { name: `dashboard at ${most / 10} reviews, ms`, value: Math.round(few), bar: '-', holds: true },
    { name: `dashboard at ${most} reviews, ms`, value: Math.round(many), bar: '-', holds: true },
    { name: 'first visit at the fewer, ms', value: Math.round(first[0] ?? 0), bar: '-', holds: true },
    { name: 'first visit at the more, ms', value: Math.round(first[1] ?? 0), bar: '-', holds: true },
    {
      name: 'dashboard, times at ten times the reviews',
      value: times,
      bar: `<= ${MOST_TIMES}`,
      holds: times <= MOST_TIMES,
    },
  ]
  for (const each of measures) {
    const { name, value, bar, holds } = each
    const verdict = bar === '-' ? '' : `   bar ${bar}: ${holds ? 'holds' : 'DOES NOT HOLD'}`
    console.log(json ? JSON.stringify(each) : `${String(value).padStart(8)}  ${name}${verdict}`)
  }
}

async function signIn(origin: string, email: string): Promise<string> {
  const response = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email, password: PASSWORD }),
  })
  const cookie = response.headers.getSetCookie().map((each) => each.split(';')[0])
  if (!response.ok) throw new Error(`signing in failed with ${response.status}`)
  return cookie.join('; ')
}

/** Milliseconds until the whole page was there. */
async function visit(origin: string, cookie: string): Promise<number> {
  const start = performance.now()
  const response = await fetch(`${origin}/progress`, { headers: { cookie } })
  const html = await response.text()
  if (!html.includes('Am I ready?'))
    throw new Error(`/progress answered ${response.status} without its questions`)
  return performance.now() - start
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
