import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

// A wrong call ends with exit 2 and one line that says what was wrong, before anything is measured.
test.each([
  { args: [], says: 'NAME is one of:' },
  { args: ['nope'], says: 'NAME is one of:' },
  { args: ['exam-sim', '--students', '0'], says: '--students: a whole number from 1, not "0"' },
  { args: ['exam-sim', '--student', '3'], says: "Unknown option '--student'" },
  { args: ['exam-sim', '--family', 'nowhere.ts'], says: '--family: there is no file nowhere.ts' },
  { args: ['faults', '--part', 'luck'], says: '--part: one of kill, redeploy, clock, not "luck"' },
])('bench $args is refused in one line', ({ args, says }) => {
  const node = ['--conditions=react-server', '--import', 'tsx', 'bench/run.ts', ...args]
  const { status, stderr } = spawnSync(process.execPath, node, { encoding: 'utf8' })
  expect([status, stderr.trim().split('\n').length]).toEqual([2, 1])
  expect(stderr).toContain(says)
})
