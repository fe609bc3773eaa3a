// npm run bench -- faults [--part kill|redeploy|clock …] [--kills N] [--redeploys N] [--clients N] [--seed TEXT] [--json]
// Is "saved" saved? Acceptance list A3 and A47. The production server on a database and a loopback port of its own: shot
// again and again with SIGKILL while clients save exam responses and reviews; replaced by another build in the middle of
// exams; with a clock that steps. Needs `npm start` or `npm test` to have built the app once.
import { parseArgs } from 'node:util'
import { OperatorError } from '../../prisma/database-file.ts'
import { stepTheClock } from './clock.ts'
import { killAgainAndAgain, type Outcome } from './kill.ts'
import { counted, none, type Found, type Measure } from './measure.ts'
import { redeployAgainAndAgain } from './redeploy.ts'

export async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      part: { type: 'string', multiple: true },
      kills: { type: 'string', default: '200' },
      redeploys: { type: 'string', default: '6' },
      clients: { type: 'string', default: '8' },
      seed: { type: 'string', default: 'faults' },
      json: { type: 'boolean', default: false },
    },
  })
  const { seed } = values
  const clients = Number(values.clients)
  const parts: Record<string, () => Promise<Found>> = {
    kill: () => kill({ kills: Number(values.kills), clients, seed }),
    redeploy: () => redeployAgainAndAgain({ redeploys: Number(values.redeploys), clients, seed }),
    clock: () => stepTheClock({ seed }),
  }
  const wanted = (values.part ?? Object.keys(parts)).map((name) => {
    const part = Object.hasOwn(parts, name) ? parts[name] : undefined
    if (!part) throw new OperatorError(`--part: one of ${Object.keys(parts).join(', ')}, not "${name}"`)
    return part
  })
  for (const part of wanted) {
    const { measures, problems } = await part()
    for (const each of measures) console.log(values.json ? JSON.stringify(each) : lineOf(each))
    for (const problem of problems.slice(0, 20)) console.error(problem)
  }
}

async function kill(plan: { kills: number; clients: number; seed: string }): Promise<Found> {
  const outcome = await killAgainAndAgain({
    ...plan,
    onKill: (done, kills) => {
      if (process.stderr.isTTY)
        process.stderr.write(`\rKilled ${done} of ${kills}${done === kills ? '\n' : ''}`)
    },
  })
  return { measures: measuresOf(outcome), problems: outcome.problems }
}

function measuresOf(outcome: Outcome): Measure[] {
  const { kills, saves, reviews, unanswered, lost, doubled, refused, checkProblems } = outcome
  return [
    counted('kills', kills),
    counted('acknowledged saves', saves),
    counted('acknowledged reviews', reviews),
    counted('writes without an answer when killed, asked again', unanswered),
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
