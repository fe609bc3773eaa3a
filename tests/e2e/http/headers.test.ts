import { expect, request, test } from '@playwright/test'
import { APP } from '../../../playwright.config.ts'

const PAGES = ['/', '/study', '/exam', '/progress', '/learn', '/learn/dax', '/settings', '/no-such-page']

// Acceptance list A21 and A22.
for (const path of PAGES) {
  test(`${path} has a nonce policy, is not sniffed or framed, and says nothing of its maker`, async () => {
    const api = await request.newContext({ baseURL: APP })
    const [first, second] = [await api.get(path), await api.get(path)]
    const headers = first.headers()
    const policy = headers['content-security-policy'] ?? ''
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    const scripts = /script-src ([^;]+)/.exec(policy)?.[1] ?? ''

    expect(nonce.length).toBeGreaterThanOrEqual(22)
    expect(second.headers()['content-security-policy']).not.toContain(nonce)
    expect(scripts).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/)
    for (const rule of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
      expect(policy).toContain(rule)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
    })
    expect(headers['referrer-policy']).toBeTruthy()
    expect(headers['x-powered-by']).toBeUndefined()
    expect(headers['cache-control']).toMatch(/no-store/)
    const inline = [...(await first.text()).matchAll(/<script(?![^>]*\bnonce=)[^>]*>/g)].map(([tag]) => tag)
    expect(inline).toEqual([])
  })
}

test('answers of the API are kept by no cache', async () => {
  const api = await request.newContext({ baseURL: APP })
  const headers = (await api.get('/api/v1/study/next')).headers()
  expect(headers['cache-control']).toBe('private, no-store')
  expect(headers['x-content-type-options']).toBe('nosniff')
})

test('health says that the process is up, ready that the database answers with its schema current', async () => {
  const api = await request.newContext({ baseURL: APP })
  for (const path of ['/api/health', '/api/ready']) {
    const response = await api.get(path)
    expect([response.status(), await response.json()]).toEqual([200, { status: 'ok' }])
  }
})

// Acceptance list A38.
const SECRETS = [
  '.env',
  '.env.local',
  '.env.example',
  '.git/HEAD',
  '.git/config',
  'package.json',
  'package-lock.json',
  'prisma/schema.prisma',
  'data/pilot-light.db',
  'data/auth-secret',
  'data/backups/',
  'pilot-light.db',
  'prisma/dev.db',
  'dev.db',
  'db.sqlite',
  'content/saa-c03/dax/dax-node-failover.md',
  'content/saa-c03/exam.yaml',
  'server/db.ts',
  'app/page.tsx',
  'next.config.js',
  'tsconfig.json',
  'proxy.ts',
  '.next/BUILD_ID',
  '.next/server/app/page.js',
  '_next/static/chunks/main.js.map',
  'tests/.artifacts/serve-3107.db',
  '.npmrc',
  '.DS_Store',
  'Dockerfile',
  'compose.yaml',
  'docker-compose.yml',
  'node_modules/next/package.json',
  'backup.zip',
  'backup.sql',
  'dump.sql',
  'wp-admin/',
  'wp-login.php',
  'phpinfo.php',
  'server-status',
  'actuator/env',
  'api/debug',
  'api/v1',
  'api',
  'graphql',
  '.well-known/openid-configuration',
  '.ssh/id_rsa',
  'id_rsa',
  'etc/passwd',
  '%2e%2e/etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '..%5c..%5cwindows%5cwin.ini',
  '%c0%ae%c0%ae/etc/passwd',
  'learn/..%2f..%2fpackage.json',
  'learn/%2e%2e%2f%2e%2e%2fdata',
  '.vscode/settings.json',
  '.idea/workspace.xml',
  'README.md',
  'robots.txt~',
  'config.json',
]

test('sixty paths that must not be served are not', async () => {
  const api = await request.newContext({ baseURL: APP })
  expect(SECRETS.length).toBeGreaterThanOrEqual(60)
  for (const path of SECRETS) {
    const response = await api.get(`/${path}`)
    expect([400, 404], path).toContain(response.status())
  }
})

test('methods that a route does not have are 405', async () => {
  const api = await request.newContext({ baseURL: APP })
  for (const [method, path] of [
    ['DELETE', '/api/v1/reviews'],
    ['GET', '/api/v1/reviews'],
    ['PUT', '/api/v1/attempts'],
    ['POST', '/api/v1/study/next'],
    ['PATCH', '/api/ready'],
  ] as const) {
    expect((await api.fetch(path, { method })).status(), `${method} ${path}`).toBe(405)
  }
})
