import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, request, test, type APIRequestContext } from '@playwright/test'
import { APP } from '../../../playwright.config.ts'
import { sendForm } from '../../support/send-form.ts'
import { inDatabase, logOf } from '../../support/served.ts'
import { instant, PASSWORD, servedPerson } from '../../support/served-people.ts'

const email = () => `${randomUUID()}@example.test`
const OTHER = 'four wet summer bells'

async function browser(headers: Record<string, string> = {}): Promise<APIRequestContext> {
  return request.newContext({ baseURL: APP, extraHTTPHeaders: { origin: APP, ...headers } })
}

async function signUp(api: APIRequestContext, address: string, extra: object = {}) {
  return api.post('/api/auth/sign-up/email', {
    data: { name: 'Ada', email: address, password: PASSWORD, ...extra },
  })
}

async function signIn(api: APIRequestContext, address: string, password = PASSWORD) {
  return api.post('/api/auth/sign-in/email', { data: { email: address, password } })
}

const sessionCookie = async (api: APIRequestContext) =>
  (await api.storageState()).cookies.find(({ name }) => name === 'pilot-light.session_token')

test('an account is made, signed in to, and told apart only by its cookie', async () => {
  const [api, address] = [await browser(), email()]
  expect((await signUp(api, address)).status()).toBe(200)
  expect(await sessionCookie(api)).toBeUndefined()
  expect((await signIn(api, address)).status()).toBe(200)
  // Acceptance list A29; Secure and __Host- need an https address, which tests/server/auth-cookies.test.ts gives it.
  expect(await sessionCookie(api)).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  const session = (await (await api.get('/api/auth/get-session')).json()) as { user: Record<string, unknown> }
  expect(session.user).toMatchObject({ email: address, name: 'Ada', role: 'student' })
})

// Acceptance lists A8 and A14.
test('no body changes what is not its own: unknown fields are refused, and nothing is made', async () => {
  const api = await browser()
  for (const extra of [
    { role: 'admin' },
    { isAnonymous: true },
    { banned: false },
    { emailVerified: true },
    { id: randomUUID() },
    { image: 'https://evil.example/x.png' },
    { createdAt: '2020-01-01' },
    { callbackURL: '//evil.example' },
    { accounts: { create: {} } },
    { __proto__x: 1 },
  ]) {
    const address = email()
    expect((await signUp(api, address, extra)).status(), JSON.stringify(extra)).toBe(400)
    const made = inDatabase(APP, (database) =>
      database.prepare('SELECT COUNT(*) FROM User WHERE email = ?').pluck().get(address),
    )
    expect(made).toBe(0)
  }
  const me = await servedPerson(APP)
  const before = rowOf(me.id)
  const wishes: Record<string, string>[] = [
    { role: 'admin' },
    { userId: 'x' },
    { isAnonymous: 'true' },
    { banned: '0' },
    { email: 'new@example.test' },
  ]
  for (const fields of wishes)
    await sendForm(me.api, '/settings', 'saveMySettings', { ...SETTINGS, ...fields })
  expect(rowOf(me.id)).toEqual(before)
  await sendForm(me.api, '/settings', 'saveMySettings', { ...SETTINGS, name: 'Grace' })
  expect(rowOf(me.id)).toEqual({ ...before, name: 'Grace' })
})

const rowOf = (id: string): object =>
  inDatabase(
    APP,
    (database) =>
      database
        .prepare('SELECT name, email, role, banned, isAnonymous, emailVerified FROM User WHERE id = ?')
        .get(id) as object,
  )

const WEEK = { monday: '', tuesday: '', wednesday: '', thursday: '', friday: '', saturday: '', sunday: '' }
const SETTINGS = {
  ...WEEK,
  timeZone: 'UTC',
  shownTimeZone: 'UTC',
  theme: 'dark',
  newPerDay: '20',
  rolloverHour: '4',
  examDate: '',
  extraTime: 'none',
}

