// npm run bench -- faults [--kills N] [--clients N] [--seed TEXT] [--json] : is "saved" saved?
// Acceptance list A3. The production server on a database and a loopback port of its own, shot again and again with
// SIGKILL while clients save exam responses and reviews. Needs `npm start` or `npm test` to have built the app once.
import { parseArgs } from 'node:util'
import { killAgainAndAgain, type Outcome } from './kill.ts'

type Measure = { name: string; value: number; bar: string; holds: boolean }

export async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      kills: { type: 'string', default: '200' },
      clients: { type: 'string', default: '8' },
      seed: { type: 'string', default: 'faults' },
      json: { type: 'boolean', default: false },
    },
  })
  const outcome = await killAgainAndAgain({
    kills: Number(values.kills),
    clients: Number(values.clients),
    seed: values.seed,
    onKill: (done, kills) => {
      if (process.stderr.isTTY)
        process.stderr.write(`\rKilled ${done} of ${kills}${done === kills ? '\n' : ''}`)
    },
  })
  const measures = measuresOf(outcome)
  for (const each of measures) console.log(values.json ? JSON.stringify(each) : lineOf(each))
  for (const problem of outcome.problems.slice(0, 20)) console.error(problem)
}

function measuresOf(outcome: Outcome): Measure[] {
  const { kills, saves, reviews, unanswered, lost, doubled, refused, checkProblems } = outcome
  const none = (name: string, value: number) => ({ name, value, bar: '0', holds: value === 0 })
  return [
    { name: 'kills', value: kills, bar: '-', holds: true },
    { name: 'acknowledged saves', value: saves, bar: '-', holds: true },
    { name: 'acknowledged reviews', value: reviews, bar: '-', holds: true },
    { name: 'writes without an answer when killed, asked again', value: unanswered, bar: '-', holds: true },
    none('acknowledged and lost', lost),
    none('doubled', doubled),
    none('refused without reason', refused),
    none('problems found by npm run db -- check', checkProblems),
  ]
}

function lineOf({ name, value, bar, holds }: Measure): string {
  const verdict = bar === '-' ? '' : `   bar ${bar}: ${holds ? 'holds' : 'DOES NOT HOLD'}`
  return `${String(value).padStart(8)}  ${name}${verdict}`
}
