import { readFileSync } from 'node:fs'
import { expect, request, test, type APIRequestContext } from '@playwright/test'
import { unzipSync } from 'fflate'
import { APP } from '../../../playwright.config.ts'
import { inDatabase } from '../../support/served.ts'
import { guest } from './student.ts'

const ME = '/api/v1/me'
const EXPORT = '/api/v1/me/export'
const PASSWORD = 'four quiet winter lamps'

type Exported = { tables: Record<string, Record<string, unknown>[]> }

async function exported(api: APIRequestContext): Promise<Exported> {
  const response = await api.get(EXPORT)
  expect(response.status()).toBe(200)
  return (await response.json()) as Exported
}

async function idOf(api: APIRequestContext): Promise<string> {
  return String((await exported(api)).tables.user?.[0]?.id)
}

/** A new account, signed in. */
async function account(email: string): Promise<APIRequestContext> {
  const api = await request.newContext({ baseURL: APP, extraHTTPHeaders: { origin: APP } })
  const signUp = await api.post('/api/auth/sign-up/email', {
    data: { name: 'Zofie Exported', email, password: PASSWORD },
  })
  expect(signUp.status()).toBe(200)
  return signedIn(email, api)
}

async function signedIn(email: string, given?: APIRequestContext): Promise<APIRequestContext> {
  const api = given ?? (await request.newContext({ baseURL: APP, extraHTTPHeaders: { origin: APP } }))
  const response = await api.post('/api/auth/sign-in/email', { data: { email, password: PASSWORD } })
  expect(response.status()).toBe(200)
  return api
}

const isHere = (id: string) =>
  inDatabase(APP, (database) =>
    database.prepare('SELECT COUNT(*) FROM User WHERE id = ?').pluck().get(id),
  ) === 1

test('without a cookie there is nothing to take and nobody to delete', async () => {
  const api = await request.newContext({ baseURL: APP })
  for (const response of [
    await api.get(EXPORT),
    await api.get(`${EXPORT}?format=zip`),
    await api.delete(ME, { data: { confirm: 'delete' } }),
  ]) {
    expect(response.status()).toBe(401)
    expect(response.headers()['set-cookie']).toBeUndefined()
  }
})

test('the export is a file that no cache keeps, with what is mine and not the cookie', async () => {
  const api = await guest()
  await api.post('/api/v1/attempts', { data: { form: 'quick' } })
  const response = await api.get(EXPORT)
  expect(response.headers()).toMatchObject({
    'cache-control': 'private, no-store',
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': expect.stringMatching(
      /^attachment; filename="pilot-light-\d{4}-\d\d-\d\d\.json"$/,
    ),
  })
  const text = await response.text()
  const { tables } = JSON.parse(text) as Exported
  expect([tables.reviews?.length, tables.attempts?.length, tables.slots?.length]).toEqual([1, 1, 10])
  for (const slot of tables.slots ?? [])
    expect(slot).toMatchObject({ order: null, domain: null, correct: null })
  const [cookie] = (await api.storageState()).cookies
  const token = decodeURIComponent(cookie?.value ?? '').split('.')[0] ?? ''
  expect(token.length).toBeGreaterThan(20)
  expect(text).not.toContain(token)
})

test('as a zip it has a text, and each table twice', async () => {
  const api = await guest()
  const response = await api.get(`${EXPORT}?format=zip`)
  expect(response.headers()).toMatchObject({
    'content-type': 'application/zip',
    'content-disposition': expect.stringMatching(/^attachment; filename="pilot-light-[\d-]+\.zip"$/),
  })
  const files = Object.keys(unzipSync(await response.body()))
  expect(files).toEqual(expect.arrayContaining(['README.txt', 'reviews.csv', 'reviews.jsonl']))
  expect(files).toHaveLength(2 * Object.keys((await exported(api)).tables).length + 1)
})