// Acceptance list A23.
test('a scalar given as something else is refused', async () => {
  const api = await browser()
  for (const wrong of [null, 1, true, [], ['a@b.test'], {}, { not: '' }, { contains: 'a' }]) {
    for (const field of ['email', 'password'])
      expect(
        (
          await api.post('/api/auth/sign-in/email', {
            data: { email: email(), password: PASSWORD, [field]: wrong },
          })
        ).status(),
      ).toBe(400)
    expect((await signUp(api, email(), { name: wrong })).status()).toBe(400)
  }
})

// Acceptance list A13: a page of another site changes nothing, whatever it sends.
test('no other site signs anybody up, in or out, or sends a form in their name', async () => {
  const me = await servedPerson(APP)
  const address = email()
  for (const origin of [
    'https://evil.example',
    'null',
    'http://localhost:1',
    'http://localhost.evil.example',
  ]) {
    const evil = await request.newContext({ baseURL: APP, extraHTTPHeaders: { cookie: me.cookie, origin } })
    expect((await signUp(evil, address)).status(), origin).toBe(403)
    expect((await signIn(evil, me.email)).status(), origin).toBe(403)
    expect((await evil.post('/api/auth/sign-out')).status(), origin).toBe(403)
    expect((await evil.post('/sign-out', { maxRedirects: 0 })).status(), origin).toBe(403)
    expect(
      (await evil.delete('/api/v1/me', { data: { confirm: me.email, password: PASSWORD } })).status(),
    ).toBe(403)
    await sendForm(evil, '/settings', 'saveMySettings', { ...SETTINGS, newPerDay: '99' })
  }
  expect((await me.api.get('/api/v1/me/export')).status()).toBe(200)
  const kept = inDatabase(APP, (database) => [
    database.prepare('SELECT newPerDay FROM Profile WHERE userId = ?').pluck().get(me.id),
    database.prepare('SELECT COUNT(*) FROM User WHERE email = ?').pluck().get(address),
  ])
  expect(kept).toEqual([20, 0])
})

test('reading never signs out, in or up', async () => {
  const me = await servedPerson(APP)
  for (const path of [
    '/sign-out',
    '/api/auth/sign-out',
    '/api/auth/sign-in/email',
    '/api/auth/sign-up/email',
  ])
    expect([404, 405]).toContain((await me.api.get(path)).status())
  expect((await me.api.get('/api/v1/me/export')).status()).toBe(200)
})

// Acceptance list A28.
test('an address with an account and one without are answered alike at sign-up, sign-in and reset', async () => {
  const known = (await servedPerson(APP)).email
  const shape = async (response: Awaited<ReturnType<typeof signIn>>, address: string) => {
    const text = (await response.text()).replaceAll(address, 'ADDRESS')
    return [response.status(), text.replace(/"(id|createdAt|updatedAt)":"[^"]*"/g, '"$1":"…"')]
  }
  for (const ask of [
    async (address: string) => signUp(await browser(), address),
    async (address: string) => signIn(await browser(), address, OTHER),
    async (address: string) =>
      (await browser()).post('/api/auth/request-password-reset', { data: { email: address } }),
  ]) {
    const unknown = email()
    expect(await shape(await ask(known), known)).toEqual(await shape(await ask(unknown), unknown))
  }
})

// Acceptance list A26 over HTTP; the details are in tests/server/sign-in-limits.test.ts.
test('an eleventh guess is 429 with Retry-After, from whichever address it says it comes', async () => {
  const { email: address } = await servedPerson(APP)
  const statuses = []
  for (let n = 0; n < 12; n++)
    statuses.push(
      (await signIn(await browser({ 'x-forwarded-for': `10.9.8.${n}` }), address, OTHER)).status(),
    )
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429])
  const refused = await signIn(await browser(), address)
  expect(refused.status()).toBe(429)
  expect(Number(refused.headers()['retry-after'])).toBeGreaterThan(600)
})

test('guessing at a password to delete an account is limited too, and says for how long', async () => {
  const me = await servedPerson(APP)
  const guess = () => me.api.delete('/api/v1/me', { data: { confirm: me.email, password: OTHER } })
  const statuses = []
  for (let n = 0; n < 11; n++) statuses.push((await guess()).status())
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 400), 429])
  expect(Number((await guess()).headers()['retry-after'])).toBeGreaterThan(600)
})

