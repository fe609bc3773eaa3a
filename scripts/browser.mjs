// A Chromium for the browser tests: an installed one, else Playwright's download, else Debian's package.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { run, say, stop } from './steps.mjs'

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The path of a Chromium that starts, installing one when there is none; ends with the command to run otherwise. */
export function requireBrowser() {
  const found = find()
  if (found) return found
  say('Installing Chromium for the browser tests …')
  if (run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'])) {
    const downloaded = downloadedByPlaywright()
    if (downloaded) return downloaded
  }
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
    run('apt-get', ['update', '-q'], quiet)
    run('apt-get', ['install', '-y', '-q', 'chromium'], quiet)
    const installed = find()
    if (installed) return installed
  }
  return stop(
    'The browser tests need Chromium. Install it (on Debian: sudo apt-get install chromium), or name one in CHROMIUM.',
  )
}

function find() {
  const named = process.env.CHROMIUM
  return (
    [...(named ? [named] : []), ...INSTALLED, downloadedByPlaywright()].find(
      (path) => path && starts(path),
    ) ?? null
  )
}

function downloadedByPlaywright() {
  const script = "console.log(require('@playwright/test').chromium.executablePath())"
  const { status, stdout } = spawnSync(process.execPath, ['-e', script], {
    encoding: 'utf8',
    cwd: join(import.meta.dirname, '..'),
  })
  return status === 0 ? stdout.trim() : null
}

function starts(path) {
  return existsSync(path) && spawnSync(path, ['--version'], { encoding: 'utf8' }).status === 0
}
