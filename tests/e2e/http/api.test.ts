import { randomUUID } from 'node:crypto'
import { expect, request, test } from '@playwright/test'
import { APP } from '../../../playwright.config.ts'
import { inDatabase } from '../../support/served.ts'
import { bodyFor, guest, next } from './student.ts'

const NOBODY = '01a1fd76-0000-7000-8000-000000000000'

test('reading makes nobody; the first valid answer makes a guest and sets one cookie', async () => {
  const api = await request.newContext({ baseURL: APP })
  for (const path of ['/', '/study', '/exam', '/progress', '/learn', '/settings', '/api/v1/study/next']) {
    const response = await api.get(path)
    expect(response.status(), path).toBe(200)
    expect(
      response.headersArray().filter(({ name }) => name.toLowerCase() === 'set-cookie'),
      path,
    ).toEqual([])
  }
  const shown = await next(api)
  const invalid = await api.post('/api/v1/reviews', { data: { ...bodyFor(shown), chosen: ['h'] } })
  expect([invalid.status(), invalid.headers()['set-cookie']]).toEqual([400, undefined])

  const response = await api.post('/api/v1/reviews', { data: bodyFor(shown) })

  expect(response.headers()['set-cookie']).toMatch(/^[^;]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/)
  expect(await response.json()).toMatchObject({ quality: expect.any(Number), schedule: { intervalDays: 1 } })
  expect((await next(api)).question.questionId).not.toBe(shown.question.questionId)
})

test.describe('without a cookie', () => {
  for (const [method, path, data] of [
    ['POST', '/api/v1/reviews/undo', { reviewId: NOBODY }],
    ['POST', '/api/v1/drills', {}],
    ['GET', `/api/v1/attempts/${NOBODY}`, undefined],
    ['PUT', `/api/v1/attempts/${NOBODY}/responses/1`, { chosen: [], seq: 1 }],
    ['POST', `/api/v1/attempts/${NOBODY}/submit`, {}],
    ['GET', `/api/v1/attempts/${NOBODY}/result`, undefined],
  ] as const) {
    test(`${method} ${path} is 401 and makes nobody`, async () => {
      const api = await request.newContext({ baseURL: APP })
      const response = await api.fetch(path, { method, ...(data ? { data } : {}) })
      expect(response.status()).toBe(401)
      expect(response.headers()['set-cookie']).toBeUndefined()
    })
  }
})

// Acceptance list A8 and A14.
test('fields that are the server’s to know are refused on every write', async () => {
  const api = await guest()
  const attempt = (await (await api.post('/api/v1/attempts', { data: { form: 'quick' } })).json()) as {
    id: string
  }
  const shown = await next(api)
  const writes: [string, string, Record<string, unknown>][] = [
    ['POST', '/api/v1/reviews', bodyFor(shown)],
    ['POST', '/api/v1/drills', bodyFor(shown)],
    ['POST', '/api/v1/reviews/undo', { reviewId: NOBODY }],
    ['POST', '/api/v1/attempts', { form: 'quick' }],
    ['POST', '/api/v1/attempts', { form: 'custom', topics: ['dax'], count: 5, minutes: 5 }],
    ['POST', `/api/v1/attempts/${attempt.id}/lease`, { tab: 'tab-of-nobody' }],
    ['PUT', `/api/v1/attempts/${attempt.id}/responses/1`, { chosen: ['a'], seq: 1 }],
    ['POST', `/api/v1/attempts/${attempt.id}/submit`, {}],
  ]
  const extras = [
    'score',
    'state',
    'userId',
    'studentId',
    'role',
    'passed',
    'isCorrect',
    'correct',
    'startedAt',
    'deadline',
    'submittedAt',
    'answeredAt',
    'now',
    'elapsed',
    'extraMinutes',
    'secondsLeft',
    'scored',
    'leaseTab',
    'lastSeenAt',
    '__proto__x',
    'quality',
    'dueDay',
  ]
  for (const [method, path, data] of writes) {
    for (const extra of extras) {
      const response = await api.fetch(path, { method, data: { ...data, [extra]: 1 } })
      expect(response.status(), `${method} ${path} with ${extra}`).toBe(400)
    }
  }
  const { slots } = (await (await api.get(`/api/v1/attempts/${attempt.id}`)).json()) as {
    slots: { seq: number }[]
  }
  expect(slots.every(({ seq }) => seq === 0)).toBe(true)
})

