import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** The built app on a database and a loopback port of its own. */
export type Server = {
  origin: string
  /** As a service manager does: it may finish what it is at, and is killed when that takes too long. */
  stop: () => Promise<void>
  kill: () => Promise<void>
}

export type Place = { file: string; port: number }

type Start = {
  /** Where the app is built, where that is not here. */
  folder?: string
  env?: Record<string, string>
}

/** A fresh, seeded database, and a port that was free a moment ago. */
export async function preparePlace(file: string): Promise<Place> {
  mkdirSync(dirname(file), { recursive: true })
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
  const place = { file, port: await freePort() }
  for (const command of ['migrate', 'seed']) {
    const { status, output } = database(place, command)
    if (status !== 0) throw new Error(`npm run db -- ${command} failed: ${output}`)
  }
  return place
}

/** `npm run db -- COMMAND` on this database. */
export function database(place: Place, command: string): { status: number | null; output: string } {
  const args = ['--conditions=react-server', '--import', 'tsx', 'scripts/db.ts', command]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    env: environment(place),
    encoding: 'utf8',
  })
  return { status, output: `${stdout}${stderr}` }
}

/** Starts the server and waits until it says that it is ready. */
export async function startServer(place: Place, { folder = '.', env = {} }: Start = {}): Promise<Server> {
  const { port } = place
  const args = ['node_modules/next/dist/bin/next', 'start', '--hostname', '127.0.0.1', '--port', String(port)]
  // A group of its own, so that one signal reaches whatever it has started.
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...environment(place), ...env },
    stdio: 'ignore',
    detached: true,
  })
  const origin = `http://127.0.0.1:${port}`
  await untilReady(child, origin)
  return { origin, stop: () => end(child, 'SIGTERM'), kill: () => end(child, 'SIGKILL') }
}

function environment({ file, port }: Place): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: `file:${resolve(file)}`,
    PORT: String(port),
    APP_URL: '',
    AUTH_SECRET: 'a secret for measurements only, 40 characters',
  }
}

async function untilReady(child: ChildProcess, origin: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`the server ended at once (${child.exitCode}): is it built?`)
    const ready = await fetch(`${origin}/api/ready`).then(
      (response) => response.ok,
      () => false, // not listening yet
    )
    if (ready) return
    await wait(50)
  }
  await end(child, 'SIGKILL')
  throw new Error('the server did not become ready within 30 s')
}

/** How long a server that was told to end may take. */
const PATIENCE_MS = 10_000

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const { pid } = child
  const gone = once(child, 'exit')
  process.kill(-pid, signal)
  const patience = setTimeout(() => process.kill(-pid, 'SIGKILL'), PATIENCE_MS)
  await gone
  clearTimeout(patience)
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port is free')
  return address.port
}
