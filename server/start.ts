import 'server-only'
import { now } from './clock.ts'
import { closeExpiredAttempts } from './closing.ts'
import { env } from './env.ts'
import { finishErasing } from './erase.ts'
import { forgetOldSignIns } from './forget-sign-ins.ts'
import { removeAllUploads, removeOldUploads } from './import-store.ts'
import { forgetOldLimits } from './limits.ts'
import { log } from './log.ts'
import { mergePending } from './merge-guest.ts'
import { assertDatabase } from './readiness.ts'
import { purgeGuests } from './purge-guests.ts'
import { refuseOddMethods } from './odd-methods.ts'
import { makeSetUpLink } from './set-up.ts'

/** An attempt nobody is watching is written down as closed within this long after its deadline and grace. */
const SWEEP_EVERY_MS = 15_000
const TIDY_EVERY_MS = 3_600_000

/** Checks the environment and the database (or ends the process with one line), then keeps sweeping expired attempts. */
export async function start(): Promise<void> {
  try {
    env()
    await assertDatabase()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
  refuseOddMethods()
  // Before anybody is served: nobody waits for it, and nobody deleted is seen again.
  await each('finishing deletions', () => finishErasing({ mayTakeLong: true }))
  await each('removing uploads of before', removeAllUploads)
  await sayHowToBegin()
  await sweep()
  await tidy()
  setInterval(() => void sweep(), SWEEP_EVERY_MS).unref()
  setInterval(() => void tidy(), TIDY_EVERY_MS).unref()
}

/** In the terminal only, where whoever runs the server reads it: the log may be collected elsewhere. */
async function sayHowToBegin(): Promise<void> {
  const link = await makeSetUpLink(now())
  if (link)
    process.stdout.write(
      `Nobody is an administrator yet. Open this once, within 24 hours, to be it: ${link}\n`,
    )
}

/** What somebody may be waiting for. Each by itself: one that fails is tried again, and holds up no other. */
async function sweep(): Promise<void> {
  await each('closing expired attempts', () => closeExpiredAttempts(now()))
  await each('joining guests’ histories', () => mergePending(now()))
}

async function tidy(): Promise<void> {
  await each('forgetting old limits', () => forgetOldLimits(now()))
  await each('finishing deletions', () => finishErasing({ mayTakeLong: false }))
  await each('removing idle guests', () => purgeGuests(now()))
  await each('forgetting old sign-ins', () => forgetOldSignIns(now()))
  await each('removing old uploads', () => removeOldUploads(now()))
}

async function each(what: string, work: () => Promise<number>): Promise<void> {
  try {
    const done = await work()
    if (done > 0) log().info({ done }, what)
  } catch (error) {
    log().error({ error }, `${what} failed`)
  }
}
