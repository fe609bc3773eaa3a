import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, request, test, type APIRequestContext, type APIResponse } from '@playwright/test'
import { APP } from '../../../playwright.config.ts'
import { builtActions, sendForm } from '../../support/send-form.ts'
import { inDatabase } from '../../support/served.ts'
import { draftQuestion } from '../../support/draft-question.ts'
import { instant, PASSWORD, servedPerson, type Served } from '../../support/served-people.ts'
import { zipTexts } from '../../support/zip.ts'
import { bodyFor, next } from './student.ts'

// Acceptance list A10 and A11: docs/authz.md is the specification, read row by row.
const ROLES = ['visitor', 'guest', 'student', 'other', 'instructor', 'admin'] as const
type Role = (typeof ROLES)[number]
type Row = { name: string; expected: Record<Role, string> }

const DOC = readFileSync('docs/authz.md', 'utf8')

function rowsUnder(heading: string): Row[] {
  const section = DOC.split(/^## /m).find((part) => part.startsWith(heading)) ?? ''
  return section.split('\n').flatMap((line) => {
    const [name = '', ...cells] = line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1)
    if (!name.startsWith('`')) return []
    return [
      {
        name: name.replaceAll('`', ''),
        expected: Object.fromEntries(
          ROLES.map((role, place) => [role, cells[place] ?? '']),
        ) as Row['expected'],
      },
    ]
  })
}

const PAGES = rowsUnder('Pages')
const ROUTES = rowsUnder('Routes')
const ACTIONS = rowsUnder('Actions')
/** How tests name people: nothing in the app does. */
const NOBODY = '01a1fd76-0000-7000-8000-000000000000'

type World = {
  people: Record<Exclude<Role, 'visitor'>, Served>
  apis: Record<Role, APIRequestContext>
  attemptId: string
  closedId: string
  reviewId: string
}
let world: World

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  const people = {
    guest: await servedPerson(APP, { guest: true }),
    student: await servedPerson(APP),
    other: await servedPerson(APP),
    instructor: await servedPerson(APP, { role: 'instructor' }),
    admin: await servedPerson(APP, { role: 'admin' }),
  }
  const visitor = await request.newContext({ baseURL: APP, extraHTTPHeaders: { origin: APP } })
  const api = people.student.api
  const reviewId = await answerOne(api)
  const closedId = await startAttempt(api)
  await api.post(`/api/v1/attempts/${closedId}/submit`)
  const attemptId = await startAttempt(api)
  const { guest, student, other, instructor, admin } = people
  const apis = {
    visitor,
    guest: guest.api,
    student: student.api,
    other: other.api,
    instructor: instructor.api,
    admin: admin.api,
  }
  addImage(PUBLISHED_IMAGE, { isPublic: true })
  world = { people, apis, attemptId, closedId, reviewId }
})

async function answerOne(api: APIRequestContext): Promise<string> {
  const response = await api.post('/api/v1/reviews', { data: bodyFor(await next(api)) })
  return ((await response.json()) as { reviewId: string }).reviewId
}

async function startAttempt(api: APIRequestContext): Promise<string> {
  const response = await api.post('/api/v1/attempts', { data: { form: 'quick' } })
  return ((await response.json()) as { id: string }).id
}

/** A picture of one pixel, in the database as if something showed it. */
function addImage(name: string, { isPublic }: { isPublic: boolean }): void {
  inDatabase(APP, (database) =>
    database
      .prepare(
        "INSERT OR IGNORE INTO Image (name, type, width, height, bytes, isPublic) VALUES (?, 'image/gif', 1, 1, ?, ?)",
      )
      .run(name, Buffer.from(PIXEL), isPublic ? 1 : 0),
  )
}

test('every address of the build has a row, and every row an address', () => {
  const built = Object.values(
    JSON.parse(readFileSync('.next/app-path-routes-manifest.json', 'utf8')) as Record<string, string>,
  ).filter((path) => !path.startsWith('/_'))
  const routes = ROUTES.map(({ name }) => name.split(' ')[1] ?? '')
  const described = new Set([...PAGES.map(({ name }) => name), ...routes].map(catchAll))
  expect([...described].toSorted()).toEqual(built.toSorted())
})

