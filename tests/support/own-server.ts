import { spawn, type ChildProcess } from 'node:child_process'

export type OwnServer = { origin: string; stop: () => Promise<void> }

/** The built app on a database and a port of its own, for a test that spoils what others need. */
export async function startOwnServer(port: number): Promise<OwnServer> {
  const child = spawn(process.execPath, ['tests/support/serve.mjs', String(port)], { stdio: 'ignore' })
  const origin = `http://localhost:${port}`
  await untilReady(origin, child)
  return {
    origin,
    stop: () =>
      new Promise((resolve) => {
        child.on('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

async function untilReady(origin: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline && child.exitCode === null) {
    const ready = await fetch(`${origin}/api/ready`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (ready) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`the app does not answer at ${origin}`)
}
