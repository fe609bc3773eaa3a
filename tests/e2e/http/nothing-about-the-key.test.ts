import { expect, test, type APIRequestContext } from '@playwright/test'
import { SECOND } from '../../../playwright.config.ts'
import { inDatabase } from '../../support/served.ts'
import { guest } from './student.ts'

// Acceptance list A2: two banks that differ only in what is told after the answer are equal on every transport. Evened
// out: nonces, Next's random key of each request, the clock, and the numbers and order of the rows of a stream, which
// follow from when each was ready. A row's content is compared as it is.
function evenedOut(text: string): string {
  const pushed = [...text.matchAll(/self\.__next_f\.push\((\[.*?\])\)<\/script>/gs)].map(([, json = '']) => {
    const [, part] = JSON.parse(json) as [number, unknown]
    return typeof part === 'string' ? part : ''
  })
  const markup = text.replace(/<script[^>]*>self\.__next_f\.push.*?<\/script>/gs, '')
  return [...rowsOf(pushed.join('')), ...rowsOf(markup)].sort().join('\n')
}

function rowsOf(stream: string): string[] {
  return stream
    .replace(/nonce(?:=|\\?":\\?"|-)\\?"?[A-Za-z0-9+/=]+/g, 'nonce')
    .replace(/[\w-]{21}[vm](?=\\?")/g, 'request')
    .replace(/"secondsLeft\\?":\d+/g, 'secondsLeft')
    .replace(/\b(?:\d{1,3}:)+\d{2}\b/g, 'clock')
    .replace(/^[0-9a-f]+:/gm, '')
    .replace(/"\$[LQ@]?[0-9a-f]+"/g, '"$row"')
    .replace(/\b([BSP]):[0-9a-f]+\b/g, '$1')
    .split('\n')
}

const TRANSPORTS: [string, Record<string, string>][] = [
  ['HTML', {}],
  ['RSC', { rsc: '1' }],
  ['prefetch', { rsc: '1', 'next-router-prefetch': '1' }],
  ['segment prefetch', { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' }],
]

/** A question that study may show: it is not in the exam that is open. */
function questionOutside(attemptId: string): string {
  return inDatabase(SECOND, (database) =>
    String(
      database
        .prepare(
          `SELECT id FROM Question WHERE status = 'published' AND form IS NULL
           AND id NOT IN (SELECT questionId FROM Slot WHERE attemptId = ?) ORDER BY id LIMIT 1`,
        )
        .pluck()
        .get(attemptId),
    ),
  )
}

async function everything(api: APIRequestContext, attemptId: string): Promise<Map<string, string>> {
  const outside = questionOutside(attemptId)
  const seen = new Map<string, string>()
  const pages = [
    '/',
    '/study',
    '/study?topic=dax',
    `/study?question=${outside}`,
    '/exam',
    `/exam/${attemptId}`,
    '/progress',
    '/learn/dax',
    '/learn?q=dax',
  ]
  for (const path of pages) {
    for (const [name, headers] of TRANSPORTS) {
      const response = await api.get(path, { headers })
      expect(response.status(), `${name} ${path}`).toBeLessThan(400)
      seen.set(`${name} ${path}`, evenedOut(await response.text()))
    }
    const [route, query] = path.split('?')
    if (route !== '/')
      seen.set(
        `.rsc ${path}`,
        evenedOut(await (await api.get(`${route}.rsc${query ? `?${query}` : ''}`)).text()),
      )
  }
  for (const path of [
    '/api/v1/study/next',
    `/api/v1/study/next?question=${outside}`,
    `/api/v1/attempts/${attemptId}`,
  ]) {
    seen.set(`JSON ${path}`, evenedOut(await (await api.get(path)).text()))
  }
  const lease = await api.post(`/api/v1/attempts/${attemptId}/lease`, { data: { tab: 'the-only-tab' } })
  seen.set('JSON lease', evenedOut(await lease.text()))
  const refused = await api.put(`/api/v1/attempts/${attemptId}/responses/1`, {
    data: { chosen: ['b'], seq: 1, tab: 'the-only-tab' },
  })
  seen.set('JSON stale', evenedOut((await refused.text()).replace(/"id":"[^"]+"/, '')))
  return seen
}

test('nothing sent before the answer depends on the key or on what is told after it', async () => {
  const api = await guest(SECOND)
  const { id } = (await (await api.post('/api/v1/attempts', { data: { form: 'full' } })).json()) as {
    id: string
  }
  await api.put(`/api/v1/attempts/${id}/responses/1`, {
    data: { chosen: ['a'], seq: 1, elapsedMs: 5000, tab: 'the-only-tab' },
  })
  const before = await everything(api, id)

  const CANARY = 'canary-of-the-answer'
  inDatabase(SECOND, (database) => {
    const rows = database.prepare('SELECT questionId, version, answer FROM QuestionVersion').all() as {
      questionId: string
      version: number
      answer: string
    }[]
    const update = database.prepare(
      'UPDATE QuestionVersion SET answer = ? WHERE questionId = ? AND version = ?',
    )
    for (const { questionId, version, answer } of rows) {
      const told = JSON.parse(answer) as { key: number[]; rationales: string[] }
      const last = told.rationales.length - 1
      const other = {
        ...told,
        key: told.key.map((place) => last - place).sort(),
        rationales: told.rationales.map(() => CANARY),
        explanation: CANARY,
        remember: CANARY,
      }
      update.run(JSON.stringify(other), questionId, version)
    }
    // Which questions do not count is as secret as the keys.
    database.prepare('UPDATE Slot SET scored = 1 - scored WHERE attemptId = ?').run(id)
  })

  const after = await everything(api, id)
  for (const [what, text] of before) {
    expect(after.get(what), what).toBe(text)
    expect(text, what).not.toContain('rationale')
  }
  // The test would not see anything if the answer did not reach these routes at all: it does, once given.
  const submitted = await api.post(`/api/v1/attempts/${id}/submit`, { data: {} })
  expect(await submitted.text()).toContain(CANARY)
})