// Acceptance list A23.
test('a scalar given as something else is refused as 400', async () => {
  const api = await guest()
  const shown = await next(api)
  const odd = [
    { not: '' },
    { contains: 'a' },
    ['a'],
    [['a']],
    null,
    true,
    -1,
    1.5,
    1e300,
    '',
    'x'.repeat(5000),
    '\u0000',
    { $ne: 1 },
  ]
  for (const field of ['questionId', 'version', 'reviewCount', 'chosen', 'elapsedMs', 'key'] as const) {
    for (const value of odd) {
      const response = await api.post('/api/v1/reviews', { data: { ...bodyFor(shown), [field]: value } })
      const isList = field === 'chosen' && Array.isArray(value) && value[0] === 'a'
      const isText = field === 'key' && typeof value === 'string' && /^[\w-]{8,128}$/.test(value)
      if (!isList && !isText)
        expect(response.status(), `${field} = ${JSON.stringify(value).slice(0, 40)}`).toBe(400)
    }
  }
  for (const query of [
    '?topic[contains]=a',
    '?topic=a&topic=b',
    '?topic=../x',
    '?drill=2',
    '?limit=5',
    '?question=%00',
  ]) {
    expect((await api.get(`/api/v1/study/next${query}`)).status(), query).toBe(400)
  }
  expect((await api.get('/api/v1/study/next?topic=no-such-topic')).status()).toBe(404)
  expect((await api.get('/api/v1/study/next?question=no-such-question')).status()).toBe(404)
})

// Acceptance list A13.
test('no page of another site changes anything', async () => {
  const api = await guest()
  const shown = await next(api)
  for (const origin of [
    'https://evil.example',
    'null',
    'http://localhost:9999',
    'https://localhost:3107',
    'http://localhost:3107.evil.example',
  ]) {
    for (const contentType of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
      for (const sender of [api, await request.newContext({ baseURL: APP })]) {
        const response = await sender.fetch('/api/v1/reviews', {
          method: 'POST',
          headers: { origin, 'content-type': contentType },
          data: JSON.stringify(bodyFor(shown)),
        })
        expect(response.status(), `${origin} ${contentType}`).toBe(403)
        // Nobody is made of whoever came without a cookie.
        expect(response.headers()['set-cookie']).toBeUndefined()
      }
    }
  }
  for (const site of ['cross-site', 'same-site']) {
    expect(
      (
        await api.post('/api/v1/reviews', { headers: { 'sec-fetch-site': site }, data: bodyFor(shown) })
      ).status(),
    ).toBe(403)
  }
  for (const contentType of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
  ]) {
    const response = await api.fetch('/api/v1/reviews', {
      method: 'POST',
      headers: { 'content-type': contentType },
      data: JSON.stringify(bodyFor(shown)),
    })
    expect(response.status()).toBe(415)
  }
  // Nothing was recorded: the same question is still the next one, and has not been answered.
  expect(await next(api)).toMatchObject({
    question: { questionId: shown.question.questionId },
    reviewCount: shown.reviewCount,
  })
})

test('both own addresses of a local server are own origins', async () => {
  const api = await guest()
  for (const origin of ['http://localhost:3107', 'http://127.0.0.1:3107']) {
    expect(
      (await api.post('/api/v1/reviews', { headers: { origin }, data: bodyFor(await next(api)) })).status(),
    ).toBe(200)
  }
})

test('a body that is no JSON is 400, one over 64 KB is 413', async () => {
  const api = await guest()
  const send = (data: string) =>
    api.post('/api/v1/reviews', { headers: { 'content-type': 'application/json' }, data })
  expect((await send('{')).status()).toBe(400)
  expect((await send('')).status()).toBe(400)
  expect((await send(JSON.stringify({ a: 'x'.repeat(70_000) }))).status()).toBe(413)
})

// Acceptance list A11.
test('another student’s attempt and review answer as unknown ones do', async () => {
  const [mine, other] = [await guest(), await guest()]
  const { id } = (await (await mine.post('/api/v1/attempts', { data: { form: 'quick' } })).json()) as {
    id: string
  }
  const { reviewId } = (await (
    await mine.post('/api/v1/reviews', { data: bodyFor(await next(mine)) })
  ).json()) as { reviewId: string }
  const withoutId = async (call: Promise<{ status(): number; json(): Promise<unknown> }>) => {
    const response = await call
    const { error } = (await response.json()) as { error: { id: string } }
    return { status: response.status(), error: { ...error, id: '' } }
  }
  const asks = (attemptId: string) => [
    other.get(`/api/v1/attempts/${attemptId}`),
    other.get(`/api/v1/attempts/${attemptId}/result`),
    other.post(`/api/v1/attempts/${attemptId}/submit`, { data: {} }),
    other.post(`/api/v1/attempts/${attemptId}/lease`, { data: { tab: 'tab-of-other' } }),
    other.put(`/api/v1/attempts/${attemptId}/responses/1`, { data: { chosen: ['a'], seq: 1 } }),
  ]
  const [foreign, unknown] = [
    await Promise.all(asks(id).map(withoutId)),
    await Promise.all(asks(NOBODY).map(withoutId)),
  ]
  expect(foreign).toEqual(unknown)
  expect(foreign.every(({ status }) => status === 404)).toBe(true)
  const undo = (api: typeof other, data: { reviewId: string }) =>
    withoutId(api.post('/api/v1/reviews/undo', { data }))
  expect(await undo(other, { reviewId })).toEqual(await undo(other, { reviewId: NOBODY }))
})

