import { seededRandom } from '#core/random.ts'
import { createClient, submit, writeOn, type Client } from './client.ts'
import { evidence } from './evidence.ts'
import { untilWritten } from './kill.ts'
import { counted, none, type Found } from './measure.ts'
import { copyUnderNewBuildId } from './new-build.ts'
import { preparePlace, startServer } from './server.ts'

type Plan = { redeploys: number; clients: number; seed: string; file?: string }

const NEW_BUILD = 'tests/.artifacts/faults-build'
const WRITES_BETWEEN = 40

/**
 * Two builds take turns on one database while clients that know of neither save on, as pages do that were opened before
 * the deployment; each server ends as one is told to end, in the middle of writes. At last every exam is submitted.
 */
export async function redeployAgainAndAgain(plan: Plan): Promise<Found> {
  const { redeploys, seed, file = 'tests/.artifacts/faults-redeploy.db' } = plan
  const place = await preparePlace(file)
  copyUnderNewBuildId(NEW_BUILD)
  const clients: Client[] = []
  const problems: string[] = []
  let submitted = 0
  for (let done = 0; done <= redeploys; done++) {
    const server = await startServer(place, { folder: done % 2 === 0 ? '.' : NEW_BUILD })
    try {
      while (clients.length < plan.clients) clients.push(await createClient(server.origin))
      if (done === redeploys) {
        for (const client of clients) submitted += (await submit(server.origin, client)) ? 1 : 0
      } else {
        const writing = clients.map((client, index) =>
          writeOn(server.origin, client, seededRandom(`${seed} ${done} ${index}`)),
        )
        await untilWritten(clients, WRITES_BETWEEN)
        await server.stop()
        await Promise.all(writing)
      }
    } finally {
      await server.kill()
    }
    const { lost, doubled } = evidence(file, clients)
    problems.push(...lost, ...doubled)
  }
  const refusals = clients.flatMap((client) => client.refusals)
  return {
    measures: [
      counted('redeploys in the middle of exams', redeploys),
      counted(
        'saves acknowledged around redeploys',
        clients.reduce((sum, { saves }) => sum + saves, 0),
      ),
      none('lost or doubled around redeploys', problems.length),
      none('refused without reason around redeploys', refusals.length),
      none('exams that could not be submitted afterwards', clients.length - submitted),
    ],
    problems: [...problems, ...refusals],
  }
}
