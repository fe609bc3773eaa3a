import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { databaseFile, useDatabase } from '../support/database.ts'

useDatabase()

// Acceptance list A29: behind https the cookie is bound to this host, and never sent in the clear.
test.each([
  [
    'https://study.example.org',
    /^__Host-pilot-light\.session_token=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  ],
  [
    'http://localhost:3000',
    /^pilot-light\.session_token=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/,
  ],
])('at %s a session is kept in %s', (APP_URL, shape) => {
  const script = join(import.meta.dirname, '../support/guest-once.ts')
  const args = ['--conditions=react-server', '--import', 'tsx', script]
  const env = { ...process.env, APP_URL, DATABASE_URL: `file:${databaseFile()}` }
  const { stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(stdout.trim()).toMatch(shape)
})
