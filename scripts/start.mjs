// npm start: from a fresh clone to an address, one command. Each step is skipped when nothing changed since it last ran.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { loadEnvFile } from 'node:process'
import { build, generate, install, requireNode, runScript, say, stop } from './steps.mjs'

const begun = Date.now()
requireNode()
if (existsSync('.env')) loadEnvFile('.env')
const port = process.env.PORT || '3000'
await requireFreePort()

install()
generate()
if (!runScript('scripts/db.ts', ['migrate'])) stop('The database could not be brought up to date; the line above says why.')
if (!runScript('scripts/db.ts', ['seed'])) stop('The question bank could not be seeded; the lines above say why.')
build()

const server = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '--port', port], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { ...process.env, PORT: port, NEXT_TELEMETRY_DISABLED: '1' },
})
let announced = false
server.stdout.on('data', (chunk) => {
  // The server's own log goes through; its banner is replaced by one line with the address.
  for (const line of String(chunk).split('\n')) {
    if (line.startsWith('{')) say(line)
    if (!announced && /Ready in/.test(line)) {
      announced = true
      const address = process.env.APP_URL || `http://localhost:${port}`
      say(`\nPilot Light is ready after ${((Date.now() - begun) / 1000).toFixed(1)} s: ${address}\nPress Ctrl+C to stop.`)
    }
  }
})
server.on('exit', (code, signal) => process.exit(signal ? 0 : (code ?? 1)))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))

/** Said before a minute of building, not after it. */
async function requireFreePort() {
  const probe = createServer()
  const problem = await new Promise((resolve) => {
    probe.once('error', resolve)
    probe.listen(Number(port), () => resolve(null))
  }).catch((error) => error)
  if (problem?.code === 'EADDRINUSE') stop(`Port ${port} is in use. Stop the other program, or choose another port: PORT=3001 npm start`)
  if (problem) stop(`Port ${port} cannot be used (${problem.message}). Choose another: PORT=3001 npm start`)
  await new Promise((resolve) => probe.close(resolve))
}