function catchAll(path: string): string {
  return path.startsWith('/api/auth/') ? '/api/auth/[...all]' : path
}

test('every action of the build has a row, and every row an action', () => {
  expect(ACTIONS.map(({ name }) => name).toSorted()).toEqual([...builtActions().keys()].toSorted())
})

for (const { name, expected } of PAGES) {
  test(`page ${name}`, async () => {
    for (const role of ROLES) {
      const response = await world.apis[role].get(pagePath(name), { maxRedirects: 0 })
      expect(said(response), `${name} as ${role}`).toBe(expected[role])
    }
  })
}

function pagePath(name: string): string {
  const isResult = name.endsWith('/result')
  return name
    .replace('[attemptId]', isResult ? world.closedId : world.attemptId)
    .replace('[personId]', world.people.student.id)
    .replace('[questionId]', 'dax-consistency')
    .replace('[topic]', 'dax')
    .replace('[importId]', NOBODY)
    .replace('[pair]', 'dax--caching')
    .replace('[token]', 'never-made-by-anybody')
}

function said(response: APIResponse): string {
  const location = response.headers().location ?? ''
  const isSignIn = response.status() === 307 && new URL(location, APP).pathname === '/sign-in'
  return isSignIn ? 'sign-in' : String(response.status())
}

type Sample = (api: APIRequestContext, role: Role) => object | undefined | Promise<object | undefined>
const email = () => `${randomUUID()}@example.test`

/** A picture of one pixel. */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=', 'base64')
const PUBLISHED_IMAGE = `${'a'.repeat(32)}.gif`

/** Requests whose body is no JSON. */
const UPLOADS: Record<string, () => object> = {
  'POST /author/images': () => ({ headers: { 'content-type': 'image/gif' }, data: PIXEL }),
  'POST /author/import/upload': () => ({ multipart: { archive: archiveOf('authz-upload') } }),
}

/** An archive with one draft, which students never see. */
function archiveOf(id: string) {
  const bytes = zipTexts({ [`dax/${id}.md`]: draftQuestion(id) })
  return { name: 'questions.zip', mimeType: 'application/zip', buffer: Buffer.from(bytes) }
}

/** A valid body for each route that takes one. */
const BODIES: Record<string, Sample> = {
  'POST /api/auth/sign-up/email': () => ({ name: 'New', email: email(), password: PASSWORD }),
  'POST /api/auth/sign-in/email': () => ({ email: email(), password: PASSWORD }),
  'POST /api/auth/change-password': () => ({
    currentPassword: 'not the one',
    newPassword: 'four wet summer bells',
  }),
  'POST /api/auth/request-password-reset': () => ({ email: email() }),
  'POST /api/auth/reset-password': () => ({
    newPassword: 'four wet summer bells',
    token: 'never-made-by-anybody',
  }),
  'POST /api/v1/reviews': async (api) => bodyFor(await next(api)),
  // Only the last answer can be taken back.
  'POST /api/v1/reviews/undo': async (api, role) => ({
    reviewId: role === 'student' ? await answerOne(api) : world.reviewId,
  }),
  'POST /api/v1/drills': async (api) => bodyFor(await next(api)),
  'POST /api/v1/attempts': () => ({ form: 'quick' }),
  'PUT /api/v1/attempts/[attemptId]/responses/[slot]': () => ({ chosen: [], seq: 1 }),
  'POST /api/v1/attempts/[attemptId]/lease': () => ({ tab: 'a-tab-of-this-test' }),
  'POST /api/v1/author/read': () => ({ kind: 'question', subjectId: 'dax-consistency', source: '' }),
  'PUT /api/v1/author/drafts/[kind]/[subjectId]': () => ({
    source: 'text',
    ...draftStanding('dax-consistency'),
  }),
  'DELETE /api/v1/me': () => ({ confirm: 'delete' }),
}

