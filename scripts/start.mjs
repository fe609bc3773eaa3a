// npm start: from a fresh clone to an address, one command. Each step is skipped when nothing changed since it last ran.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { build, generate, install, requireNode, runScript, say, stop } from './steps.mjs'

const begun = Date.now()
requireNode()
if (existsSync('.env')) process.loadEnvFile('.env')
const port = process.env.PORT || '3000'
await requireFreePort()

install()
generate()
if (!runScript('scripts/db.ts', ['migrate']))
  stop('The database could not be brought up to date; the line above says why.')
if (!runScript('scripts/db.ts', ['seed']))
  stop('The question bank could not be seeded; the lines above say why.')
build()

const server = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '--port', port], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { ...process.env, PORT: port, NEXT_TELEMETRY_DISABLED: '1' },
})
// The server's own log goes through; its banner is replaced by one line with the address, once it answers.
createInterface({ input: server.stdout }).on('line', (line) => {
  if (line.startsWith('{') || line.includes('/set-up/')) say(line)
  if (/Ready in/.test(line)) void announce()
})
let stopping = false
server.on('exit', (code) => process.exit(stopping ? 0 : (code ?? 1)))
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    stopping = true
    server.kill(signal)
  })
}

async function announce() {
  const ready = await fetch(`http://localhost:${port}/api/ready`).then(
    (response) => response.ok,
    () => false,
  )
  if (!ready) return // the server says why, and ends
  const address = process.env.APP_URL || `http://localhost:${port}`
  say(
    `\nPilot Light is ready after ${((Date.now() - begun) / 1000).toFixed(1)} s: ${address}\nPress Ctrl+C to stop.`,
  )
}

/** Said before a minute of building, not after it. */
async function requireFreePort() {
  const probe = createServer()
  const problem = await new Promise((resolve) => {
    probe.once('error', resolve)
    probe.listen(Number(port), () => resolve(null))
  }).catch((error) => error)
  if (problem?.code === 'EADDRINUSE')
    stop(`Port ${port} is in use. Stop the other program, or choose another port: PORT=3001 npm start`)
  if (problem) stop(`Port ${port} cannot be used (${problem.message}). Choose another: PORT=3001 npm start`)
  await new Promise((resolve) => probe.close(resolve))
}