test('exporting changes no row, and knows one parameter', async () => {
  const api = await guest()
  const id = await idOf(api)
  const mine = () =>
    inDatabase(APP, (database) =>
      JSON.stringify([
        database.prepare('SELECT * FROM User WHERE id = ?').all(id),
        database.prepare('SELECT * FROM Session WHERE userId = ?').all(id),
        database.prepare('SELECT * FROM Review WHERE studentId = ?').all(id),
      ]),
    )
  const before = mine()
  await api.get(EXPORT)
  await api.get(`${EXPORT}?format=zip`)
  expect(mine()).toBe(before)
  for (const query of ['?format=xml', '?format=', '?format=zip&format=json', '?user=x'])
    expect((await api.get(EXPORT + query)).status(), query).toBe(400)
})

test('a guest goes with one word, and nobody else does', async () => {
  const [api, other] = [await guest(), await guest()]
  const [id, otherId] = [await idOf(api), await idOf(other)]
  for (const [data, status] of [
    [{ confirm: 'yes' }, 400],
    [{ confirm: 'delete', password: 'x' }, 400],
    [{ confirm: 'delete', id: otherId }, 400],
    [{ confirm: ['delete'] }, 400],
    [{}, 400],
  ] as const)
    expect((await api.delete(ME, { data })).status(), JSON.stringify(data)).toBe(status)
  const foreign = { origin: 'https://evil.example' }
  expect((await api.delete(ME, { data: { confirm: 'delete' }, headers: foreign })).status()).toBe(403)
  const text = { 'content-type': 'text/plain' }
  expect((await api.delete(ME, { data: '{"confirm":"delete"}', headers: text })).status()).toBe(415)
  expect(isHere(id)).toBe(true)

  const response = await api.delete(ME, { data: { confirm: 'delete' } })

  expect([response.status(), await response.text()]).toEqual([204, ''])
  expect(response.headers()['set-cookie']).toMatch(/session_token=;[^\n]*Max-Age=0/i)
  expect(response.headers()['clear-site-data']).toBe('"storage"')
  expect([isHere(id), isHere(otherId)]).toEqual([false, true])
  expect((await api.get(EXPORT)).status()).toBe(401)
})

test('two deletions at once both find the person gone', async () => {
  const api = await guest()
  const id = await idOf(api)
  const both = await Promise.all([1, 2].map(() => api.delete(ME, { data: { confirm: 'delete' } })))
  expect(
    both.map((response) => response.status()).filter((status) => status !== 204 && status !== 401),
  ).toEqual([])
  expect(isHere(id)).toBe(false)
})

// Acceptance list A35 over HTTP.
test('an account goes with its e-mail and password, on every device, and leaves no trace in the file', async () => {
  const email = 'zofie.exported@example.test'
  const api = await account(email)
  const elsewhere = await signedIn(email)
  const id = await idOf(api)
  for (const data of [
    { confirm: email, password: 'wrong' },
    { confirm: 'delete', password: PASSWORD },
    { confirm: email },
  ]) {
    const response = await api.delete(ME, { data })
    expect(response.status(), JSON.stringify(data)).toBe(400)
    const { error } = (await response.json()) as { error: { message: string } }
    expect(error.message).toMatch(/Nothing was deleted\.$|expected shape/)
  }
  expect(isHere(id)).toBe(true)

  expect(
    (await api.delete(ME, { data: { confirm: email.toUpperCase(), password: PASSWORD } })).status(),
  ).toBe(204)

  for (const each of [api, elsewhere]) expect((await each.get(EXPORT)).status()).toBe(401)
  const again = await api.post('/api/auth/sign-in/email', { data: { email, password: PASSWORD } })
  expect(again.status()).toBe(401)
  const file = readFileSync(`tests/.artifacts/serve-${new URL(APP).port}.db`)
  for (const word of [id, email, 'Zofie Exported']) expect(file.includes(word), word).toBe(false)
})