test('a sign-in is over when it is signed out, expires, or the account is disabled', async () => {
  const out = await servedPerson(APP)
  await out.api.post('/sign-out', { maxRedirects: 0 })
  const old = await servedPerson(APP)
  const disabled = await servedPerson(APP)
  inDatabase(APP, (database) => {
    database.prepare('UPDATE Session SET expiresAt = ? WHERE userId = ?').run(instant(-5), old.id)
    database.prepare('UPDATE User SET banned = 1 WHERE id = ?').run(disabled.id)
  })
  for (const { api } of [out, old, disabled]) expect((await api.get('/api/v1/me/export')).status()).toBe(401)
})

test('a role that is taken away is gone at the very next request', async () => {
  const admin = await servedPerson(APP, { role: 'admin' })
  expect((await admin.api.get('/admin/people')).status()).toBe(200)
  inDatabase(APP, (database) =>
    database.prepare("UPDATE User SET role = 'student' WHERE id = ?").run(admin.id),
  )
  expect((await admin.api.get('/admin/people')).status()).toBe(404)
})

// Acceptance list A32.
test('after signing in one goes on to a page of ours and nowhere else', async () => {
  const me = await servedPerson(APP)
  for (const [next, goes] of [
    ['/study?topic=dax', '/study?topic=dax'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https:evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/.//evil.example', '/'],
  ] as const) {
    const fields = { email: me.email, password: PASSWORD, next }
    const response = await sendForm(await browser(), '/sign-in', 'signInHere', fields)
    expect(response.status()).toBe(303)
    expect(new URL(response.headers().location ?? '', APP).href, next).toBe(new URL(goes, APP).href)
    const page = await (await browser()).get(`/sign-in?next=${encodeURIComponent(next)}`)
    expect(await page.text()).not.toContain('href="//evil')
  }
})

test('signing out empties the browser’s storage and its pages are kept by no cache', async () => {
  const me = await servedPerson(APP)
  for (const path of ['/', '/account', '/settings', '/progress'])
    expect((await me.api.get(path)).headers()['cache-control'], path).toMatch(/no-store/)
  const response = await me.api.post('/sign-out', { maxRedirects: 0 })
  expect(response.headers()).toMatchObject({ 'clear-site-data': '"storage"', location: '/?signed-out=1' })
  expect(response.headers()['set-cookie']).toMatch(/pilot-light\.session_token=;.*Max-Age=0/)
})

// Acceptance list A20.
test('neither the log nor an answer ever holds a password, a token, a stack or a query', async () => {
  const secret = `canary ${randomUUID()}`
  const address = email()
  const api = await browser()
  const answers = [
    await api.post('/api/auth/sign-up/email', { data: { name: 'Ada', email: address, password: secret } }),
    await signIn(api, address, secret),
    await signIn(await browser(), address, `${secret} wrong`),
    await api.post('/api/auth/change-password', {
      data: { currentPassword: 'no', newPassword: `${secret} new` },
    }),
    await api.post('/api/auth/reset-password', {
      data: { token: secret.replaceAll(' ', '-'), newPassword: secret },
    }),
    await api.post('/api/auth/sign-in/email', {
      data: `{"email": "${address}", "password": "${secret}"`,
      headers: { 'content-type': 'application/json' },
    }),
  ]
  const token = decodeURIComponent((await sessionCookie(api))?.value ?? '').split('.')[0] ?? ''
  expect(token.length).toBe(32)
  for (const answer of answers)
    expect(await answer.text()).not.toMatch(/canary|\bat [\w.]+ \(|SELECT |node_modules/)

  // A version that cannot be read makes a request fail for real.
  const broken = await servedPerson(APP)
  inDatabase(APP, (database) =>
    database
      .prepare("UPDATE Profile SET theme = x'00', studyMinutes = x'ff' WHERE userId = ?")
      .run(broken.id),
  )
  await broken.api.get('/settings')

  const log = readFileSync(logOf(APP), 'utf8')
  expect(log).toContain('sign-in-refused')
  for (const hidden of [secret, secret.replaceAll(' ', '-'), token, PASSWORD])
    expect(log).not.toContain(hidden)
  expect(log).not.toMatch(/\\n\s+at |SELECT |INSERT INTO/)
})
