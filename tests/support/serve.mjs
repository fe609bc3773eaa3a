// The built app on a fresh, seeded database of its own: serve.mjs PORT. With `again`, on the one it had before.
import { spawn } from 'node:child_process'
import { openSync, rmSync } from 'node:fs'
import { runScript } from '../../scripts/steps.mjs'

const [port, again] = process.argv.slice(2)
const file = `tests/.artifacts/serve-${port}.db`
if (!again) for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
const env = {
  DATABASE_URL: `file:./${file}`,
  PORT: port,
  APP_URL: '',
  AUTH_SECRET: 'a secret for tests only, 32 characters',
}
if (!runScript('scripts/db.ts', ['migrate'], env) || !runScript('scripts/db.ts', ['seed'], env))
  process.exit(1)

const said = openSync(`tests/.artifacts/serve-${port}.log`, 'w')
const server = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '--port', port], {
  // What the terminal would show, for tests to read: the set-up link, and that nothing secret is logged.
  stdio: ['ignore', said, said],
  env: { ...process.env, ...env },
})
server.on('exit', (code) => process.exit(code ?? 0))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
