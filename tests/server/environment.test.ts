import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readEnvironment } from '#server/env.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'pilot-light-env-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const read = (given: Record<string, string>) =>
  readEnvironment({ DATABASE_URL: `file:${join(dir, 'app.db')}`, ...given })

test('nothing set is a working local server, with a secret that is made once and kept private', () => {
  const first = read({})
  expect(first).toMatchObject({
    port: 3000,
    appUrl: null,
    ownOrigins: ['http://localhost:3000', 'http://127.0.0.1:3000'],
  })
  expect(first.secret.length).toBeGreaterThanOrEqual(43)
  expect(read({}).secret).toBe(first.secret)
  expect(readFileSync(join(dir, 'auth-secret'), 'utf8').trim()).toBe(first.secret)
  expect(statSync(join(dir, 'auth-secret')).mode & 0o077).toBe(0)
})

test('a public address is the one origin, and needs its own secret', () => {
  const secret = 'three quiet lamps beside the door'
  expect(read({ APP_URL: 'https://study.example.org/', AUTH_SECRET: secret })).toMatchObject({
    ownOrigins: ['https://study.example.org'],
    secret,
  })
  expect(() => read({ APP_URL: 'https://study.example.org' })).toThrow(/AUTH_SECRET must be set/)
})

test.each([
  ['PORT', '0'],
  ['PORT', '70000'],
  ['PORT', 'http'],
  ['APP_URL', 'study.example.org'],
  ['APP_URL', 'ftp://study.example.org'],
  ['AUTH_SECRET', 'short'],
  ['AUTH_SECRET', 'x'.repeat(40)],
  ['AUTH_SECRET', 'abcabcabcabcabcabcabcabcabcabcabcabc'],
  ['AUTH_SECRET', 'please-change-me-before-you-deploy-this'],
  ['TRUSTED_PROXIES', '10.0.0.7, everybody'],
  ['TRUSTED_PROXIES', '10.0.0.0/33'],
  ['SMTP_URL', 'https://mail.example.org'],
  ['MAIL_FROM', 'nobody'],
  ['DATABASE_URL', 'mysql://localhost/x'],
])('%s=%s is refused by name', (name, value) => {
  expect(() => read({ [name]: value })).toThrow(new RegExp(`^The environment is not usable:\n  ${name} `))
})

test('mail needs an address to come from, and a list of proxies is read as it is meant', () => {
  expect(() => read({ SMTP_URL: 'smtp://localhost:25' })).toThrow(/MAIL_FROM must be set/)
  expect(read({ SMTP_URL: 'smtp://localhost:25', MAIL_FROM: 'study@example.org' })).toMatchObject({
    smtpUrl: 'smtp://localhost:25',
    mailFrom: 'study@example.org',
  })
  expect(read({})).toMatchObject({ smtpUrl: null, trustedProxies: [] })
  expect(read({ TRUSTED_PROXIES: ' 10.0.0.7,fd00::/8 ' }).trustedProxies).toEqual(['10.0.0.7', 'fd00::/8'])
})

test('everything wrong is said at once', () => {
  expect(() => read({ PORT: 'x', AUTH_SECRET: 'y' })).toThrow(/PORT[\s\S]*AUTH_SECRET/)
})