/** Routes after which the person who asked is gone or signed out: asked by somebody made for it. */
const PARTING = ['POST /api/auth/sign-out', 'POST /sign-out', 'DELETE /api/v1/me']

for (const { name, expected } of ROUTES) {
  test(`route ${name}`, async () => {
    const [method = '', path = ''] = name.split(' ')
    // The student last: until then the others find everything as it was.
    for (const role of ROLES.toSorted((a, b) => Number(a === 'student') - Number(b === 'student'))) {
      const api = await asking(name, role)
      const at = path
        .replace('[attemptId]', path.endsWith('/result') ? world.closedId : world.attemptId)
        .replace('[slot]', '1')
        .replace('[name]', PUBLISHED_IMAGE)
        .replace('[kind]', 'question')
        .replace('[subjectId]', 'dax-consistency')
      const data = await BODIES[name]?.(api, role)
      const sent = UPLOADS[name]?.() ?? (data ? { data } : {})
      const response = await api.fetch(at, { method, maxRedirects: 0, ...sent })
      expect(String(response.status()), `${name} as ${role}`).toBe(expected[role])
    }
  })
}

async function asking(name: string, role: Role): Promise<APIRequestContext> {
  if (role === 'visitor') return request.newContext({ baseURL: APP, extraHTTPHeaders: { origin: APP } })
  if (!PARTING.includes(name)) return world.apis[role]
  return (await personFor(role)).api
}

function personFor(role: Role): Promise<Served> {
  return servedPerson(APP, {
    guest: role === 'guest',
    role: role === 'instructor' || role === 'admin' ? role : 'student',
  })
}

test('what is not yours is answered as what never was', async () => {
  for (const name of ROUTES.map((row) => row.name).filter((each) => each.includes('[attemptId]'))) {
    const [method = '', path = ''] = name.split(' ')
    const ask = async (id: string) => {
      const at = path.replace('[attemptId]', id).replace('[slot]', '1')
      const data = await BODIES[name]?.(world.apis.other, 'other')
      const response = await world.apis.other.fetch(at, { method, ...(data ? { data } : {}) })
      const body = (await response.json()) as { error: Record<string, unknown> }
      return [response.status(), { ...body.error, id: '' }]
    }
    const theirs = await ask(world.closedId)
    expect(theirs[0]).toBe(404)
    for (const id of [NOBODY, 'nonsense', '%00']) {
      const unknown = await ask(id)
      if (unknown[0] !== 400) expect(unknown, `${name} with ${id}`).toEqual(theirs)
    }
  }
})

test('a method without a row is 405 on every route and page, the odd ones too', async () => {
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'SEARCH']
  const routes = new Map<string, string[]>()
  for (const { name } of ROUTES) {
    const [method = '', path = ''] = name.split(' ')
    if (!path.startsWith('/api/auth/')) routes.set(path, [...(routes.get(path) ?? []), method])
  }
  for (const { name } of PAGES) if (name !== '/icon.svg') routes.set(name, ['GET', 'POST'])
  for (const [path, declared] of routes) {
    const at = pagePath(path).replace('[slot]', '1')
    for (const method of methods.filter((each) => !declared.includes(each))) {
      const response = await world.apis.admin.fetch(at, { method, maxRedirects: 0 })
      expect([400, 405], `${method} ${path}`).toContain(response.status())
      if (method !== 'SEARCH') expect(response.status(), `${method} ${path}`).toBe(405)
    }
  }
})

test('a picture that nothing published shows is there for instructors alone', async () => {
  const name = `${'b'.repeat(32)}.gif`
  addImage(name, { isPublic: false })
  for (const role of ROLES) {
    const expected = role === 'instructor' || role === 'admin' ? 200 : 404
    expect((await world.apis[role].get(`/images/${name}`)).status(), role).toBe(expected)
  }
})

