import { spawn, type ChildProcess } from 'node:child_process'

const PATIENCE_MS = 60_000

/** The built app on a port of a test's own, which may stop and start it: others go on undisturbed. */
export function createOwnServer(origin: string) {
  let process: ChildProcess | null = null

  async function start({ again }: { again: boolean }): Promise<void> {
    const port = new URL(origin).port
    process = spawn('node', ['tests/support/serve.mjs', port, ...(again ? ['again'] : [])], {
      stdio: 'ignore',
    })
    const lastTry = performance.now() + PATIENCE_MS
    while (!(await isReady(origin))) {
      if (performance.now() > lastTry) throw new Error(`no server on ${origin}`)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }

  async function stop(): Promise<void> {
    const stopping = process
    process = null
    if (!stopping || stopping.exitCode !== null) return
    const gone = new Promise((resolve) => stopping.once('exit', resolve))
    stopping.kill('SIGTERM')
    await gone
  }

  return { start, stop }
}

async function isReady(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/api/ready`)).ok
  } catch {
    return false
  }
}