// Acceptance list A12 over HTTP.
test('20 parallel starts without a pause make one attempt', async () => {
  const api = await guest()
  const starts = await Promise.all(
    Array.from({ length: 20 }, () => api.post('/api/v1/attempts', { data: { form: 'quick' } })),
  )
  const bodies = (await Promise.all(starts.map((start) => start.json()))) as { id: string }[]
  expect(new Set(bodies.map(({ id }) => id)).size).toBe(1)
  expect(starts.filter((start) => start.status() === 201)).toHaveLength(1)
  expect(starts.filter((start) => start.status() === 200)).toHaveLength(19)
})

test('a page shown to a visitor is read in the visitor’s order, also after another tab became a guest', async () => {
  const api = await request.newContext({ baseURL: APP })
  const shown = await next(api, '?question=dax-node-failover')
  await api.post('/api/v1/reviews', { data: bodyFor(await next(api)) })
  const response = await api.post('/api/v1/reviews', {
    headers: { 'x-shown-to': shown.shownTo },
    data: bodyFor(shown),
  })
  expect(response.status()).toBe(200)
  const { reviewId } = (await response.json()) as { reviewId: string }
  const row = inDatabase(
    APP,
    (database) =>
      database.prepare('SELECT chosen, questionId, version FROM Review WHERE id = ?').get(reviewId) as {
        chosen: string
        questionId: string
        version: number
      },
  )
  const presented = inDatabase(
    APP,
    (database) =>
      database
        .prepare('SELECT presented FROM QuestionVersion WHERE questionId = ? AND version = ?')
        .pluck()
        .get(row.questionId, row.version) as string,
  )
  const { options } = JSON.parse(presented) as { options: string[] }
  const [place] = JSON.parse(row.chosen) as number[]
  expect(options[place ?? -1]).toBe(shown.question.options[0]?.html)

  const stranger = await guest()
  const foreign = await stranger.post('/api/v1/reviews', {
    headers: { 'x-shown-to': (await next(api)).shownTo },
    data: bodyFor(await next(stranger)),
  })
  expect(foreign.status()).toBe(409)
})

test('errors carry a code, a sentence, whether to retry, and an id', async () => {
  const api = await guest()
  const response = await api.post('/api/v1/reviews', { data: { key: randomUUID() } })
  expect(await response.json()).toEqual({
    error: {
      code: 'wrong-shape',
      message: expect.stringMatching(/^The body .*\.$/),
      retryable: false,
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    },
  })
})

test('who goes on studying stays signed in: an ageing session is extended by an answer', async () => {
  const api = await guest()
  const shown = await next(api)
  const { cookies } = await api.storageState()
  const token = decodeURIComponent(cookies[0]?.value ?? '').split('.')[0]
  const expiry = () =>
    inDatabase(
      APP,
      (database) =>
        database.prepare('SELECT expiresAt FROM Session WHERE token = ?').pluck().get(token) as string,
    )
  inDatabase(APP, (database) =>
    database
      .prepare(
        "UPDATE Session SET expiresAt = strftime('%Y-%m-%dT%H:%M:%f+00:00', expiresAt, '-30 days') WHERE token = ?",
      )
      .run(token),
  )
  const aged = expiry()
  const response = await api.post('/api/v1/reviews', { data: bodyFor(shown) })
  expect(response.headers()['set-cookie']).toMatch(/session_token=.*Max-Age=7776000/)
  expect(Date.parse(expiry())).toBeGreaterThan(Date.parse(aged) + 25 * 86_400_000)
})

test('better-auth’s other routes are shut', async () => {
  const api = await guest()
  for (const [method, path] of [
    ['POST', '/api/auth/update-user'],
    ['POST', '/api/auth/change-email'],
    ['POST', '/api/auth/delete-user'],
    ['POST', '/api/auth/verify-password'],
    ['POST', '/api/auth/set-password'],
    ['POST', '/api/auth/sign-in/social'],
    ['POST', '/api/auth/link-social'],
    ['POST', '/api/auth/revoke-sessions'],
    ['GET', '/api/auth/list-sessions'],
    ['GET', '/api/auth/list-accounts'],
    ['GET', '/api/auth/reset-password/x'],
    ['GET', '/api/auth/ok'],
    ['POST', '/api/auth/delete-anonymous-user'],
  ] as const) {
    expect(
      (
        await api.fetch(path, {
          method,
          headers: { origin: APP },
          ...(method === 'POST' ? { data: { name: 'x'.repeat(100) } } : {}),
        })
      ).status(),
      path,
    ).toBe(404)
  }
  expect((await api.get('/api/auth/get-session')).status()).toBe(200)
})

test('guests cannot be made through better-auth’s own route', async () => {
  const api = await request.newContext({ baseURL: APP })
  const response = await api.post('/api/auth/sign-in/anonymous', { data: {}, headers: { origin: APP } })
  expect([response.status(), response.headers()['set-cookie']]).toEqual([404, undefined])
})
