// npm test: everything CI runs, on a fresh clone with nothing installed but Node, npm and Debian's packages.
// The last line counts: N passed, N failed.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { requireBrowser } from './browser.mjs'
import { build, generate, install, requireNode, run, say } from './steps.mjs'

const REPORTS = 'tests/.reports'
const node = (file, args, env) => run(process.execPath, [file, ...args], env)

requireNode()
install()
generate()
const browser = requireBrowser()
rmSync(REPORTS, { recursive: true, force: true })
mkdirSync(REPORTS, { recursive: true })

const counts = { passed: 0, failed: 0 }
const count = (ok) => (ok ? counts.passed++ : counts.failed++)

/** A check that either holds or does not. */
function check(title, ok) {
  count(ok)
  if (!ok) say(`✕ ${title}`)
}

say('\nLint …')
check('lint', node('node_modules/eslint/bin/eslint.js', ['.', '--max-warnings=0']))
say('Types …')
check('types', node('node_modules/typescript/bin/tsc', ['--noEmit']))

say('Unit, content and server tests …')
// Dates must not depend on where the machine stands: the calendar's own tests run in four zones.
const vitest = (name, args, env) => {
  const file = `${REPORTS}/vitest-${name}.json`
  node(
    'node_modules/vitest/vitest.mjs',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args],
    env,
  )
  addVitest(file)
}
vitest('all', [], { TZ: 'UTC' })
for (const zone of ['America/Denver', 'Asia/Kathmandu', 'Pacific/Apia']) {
  vitest(zone.replace('/', '-'), ['--project', 'core', 'tests/core/scheduler', 'tests/core/exam'], {
    TZ: zone,
  })
}

say('Browser tests …')
build()
node('node_modules/@playwright/test/cli.js', ['test'], {
  CHROMIUM: browser,
  PLAYWRIGHT_JSON_OUTPUT_NAME: `${REPORTS}/playwright.json`,
})
addPlaywright(`${REPORTS}/playwright.json`)

say(`\n${counts.passed} passed, ${counts.failed} failed`)
process.exit(counts.failed === 0 ? 0 : 1)

/** A run that wrote no report, or ran no test, has failed. */
function addVitest(file) {
  const report = read(file)
  if (!report || report.numTotalTests === 0) return count(false)
  counts.passed += report.numPassedTests
  counts.failed += report.numFailedTests
  // A file that does not load holds no failed test, and is a failure all the same.
  if (!report.success && report.numFailedTests === 0) count(false)
}

/** A test that passed with its second try has passed, and is named: somebody should look at it. */
function addPlaywright(file) {
  const report = read(file)
  const { expected = 0, unexpected = 0, flaky = 0 } = report?.stats ?? {}
  if (expected + unexpected + flaky === 0) return count(false)
  counts.passed += expected + flaky
  counts.failed += unexpected
  for (const title of flakyIn(report.suites)) say(`! passed with its second try only: ${title}`)
}

function flakyIn(suites) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
      .map(({ file, title }) => `${file}, ${title}`),
    ...flakyIn(inner),
  ])
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
