import { randomUUID } from 'node:crypto'

/** What a client knows of one slot: the last save the server acknowledged, and one that it has not answered yet. */
export type SlotMemory = { acknowledged: Save | null; sent: Save | null }
export type Save = { seq: number; chosen: string[] }
/** A review under its idempotency key; `reviewId` once the server has acknowledged it. */
export type ReviewMemory = { body: object; reviewId: string | null }

/** One guest in a full exam who also studies, and everything it was told. */
export type Client = {
  cookie: string
  attemptId: string
  letters: Map<number, string[]>
  slots: Map<number, SlotMemory>
  reviews: Map<string, ReviewMemory>
  /** Keys of reviews without an answer, to be asked again. */
  open: Set<string>
  studyIsOver: boolean
  saves: number
  unanswered: number
  refusals: string[]
}

type AttemptAnswer = {
  id: string
  slots: { slot: number; question: { options: { label: string }[] } }[]
}
type NextAnswer = {
  mode: string
  reviewCount: number
  question: {
    questionId: string
    version: number
    select: number
    options: { label: string }[]
  } | null
}

export async function createClient(origin: string): Promise<Client> {
  const response = await fetch(`${origin}/api/v1/attempts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ form: 'full' }),
  })
  if (response.status !== 201) throw new Error(`no exam was started: ${await response.text()}`)
  const cookie = response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const { id, slots } = (await response.json()) as AttemptAnswer
  return {
    cookie,
    attemptId: id,
    letters: new Map(slots.map(({ slot, question }) => [slot, question.options.map(({ label }) => label)])),
    slots: new Map(slots.map(({ slot }) => [slot, { acknowledged: null, sent: null }])),
    reviews: new Map(),
    open: new Set(),
    studyIsOver: false,
    saves: 0,
    unanswered: 0,
    refusals: [],
  }
}

/** Saves and reviews in turn until the connection breaks. What had no answer then is asked again next time, unchanged. */
export async function writeOn(origin: string, client: Client, random: () => number): Promise<void> {
  const unanswered = [...client.slots.values()].filter(({ sent }) => sent !== null).length + client.open.size
  client.unanswered += unanswered
  try {
    for (const [slot, { sent }] of client.slots) if (sent) await save(origin, client, slot, sent)
    for (const key of [...client.open]) await review(origin, client, key)
    for (;;) {
      if (random() < 0.3 && !client.studyIsOver) await reviewNext(origin, client, random)
      else await saveSomething(origin, client, random)
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error // fetch's word for a connection that broke
  }
}

/** One slot gets another choice, or none. */
export async function saveSomething(origin: string, client: Client, random: () => number): Promise<void> {
  const slot = 1 + Math.floor(random() * client.slots.size)
  const letters = client.letters.get(slot) ?? []
  const letter = letters[Math.floor(random() * letters.length)]
  const seq = (client.slots.get(slot)?.acknowledged?.seq ?? 0) + 1
  await save(origin, client, slot, { seq, chosen: letter === undefined || random() < 0.1 ? [] : [letter] })
}

async function save(origin: string, client: Client, slot: number, body: Save): Promise<void> {
  const memory = client.slots.get(slot)
  if (!memory) throw new Error(`there is no slot ${slot}`)
  memory.sent = body
  const response = await send(
    origin,
    client,
    'PUT',
    `/api/v1/attempts/${client.attemptId}/responses/${slot}`,
    body,
  )
  const answer = await response.text()
  memory.sent = null
  if (response.ok) {
    memory.acknowledged = body
    client.saves++
  } else if (response.status !== 503)
    client.refusals.push(`save ${slot} ${body.seq}: ${response.status} ${answer}`)
}

/** Whether the exam is over for good, with a result. */
export async function submit(origin: string, client: Client): Promise<boolean> {
  const path = `/api/v1/attempts/${client.attemptId}`
  const submitted = await send(origin, client, 'POST', `${path}/submit`, {})
  const result = await send(origin, client, 'GET', `${path}/result`)
  return submitted.ok && result.ok
}

/** As the server tells it. */
export async function secondsLeft(origin: string, client: Client): Promise<number> {
  const response = await send(origin, client, 'GET', `/api/v1/attempts/${client.attemptId}`)
  return ((await response.json()) as { secondsLeft: number }).secondsLeft
}

async function reviewNext(origin: string, client: Client, random: () => number): Promise<void> {
  const response = await send(origin, client, 'GET', '/api/v1/study/next')
  const { question, mode, reviewCount } = (await response.json()) as NextAnswer
  if (!question || mode !== 'review') {
    client.studyIsOver = true
    return
  }
  const key = randomUUID()
  const start = Math.floor(random() * (question.options.length - question.select + 1))
  const chosen = question.options.slice(start, start + question.select).map(({ label }) => label)
  const { questionId, version } = question
  const body = { questionId, version, reviewCount, chosen, confidence: null, elapsedMs: 1000, key }
  client.reviews.set(key, { body, reviewId: null })
  client.open.add(key)
  await review(origin, client, key)
}

async function review(origin: string, client: Client, key: string): Promise<void> {
  const memory = client.reviews.get(key)
  if (!memory) throw new Error(`there is no review ${key}`)
  const response = await send(origin, client, 'POST', '/api/v1/reviews', memory.body)
  const answer = await response.text()
  if (response.status === 503) return // said not to be saved: asked again later under the same key
  client.open.delete(key)
  if (response.ok) memory.reviewId = (JSON.parse(answer) as { reviewId: string }).reviewId
  else client.refusals.push(`review ${key}: ${response.status} ${answer}`)
}

async function send(
  origin: string,
  client: Client,
  method: string,
  path: string,
  body?: object,
): Promise<Response> {
  return fetch(`${origin}${path}`, {
    method,
    headers: { cookie: client.cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
}