const sql = <T>(text: string, ...values: string[]) =>
  inDatabase(APP, (database) =>
    database
      .prepare(text)
      .pluck()
      .get(...values),
  ) as T

/** What the next save of a draft stands on. */
function draftStanding(subjectId: string): { seq: number; baseVersion: number } {
  const seq = sql<number | undefined>('SELECT seq FROM Draft WHERE subjectId = ?', subjectId)
  const current = sql<number>('SELECT current FROM Question WHERE id = ?', subjectId)
  return { seq: seq ?? 0, baseVersion: current }
}

/** A draft of a question that nobody has ever published, for one action to work on. */
function writeDraft(baseVersion: number): string {
  const subjectId = `draft-${randomUUID()}`
  inDatabase(APP, (database) =>
    database
      .prepare(
        `INSERT INTO Draft (kind, subjectId, source, baseVersion, seq, createdAt, updatedAt) VALUES ('question', ?, 'text', ?, 1, ?, ?)`,
      )
      .run(subjectId, baseVersion, instant(0), instant(0)),
  )
  return subjectId
}

/** A draft that waits for a review by anybody but its writer: the text of a seeded question, which has no errors. */
function draftToReview(): { questionId: string; contentHash: string } {
  const questionId = `reviewed-${randomUUID()}`
  const source = sql<string>(
    `SELECT source FROM QuestionVersion WHERE questionId = 'dax-consistency' AND version = 1`,
  ).replace('id: dax-consistency', `id: ${questionId}`)
  inDatabase(APP, (database) =>
    database
      .prepare(
        `INSERT INTO Draft (kind, subjectId, state, source, baseVersion, seq, createdAt, updatedAt) VALUES ('question', ?, 'review', ?, 0, 1, ?, ?)`,
      )
      .run(questionId, source, instant(0), instant(0)),
  )
  return { questionId, contentHash: createHash('sha256').update(source).digest('hex') }
}

type Form = {
  page: string
  /** Where to send it again: who else changes the bank meanwhile makes an import ask once more. */
  again?: string[]
  fields: Record<string, string>
  done: () => boolean | Promise<boolean>
}

