// What `npm start` and `npm test` share: steps that print what they do, and skip what is already done.
// Node's own modules only: this runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const MINIMUM_NODE = [20, 19]
const STAMPS = 'data/.stamps'

/** Ends with one sentence that says what to do. */
export function stop(message) {
  process.stderr.write(`\n${message}\n`)
  process.exit(1)
}

export function say(line) {
  process.stdout.write(`${line}\n`)
}

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const [wantedMajor, wantedMinor] = MINIMUM_NODE
  if (major < wantedMajor || (major === wantedMajor && minor < wantedMinor)) {
    stop(`Pilot Light needs Node ${MINIMUM_NODE.join('.')} or newer; this is ${process.versions.node}.`)
  }
}

/** Runs a command with its output shown; answers whether it succeeded. */
export function run(command, args, env = {}) {
  const result = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  })
  return result.status === 0
}

/** Runs one of the project's TypeScript programs. */
export function runScript(file, args = [], env = {}) {
  return run(process.execPath, ['--conditions=react-server', '--import', 'tsx', file, ...args], env)
}

/** A fingerprint of files and folders: their paths and contents. */
export function fingerprint(paths) {
  const hash = createHash('sha256').update(process.versions.node)
  const add = (path) => {
    if (!existsSync(path)) return
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) add(join(path, name))
    } else {
      hash.update(path).update('\0').update(readFileSync(path)).update('\0')
    }
  }
  for (const path of paths) add(path)
  return hash.digest('hex')
}

/** Does `work` when the fingerprint has changed since it last succeeded, or when `product` is missing. */
export function once(name, { of, product, doing, work }) {
  const stamp = join(STAMPS, name)
  const now = fingerprint(of)
  if (existsSync(product) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  say(doing)
  work()
  mkdirSync(STAMPS, { recursive: true })
  writeFileSync(stamp, now)
}

export function install() {
  once('install', {
    of: ['package.json', 'package-lock.json', 'patches'],
    product: 'node_modules/.package-lock.json',
    doing: 'Installing packages (npm ci; the first time takes a minute or two) …',
    work: () => {
      if (run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])) return
      stop(
        'Installing failed; the lines above say why. If better-sqlite3 could not be built: without its prebuilt binary ' +
          'it compiles, which needs g++, make and python3 (on Debian: apt-get install g++ make python3).',
      )
    },
  })
}

export function generate() {
  once('generate', {
    of: ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'],
    product: 'prisma/generated/client.ts',
    doing: 'Generating the database client …',
    work: () =>
      run(process.execPath, ['node_modules/prisma/build/index.js', 'generate'], {
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
      }) || stop('Generating the database client failed.'),
  })
}

/** What the built app is made of. */
export const SOURCES = [
  'app',
  'core',
  'server',
  'public',
  'prisma/schema.prisma',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
  'patches',
]

export function build() {
  once('build', {
    of: SOURCES,
    product: '.next/BUILD_ID',
    doing: 'Building the app (the first time takes a minute) …',
    work: () =>
      run(process.execPath, ['node_modules/next/dist/bin/next', 'build'], { NEXT_TELEMETRY_DISABLED: '1' }) ||
      stop('Building failed; the lines above say why.'),
  })
}
