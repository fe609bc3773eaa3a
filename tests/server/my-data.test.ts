import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { submitAttempt } from '#server/attempt-result.ts'
import { saveResponse } from '#server/responses.ts'
import { db } from '#server/db.ts'
import { knownStudent } from '#server/known-student.ts'
import { myData, TABLES } from '#server/my-data.ts'
import { parkQuestion } from '#server/parking.ts'
import { zipOf } from '#server/my-data-zip.ts'
import type { Student } from '#server/session.ts'
import { undoReview } from '#server/undo.ts'
import { createBank, createBlueprintBank, createQuestion } from '../support/bank.ts'
import { useDatabase } from '../support/database.ts'
import { createStudent } from '../support/people.ts'
import { models, modelsOfPeople } from '../support/schema.ts'
import { createAccounts } from '../support/sign-in.ts'
import { respond, sit } from '../support/sitting.ts'
import { studied } from '../support/study.ts'

useDatabase()

const NOW = new Date('2026-11-24T12:00:00Z')

/** Models that hold nothing of a person, and why. A new model is exported, or stands here with its reason. */
const NOBODYS: Record<string, string> = {
  RateLimiterFlexible: 'counts under keyed hashes, gone within the hour',
  Pack: 'the bank',
  Topic: 'the bank',
  Question: 'the bank',
  Lesson: 'the bank',
  Page: 'the bank',
  Image: 'the bank',
  ImageFile: 'the bank',
}

/** Columns of exported models that stay inside, and why. */
const WITHHELD: Record<string, Record<string, string>> = {
  Session: { token: 'signs in', userId: 'the person’s own id' },
  Account: {
    password: 'a hash is a secret; hasPassword says that there is one',
    accessToken: 'signs in elsewhere',
    refreshToken: 'signs in elsewhere',
    idToken: 'signs in elsewhere',
    userId: 'the person’s own id',
  },
  Verification: { identifier: 'works like a password', value: 'works like a password' },
  Profile: { userId: 'the person’s own id' },
  Draft: {
    source: 'the bank, and would tell keys',
    authorId: 'may be somebody else: yourPart',
    editorId: 'may be somebody else: yourPart',
    baseVersion: 'the bank',
    seq: 'the bank',
  },
  DraftReview: {
    reviewerId: 'the person’s own id',
    contentHash: 'the bank',
    order: 'the bank',
    chosen: 'would tell keys, with matched',
  },
  PendingMerge: { accountId: 'the person’s own id' },
  AuditEntry: { actorId: 'may be somebody else: yourPart', subjectId: 'may be somebody else: yourPart' },
  Schedule: { studentId: 'the person’s own id' },
  Review: { studentId: 'the person’s own id' },
  TopicProgress: { studentId: 'the person’s own id' },
  DayProgress: { studentId: 'the person’s own id' },
  DayPlan: { studentId: 'the person’s own id', basis: 'a fingerprint of what the plan rests on' },
  CatchUp: { studentId: 'the person’s own id' },
  PlanFeed: { studentId: 'the person’s own id', tokenHash: 'works like a password' },
  StudentMemory: {
    studentId: 'the person’s own id',
    basis: 'a checksum of the bank',
    stability: 'numbers that follow from the log',
  },
  MissChoice: { studentId: 'the person’s own id' },
  ParkedQuestion: { studentId: 'the person’s own id' },
  Attempt: {
    studentId: 'the person’s own id',
    openFor: 'the person’s own id, or nothing',
    leaseTab: 'a random mark of a browser tab, worth nothing afterwards',
  },
}

/** Of a published version only that it was theirs: the rest is the bank, and would tell keys. */
const PUBLICATION = ['questionId', 'version', 'publishedAt']