/** For each action: what is sent, to which page, and whether it took effect. */
const FORMS: Record<string, (me: Served | null) => Form | Promise<Form>> = {
  answerDraft: () => {
    const { questionId, contentHash } = draftToReview()
    return {
      page: `/author/${questionId}/review`,
      fields: { questionId, contentHash, chosen: 'a' },
      done: () => sql<number>('SELECT COUNT(*) FROM DraftReview WHERE questionId = ?', questionId) > 0,
    }
  },
  decideDraft: (me) => {
    const questionId = `reviewed-${randomUUID()}`
    const contentHash = createHash('sha256').update(questionId).digest('hex')
    inDatabase(APP, (database) =>
      database
        .prepare(
          `INSERT INTO DraftReview (id, questionId, contentHash, reviewerId, "order", chosen, matched, answeredAt) VALUES (?, ?, ?, ?, '[0]', '[0]', 1, ?)`,
        )
        .run(randomUUID(), questionId, contentHash, me?.id ?? NOBODY, instant(0)),
    )
    return {
      page: `/author/${questionId}/review`,
      fields: { questionId, contentHash, verdict: 'approved', comment: '' },
      done: () => sql('SELECT verdict FROM DraftReview WHERE questionId = ?', questionId) === 'approved',
    }
  },
  beginText: () => {
    const questionId = `new-${randomUUID()}`
    return {
      page: '/author/new',
      fields: { questionId, topic: 'dax' },
      done: () => sql<number>('SELECT COUNT(*) FROM Draft WHERE subjectId = ?', questionId) === 1,
    }
  },
  discardText: () => {
    const subjectId = writeDraft(0)
    return {
      page: `/author/${subjectId}`,
      fields: { kind: 'question', subjectId, seq: '1' },
      done: () => sql<number>('SELECT COUNT(*) FROM Draft WHERE subjectId = ?', subjectId) === 0,
    }
  },
  rebaseText: () => {
    const subjectId = writeDraft(7)
    return {
      page: `/author/${subjectId}`,
      fields: { kind: 'question', subjectId, seq: '1' },
      done: () => sql<number>('SELECT baseVersion FROM Draft WHERE subjectId = ?', subjectId) === 0,
    }
  },
  retireText: () => {
    const questionId = sql<string>(
      `SELECT id FROM Question WHERE status = 'published' AND topicId = 'time-series-ledger' ORDER BY id LIMIT 1`,
    )
    return {
      page: `/author/${questionId}`,
      fields: { questionId, reason: 'a test', replacedBy: '' },
      done: () => sql('SELECT status FROM Question WHERE id = ?', questionId) === 'retired',
    }
  },
  saveText: () => {
    const subjectId = writeDraft(0)
    return {
      page: `/author/${subjectId}`,
      fields: { kind: 'question', subjectId, seq: '1', baseVersion: '0', source: 'other', then: 'save' },
      done: () => sql('SELECT source FROM Draft WHERE subjectId = ?', subjectId) === 'other',
    }
  },
  applyImport: async (me) => {
    const id = `draft-${randomUUID().slice(0, 8)}`
    const importId = me ? await uploadedBy(me, id) : NOBODY
    return {
      page: `/author/import/${importId}`,
      again: me && importId !== NOBODY ? Array<string>(4).fill(`/author/import/${importId}`) : [],
      fields: { id: importId },
      done: async () => {
        if (me && importId !== NOBODY) await settled(me, importId, /Imported|Nothing is stored yet/)
        return sql<number>('SELECT COUNT(*) FROM Question WHERE id = ?', id) === 1
      },
    }
  },
  becomeAdmin: (me) => {
    const before = me && roleOf(me)
    return {
      page: '/set-up/never-made-by-anybody',
      fields: { token: 'never-made-by-anybody' },
      done: () => me !== null && roleOf(me) !== before,
    }
  },
  becomeAdminAnew: () => {
    const address = email()
    const token = 'never-made-by-anybody'
    return {
      page: '/set-up/never-made-by-anybody',
      fields: { name: 'New', email: address, password: PASSWORD, token },
      done: () => sql<number>('SELECT COUNT(*) FROM User WHERE email = ?', address) > 0,
    }
  },
  changeMyPassword: (me) => {
    const before = passwordOf(me)
    return {
      page: '/account',
      fields: { currentPassword: 'not the one', newPassword: 'four wet summer bells' },
      done: () => passwordOf(me) !== before,
    }
  },
  changeRole: () =>
    onVictim(
      (id) => ({ id, role: 'instructor' }),
      (id) => sql('SELECT role FROM User WHERE id = ?', id) === 'instructor',
    ),
  choosePassword: (me) => {
    const before = passwordOf(me)
    const token = 'never-made-by-anybody'
    return {
      page: `/reset/${token}`,
      fields: { token, newPassword: 'four wet summer bells' },
      done: () => passwordOf(me) !== before,
    }
  },
  deleteMyAccount: (me) => ({
    page: '/account',
    fields: {
      confirm: me?.email.endsWith('@guest.invalid') ? 'delete' : (me?.email ?? 'delete'),
      password: PASSWORD,
    },
    done: () => me !== null && sql<number>('SELECT COUNT(*) FROM User WHERE id = ?', me.id) === 0,
  }),
  disableAccount: () =>
    onVictim(
      (id) => ({ id, reason: 'test' }),
      (id) => sql('SELECT banned FROM User WHERE id = ?', id) === 1,
    ),
  discardImport: async (me) => {
    const importId = me ? await uploadedBy(me, 'never-imported') : NOBODY
    return {
      page: `/author/import/${importId}`,
      fields: { id: importId },
      done: async () =>
        me !== null && importId !== NOBODY && (await pageOf(me, importId)).includes('not here any more'),
    }
  },
  enableAccount: () => {
    const form = onVictim(
      (id) => ({ id }),
      (id) => sql('SELECT banned FROM User WHERE id = ?', id) === 0,
    )
    inDatabase(APP, (database) => database.prepare('UPDATE User SET banned = 1 WHERE id = ?').run(victim.id))
    return form
  },
  makeLink: () =>
    onVictim(
      (id) => ({ id }),
      (id) => sql<number>('SELECT COUNT(*) FROM Verification WHERE value = ?', id) > 0,
    ),
  parkMyQuestion: (me) => ({
    page: '/progress',
    fields: { questionId: someQuestion() },
    done: () => parkedBy(me) === 1,
  }),
  returnMyQuestion: (me) => {
    const questionId = someQuestion()
    const park = 'INSERT INTO ParkedQuestion (studentId, questionId, parkedAt) VALUES (?, ?, ?)'
    if (me)
      inDatabase(APP, (database) => database.prepare(park).run(me.id, questionId, '2026-11-24T00:00:00.000Z'))
    return { page: '/progress', fields: { questionId }, done: () => parkedBy(me) === 0 }
  },
  makePlanLink: (me) => ({
    page: '/plan',
    fields: {},
    done: () => me !== null && sql<number>('SELECT COUNT(*) FROM PlanFeed WHERE studentId = ?', me.id) === 1,
  }),
  revokePlanLink: (me) => {
    if (me)
      inDatabase(APP, (database) =>
        database
          .prepare('INSERT INTO PlanFeed (studentId, tokenHash, createdAt) VALUES (?, ?, ?)')
          .run(me.id, randomUUID(), new Date().toISOString()),
      )
    return {
      page: '/plan',
      fields: {},
      done: () =>
        me !== null && sql<number>('SELECT COUNT(*) FROM PlanFeed WHERE studentId = ?', me.id) === 0,
    }
  },
  savePlan: (me) => ({
    page: '/plan',
    fields: { ...WEEK, examDate: '2027-03-01' },
    done: () => me !== null && sql('SELECT examDay FROM Profile WHERE userId = ?', me.id) !== null,
  }),
  spreadMissed: (me) => {
    if (me) missDays(me)
    return {
      page: '/plan',
      fields: {},
      done: () => me !== null && sql<number>('SELECT COUNT(*) FROM CatchUp WHERE studentId = ?', me.id) === 1,
    }
  },
  saveMySettings: (me) => ({
    page: '/settings',
    fields: SETTINGS,
    done: () => me !== null && sql('SELECT newPerDay FROM Profile WHERE userId = ?', me.id) === 13,
  }),
  sendLink: () => ({
    page: '/forgot',
    fields: { email: victim.email },
    done: () => sql<number>('SELECT COUNT(*) FROM Verification WHERE value = ?', victim.id) > 0,
  }),
  signInHere: () => {
    const before = sql<number>('SELECT COUNT(*) FROM Session WHERE userId = ?', victim.id)
    return {
      page: '/sign-in',
      fields: { email: victim.email, password: PASSWORD, remember: 'on', next: '/' },
      done: () => sql<number>('SELECT COUNT(*) FROM Session WHERE userId = ?', victim.id) === before + 1,
    }
  },
  signMeOutElsewhere: (me) => {
    if (me) {
      const row = { id: randomUUID(), token: randomUUID(), userId: me.id }
      inDatabase(APP, (database) =>
        database
          .prepare(
            'INSERT INTO Session (id, token, userId, expiresAt, updatedAt) SELECT ?, ?, ?, expiresAt, updatedAt FROM Session WHERE userId = ? LIMIT 1',
          )
          .run(row.id, row.token, row.userId, me.id),
      )
    }
    return {
      page: '/account',
      fields: {},
      done: () => me !== null && sql<number>('SELECT COUNT(*) FROM Session WHERE userId = ?', me.id) === 1,
    }
  },
  signUpHere: () => {
    const address = email()
    return {
      page: '/sign-up',
      fields: { name: 'New', email: address, password: PASSWORD, next: '/' },
      done: () => sql<number>('SELECT COUNT(*) FROM User WHERE email = ?', address) === 1,
    }
  },
}

