import { expect, request, test } from '@playwright/test'
import { APP } from '../../../playwright.config.ts'
import { guest } from './student.ts'

type Started = { id: string; slots: unknown[] }
type Refused = { error: { code: string; message: string }; stored?: { chosen: string[]; seq: number } }

// Acceptance list A23, for what starts an exam, saves in it and takes its lease.
test('fields of an exam that are not of their kind or range are refused as 400, and nothing is started', async () => {
  const api = await request.newContext({ baseURL: APP })
  const custom = { form: 'custom', topics: ['dax'], count: 5, minutes: 5 }
  const odd = [{ not: '' }, ['a'], null, true, -1, 1.5, '5', 4, 1e300, { $gt: 0 }, '']
  const bodies: Record<string, unknown>[] = [
    {},
    { form: 'sealed' },
    { form: ['full'] },
    { form: 'full', count: 65 },
    { form: 'quick', minutes: 180 },
    { form: 'custom' },
    ...odd.map((count) => ({ ...custom, count })),
    ...odd.map((minutes) => ({ ...custom, minutes })),
    { ...custom, count: 66 },
    { ...custom, minutes: 181 },
    ...odd.filter((each) => !Array.isArray(each)).map((topics) => ({ ...custom, topics })),
    { ...custom, topics: [] },
    { ...custom, topics: ['no-such-topic'] },
    { ...custom, topics: ['dax', 'dax'] },
    { ...custom, topics: [{ contains: 'd' }] },
  ]
  for (const data of bodies) {
    const response = await api.post('/api/v1/attempts', { data })
    expect(response.status(), JSON.stringify(data)).toBe(400)
    expect(response.headers()['set-cookie']).toBeUndefined()
  }

  const { id } = (await (await api.post('/api/v1/attempts', { data: { form: 'quick' } })).json()) as Started
  const slot = `/api/v1/attempts/${id}/responses/1`
  const fields: [string, unknown[]][] = [
    ['elapsedMs', [...odd.filter((each) => each !== 4), 86_400_001]],
    ['tab', [...odd, 'short', 'x'.repeat(65), 'a b c d e f g', '../../../x', 'tab\u0000tab-tab']],
  ]
  for (const [field, values] of fields) {
    for (const value of values) {
      const put = await api.put(slot, { data: { chosen: ['a'], seq: 1, [field]: value } })
      expect(put.status(), `${field} = ${JSON.stringify(value)}`).toBe(400)
      if (field !== 'tab') continue
      const lease = await api.post(`/api/v1/attempts/${id}/lease`, { data: { tab: value } })
      expect(lease.status(), `lease ${JSON.stringify(value)}`).toBe(400)
    }
  }
})

// Acceptance list A12, for the full form.
test('20 parallel starts of different forms make one attempt', async () => {
  const api = await guest()
  const starts = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      api.post('/api/v1/attempts', { data: { form: n % 2 === 0 ? 'full' : 'half' } }),
    ),
  )
  const bodies = (await Promise.all(starts.map((start) => start.json()))) as Started[]
  expect(new Set(bodies.map(({ id }) => id)).size).toBe(1)
  expect(new Set(bodies.map(({ slots }) => slots.length)).size).toBe(1)
  expect(starts.filter((start) => start.status() === 201)).toHaveLength(1)
})

test('a custom exam is of its topics alone', async () => {
  const api = await guest()
  const data = { form: 'custom', topics: ['dax'], count: 5, minutes: 12 }
  const { id } = (await (await api.post('/api/v1/attempts', { data })).json()) as Started
  expect(await (await api.get(`/api/v1/attempts/${id}`)).json()).toMatchObject({
    form: 'custom',
    minutes: 12,
    extraMinutes: 0,
    stored: 0,
    lastSavedAt: null,
    slots: Array.from({ length: 5 }, () => ({ question: { topic: 'dax' }, seen: false, elapsedMs: 0 })),
  })
})

test('the second tab takes the exam over; the first is told so with what is stored, and writes nothing', async () => {
  const api = await guest()
  const { id } = (await (await api.post('/api/v1/attempts', { data: { form: 'quick' } })).json()) as Started
  const take = (tab: string) => api.post(`/api/v1/attempts/${id}/lease`, { data: { tab } })
  const put = (data: object) => api.put(`/api/v1/attempts/${id}/responses/1`, { data })
  for (let again = 0; again < 2; again++) {
    expect(await (await take('first-tab')).json()).toMatchObject({
      tab: 'first-tab',
      stored: 0,
      lastSavedAt: null,
      secondsLeft: expect.any(Number),
    })
  }
  expect((await put({ chosen: ['a'], seq: 1, tab: 'first-tab', elapsedMs: 7000 })).status()).toBe(200)
  expect(await (await take('second-tab')).json()).toMatchObject({ stored: 1 })
  const refused = await put({ chosen: [], seq: 2, tab: 'first-tab' })
  expect(refused.status()).toBe(409)
  const body = (await refused.json()) as Refused
  expect(body).toMatchObject({ error: { code: 'elsewhere' }, stored: { chosen: ['a'], seq: 1 } })
  // Acceptance list A63: what happened, what was kept, what to do.
  expect(body.error.message).toMatch(/another tab.*nothing was changed.*[Cc]ontinue/)
  await api.post(`/api/v1/attempts/${id}/submit`, { data: {} })
  const late = await take('first-tab')
  expect(late.status()).toBe(409)
  expect(((await late.json()) as Refused).error.code).toBe('closed')
})