// Acceptance list A34.
test('every model of the schema is exported, or belongs to nobody', () => {
  const exported = TABLES.map(({ model }) => model)
  expect(
    models()
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual([...exported, ...Object.keys(NOBODYS)].toSorted())
  expect(modelsOfPeople().filter((model) => !exported.includes(model))).toEqual([])
})

test.each(models().filter(({ name }) => !(name in NOBODYS)))(
  'every column of $name is exported, or stays inside for a reason',
  ({ name, columns }) => {
    const table = TABLES.find(({ model }) => model === name)
    const withheld = Object.keys(WITHHELD[name] ?? {})
    const expected =
      name === 'QuestionVersion'
        ? PUBLICATION
        : columns.map((column) => column.name).filter((column) => !withheld.includes(column))
    expect(table?.columns).toEqual(expect.arrayContaining(expected))
    expect(withheld.filter((column) => table?.columns.includes(column))).toEqual([])
  },
)

/** Somebody with a row in every table, some of them about others too. */
async function createHistory(): Promise<Student> {
  await createBlueprintBank(6)
  const student = await createStudent({ name: 'Žofie "Zo" Nováková', email: 'zofie@example.test' })
  const other = await createStudent({ name: 'Somebody Else', email: 'other@example.test' })
  for (const person of [student, other]) {
    const { reviewId } = await studied(person, 'q-1-1-0', NOW)
    await undoReview(person, reviewId, NOW)
    await studied(person, 'q-2-2-0', NOW, { right: false, confidence: 'sure' })
    await parkQuestion(person, 'q-2-2-0', NOW)
    const { id } = await sit(person, NOW)
    await respond(person, id, 1, true, NOW)
    await submitAttempt(person, id, NOW)
    await sit(person, NOW)
    await db().session.create({
      data: { token: `token of ${person.id}`, userId: person.id, expiresAt: NOW, userAgent: '=cmd()' },
    })
    await db().account.create({
      data: { accountId: person.id, providerId: 'credential', userId: person.id, password: 'secret hash' },
    })
    await db().dayPlan.create({ data: { studentId: person.id, day: 20_000, basis: 'a basis', plan: '{}' } })
    await db().catchUp.create({
      data: { studentId: person.id, fromDay: 20_000, untilDay: 20_003, minutes: 15 },
    })
    await db().planFeed.create({
      data: { studentId: person.id, tokenHash: `secret hash of ${person.id}`, createdAt: NOW },
    })
    await knownStudent(person, new Date(NOW.getTime() + 86_400_000))
    await db().verification.create({
      data: { identifier: 'secret link', value: person.id, expiresAt: NOW },
    })
    await db().pendingMerge.create({
      data: { guestId: `guest of ${person.id}`, accountId: person.id, requestedAt: NOW },
    })
  }
  await db().auditEntry.createMany({
    data: [
      { at: NOW, actorId: other.id, action: 'role-changed', subjectId: student.id, before: 'student' },
      { at: NOW, actorId: student.id, action: 'role-changed', subjectId: other.id, reason: 'for Somebody' },
      { at: NOW, actorId: other.id, action: 'role-changed', subjectId: other.id },
    ],
  })
  const draft = { kind: 'question', source: 'text', baseVersion: 1, seq: 1, createdAt: NOW, updatedAt: NOW }
  await db().draft.createMany({
    data: [
      { ...draft, subjectId: 'q-1-1-0', authorId: student.id, editorId: other.id },
      { ...draft, subjectId: 'q-1-1-1', authorId: other.id, editorId: other.id },
    ],
  })
  const review = {
    questionId: 'q-1-1-0',
    contentHash: 'x',
    order: '[0]',
    chosen: '[0]',
    matched: true,
    answeredAt: NOW,
  }
  await db().draftReview.createMany({
    data: [
      { ...review, reviewerId: student.id },
      { ...review, reviewerId: other.id },
    ],
  })
  await db().questionVersion.updateMany({
    where: { questionId: 'q-4-3-0' },
    data: { publishedBy: student.id },
  })
  return student
}

test('everything of mine is in it, from every table, and nothing of others and no secret', async () => {
  const student = await createHistory()
  const data = await myData(student, NOW)
  expect(data).toMatchObject({ format: 'pilot-light-my-data', formatVersion: 1, madeAt: NOW })
  expect(Object.keys(data.about)).toEqual(Object.keys(data.tables))
  for (const { name, columns } of TABLES) {
    expect(data.tables[name]?.length, name).toBeGreaterThan(0)
    for (const row of data.tables[name] ?? [])
      expect(Object.keys(row).toSorted(), name).toEqual(columns.toSorted())
  }
  const sizes = Object.fromEntries(Object.entries(data.tables).map(([name, rows]) => [name, rows.length]))
  expect(sizes).toMatchObject({ user: 1, sessions: 1, accounts: 1, audit: 2, attempts: 2, slots: 20 })
  expect(sizes.reviews).toBe(await db().review.count({ where: { studentId: student.id } }))
  expect(sizes.schedules).toBe(await db().schedule.count({ where: { studentId: student.id } }))

  const text = JSON.stringify(data)
  const { id: other } = await db().user.findUniqueOrThrow({ where: { email: 'other@example.test' } })
  for (const foreign of [other, 'other@example.test', 'Somebody', 'secret hash', 'secret link', 'token of'])
    expect(text, foreign).not.toContain(foreign)
  expect(data.tables.audit?.map(({ yourPart }) => yourPart).toSorted()).toEqual(['about you', 'by you'])
  expect(data.tables.accounts).toMatchObject([{ providerId: 'credential', hasPassword: true }])
})

test('exporting changes nothing', async () => {
  const student = await createHistory()
  const all = async () =>
    JSON.stringify([
      await db().user.findMany(),
      await db().review.findMany(),
      await db().attempt.findMany({ include: { slots: true } }),
    ])
  const before = await all()
  await zipOf(await myData(student, NOW))
  expect(await all()).toBe(before)
})

test('of an open quiz nothing depends on its keys or on the order of the files', async () => {
  await createBlueprintBank(6)
  const student = await createStudent()
  const { id } = await sit(student, NOW)
  await saveResponse(student, id, 1, { chosen: ['b'], struck: ['a', 'd'], seq: 1 }, NOW)
  const before = await myData(student, NOW)
  expect(before.tables.slots?.[0]).toMatchObject({
    chosen: ['b'],
    struck: ['a', 'd'],
    order: null,
    domain: null,
    correct: null,
  })
  expect(before.tables.attempts).toMatchObject([{ id, score: null, shortfalls: null }])

  // The same showing of files whose options stand the other way round, with other keys.
  const reversed = (json: string) => JSON.stringify((JSON.parse(json) as number[]).map((place) => 3 - place))
  for (const { slot, order, chosen, firstChosen, struck } of await db().slot.findMany()) {
    await db().slot.update({
      where: { attemptId_slot: { attemptId: id, slot } },
      data: {
        order: reversed(order),
        chosen: reversed(chosen),
        firstChosen: firstChosen && reversed(firstChosen),
        struck: reversed(struck),
        scored: false,
      },
    })
  }
  await db().questionVersion.updateMany({ data: { answer: '{}' } })
  expect(JSON.stringify(await myData(student, NOW))).toBe(JSON.stringify(before))
})

test('a closed quiz is told in full, also one that ended with nobody there', async () => {
  await createBlueprintBank(6)
  const student = await createStudent()
  const { id } = await sit(student, NOW)
  await respond(student, id, 1, true, NOW)
  const later = new Date(NOW.getTime() + 3_600_000)
  expect((await myData(student, later)).tables.slots?.[0]?.order).toHaveLength(4)
  await submitAttempt(student, id, later)
  const { tables } = await myData(student, later)
  expect(tables.attempts).toMatchObject([{ closedBy: 'expiry', score: { correct: 1, total: 10 } }])
  expect(tables.slots?.[0]).toMatchObject({ correct: true, domain: expect.any(Number) })
})

test('a row that cannot be read does not hold back the others', async () => {
  await createBank([createQuestion({ id: 'dax-a' }), createQuestion({ id: 'dax-b' })])
  const student = await createStudent()
  await studied(student, 'dax-a', NOW)
  await studied(student, 'dax-b', NOW)
  await db().review.updateMany({ where: { questionId: 'dax-a' }, data: { order: '[oops' } })
  const { tables } = await myData(student, NOW)
  expect(tables.reviews).toMatchObject([
    { questionId: 'dax-a', chosen: null, order: '[oops' },
    { questionId: 'dax-b', chosen: [expect.stringMatching(/^[a-d]$/)] },
  ])
})

// Acceptance list A33.
test('the zip holds each table as JSON Lines and as CSV, which say the same, and a text that names them', async () => {
  const student = await createHistory()
  await db().user.update({
    where: { id: student.id },
    data: { name: '=1+1', banReason: '\'+quoted, "here"\r\nand on', image: '＝full' },
  })
  const data = await myData(student, NOW)
  const files = unzipSync(await zipOf(data))
  expect(Object.keys(files)).toEqual([
    'README.txt',
    ...TABLES.flatMap(({ name }) => [`${name}.jsonl`, `${name}.csv`]),
  ])
  const text = (name: string) => textOf(files[name])
  for (const { name, columns } of TABLES) {
    expect(text('README.txt')).toContain(`${name} (${data.tables[name]?.length} rows)`)
    const lines = text(`${name}.jsonl`).split('\n').slice(0, -1)
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(
      JSON.parse(JSON.stringify(data.tables[name])),
    )

    expect(text(`${name}.csv`).startsWith('\ufeff')).toBe(true)
    const records = parse(text(`${name}.csv`), { bom: true, record_delimiter: '\r\n' })
    expect(records.flat().filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([])
    const [header, ...rows] = records.map((record) => record.map((cell) => cell.replace(/^'/, '')))
    expect(header).toEqual([...columns])
    expect(rows).toEqual(lines.map((line) => cellsOf(JSON.parse(line) as Record<string, unknown>, columns)))
  }
  expect(text('user.csv')).toContain(`'=1+1`)
})

/** With its byte order mark, if it has one. */
function textOf(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString('utf8')
}

/** A row of JSON Lines as CSV has it. */
function cellsOf(row: Record<string, unknown>, columns: readonly string[]): string[] {
  return columns.map((column) => {
    const value = row[column]
    if (value === null || value === undefined) return ''
    return typeof value === 'string' ? value : JSON.stringify(value)
  })
}

test('a table without rows has its header in the CSV', async () => {
  await createAccounts(['new@example.test'])
  const user = await db().user.findUniqueOrThrow({ where: { email: 'new@example.test' } })
  const files = unzipSync(await zipOf(await myData({ ...(await createStudent()), id: user.id }, NOW)))
  expect(textOf(files['reviews.csv'])).toMatch(/^\ufeffid,kind,questionId,.*,key\r\n$/)
  expect(files['reviews.jsonl']).toHaveLength(0)
})