/** An exam in a month, half an hour a day, and a last day of studying some days ago. */
function missDays({ id }: Served): void {
  const today = Math.floor(Date.now() / 86_400_000)
  inDatabase(APP, (database) => {
    database
      .prepare(
        `INSERT INTO Profile (userId, examDay, studyMinutes) VALUES (?, ?, '[30,30,30,30,30,30,30]')
         ON CONFLICT DO UPDATE SET examDay = excluded.examDay, studyMinutes = excluded.studyMinutes`,
      )
      .run(id, today + 30)
    database
      .prepare(
        'INSERT INTO DayProgress (studentId, day, reviews, fresh, correct, drills, elapsedMs) VALUES (?, ?, 1, 1, 1, 0, 1000)',
      )
      .run(id, today - 5)
  })
}

const WEEK = Object.fromEntries(
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [day, '']),
)
const SETTINGS = {
  ...WEEK,
  timeZone: 'UTC',
  shownTimeZone: 'UTC',
  theme: 'dark',
  newPerDay: '13',
  rolloverHour: '4',
  examDate: '',
  extraTime: 'none',
}

/** Uploads an archive and waits until it was read; the id of its page, or nobody's. */
async function uploadedBy(me: Served, id: string): Promise<string> {
  const response = await me.api.post('/author/import/upload', {
    multipart: { archive: archiveOf(id) },
    maxRedirects: 0,
  })
  const importId = response.headers().location?.split('/').at(-1) ?? NOBODY
  if (importId !== NOBODY) await settled(me, importId, /Nothing is stored yet/)
  return importId
}

