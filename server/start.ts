import 'server-only'
import { now } from './clock.ts'
import { closeExpiredAttempts } from './closing.ts'
import { env } from './env.ts'
import { log } from './log.ts'
import { assertDatabase } from './readiness.ts'

/** An attempt nobody is watching is written down as closed within this long after its deadline and grace. */
const SWEEP_EVERY_MS = 15_000

/** Checks the environment and the database (or ends the process with one line), then keeps sweeping expired attempts. */
export async function start(): Promise<void> {
  try {
    env()
    await assertDatabase()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
  await sweep()
  setInterval(() => void sweep(), SWEEP_EVERY_MS).unref()
}

async function sweep(): Promise<void> {
  try {
    const closed = await closeExpiredAttempts(now())
    if (closed > 0) log().info({ closed }, 'expired attempts closed')
  } catch (error) {
    // The next sweep tries again; an attempt past its deadline is closed for everybody all the same.
    log().error({ error }, 'closing expired attempts failed')
  }
}