async function settled(me: Served, importId: string, words: RegExp): Promise<void> {
  await expect.poll(() => pageOf(me, importId), { timeout: 45_000 }).toMatch(words)
}

async function pageOf(me: Served, importId: string): Promise<string> {
  return (await me.api.get(`/author/import/${importId}`)).text()
}

function someQuestion(): string {
  return sql("SELECT id FROM Question WHERE status = 'published' AND form IS NULL LIMIT 1")
}

function parkedBy(me: Served | null): number | undefined {
  return me ? sql('SELECT COUNT(*) FROM ParkedQuestion WHERE studentId = ?', me.id) : undefined
}

let victim: Served

function onVictim(fields: (id: string) => Record<string, string>, done: (id: string) => boolean) {
  return { page: `/admin/people/${victim.id}`, fields: fields(victim.id), done: () => done(victim.id) }
}

function roleOf({ id }: Served): string {
  return sql('SELECT role FROM User WHERE id = ?', id)
}

function passwordOf(me: Served | null): string | undefined {
  return me ? sql('SELECT password FROM Account WHERE userId = ?', me.id) : undefined
}

for (const { name, expected } of ACTIONS) {
  test(`action ${name}`, async () => {
    // An archive is read by a thread of its own, twice before it is imported.
    test.slow()
    for (const role of ROLES) {
      victim = await servedPerson(APP)
      const me =
        role === 'visitor'
          ? null
          : role === 'guest'
            ? await servedPerson(APP, { guest: true, email: `${randomUUID()}@guest.invalid` })
            : await personFor(role)
      const api = me?.api ?? world.apis.visitor
      const form = await FORMS[name]?.(me)
      if (!form) throw new Error(`no form is known for ${name}`)
      // Sent to the page it stands on, and to one that everybody may see.
      for (const page of [form.page, '/sign-in', ...(form.again ?? [])]) {
        const response = await sendForm(api, page, name, form.fields)
        expect(response.status(), `${name} as ${role} to ${page}`).toBeLessThan(500)
        if (await form.done()) break
      }
      expect((await form.done()) ? 'done' : 'no', `${name} as ${role}`).toBe(expected[role])
    }
  })
}
