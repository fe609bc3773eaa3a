import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { checkDatabase } from '#server/check-database.ts'
import { db } from '#server/db.ts'
import { deleteMe } from '#server/delete-me.ts'
import { erase, finishErasing } from '#server/erase.ts'
import { erasedMarks, markErased, markOf } from '#server/erased-accounts.ts'
import { purgeGuests } from '#server/purge-guests.ts'
import { currentStudent, type Student } from '#server/session.ts'
import { createBlueprintBank } from '../support/bank.ts'
import { databaseFile, onFreshConnection, useDatabase } from '../support/database.ts'
import { createStudent } from '../support/people.ts'
import { models } from '../support/schema.ts'
import { becomeGuest, createBrowser, PASSWORD, signUpAs } from '../support/sign-in.ts'
import { respond, sit } from '../support/sitting.ts'
import { studied, study } from '../support/study.ts'

useDatabase()

const NOW = new Date('2026-11-24T12:00:00Z')
const DAY_MS = 86_400_000
const NOTE = () => join(dirname(databaseFile()), 'rewriting-due')

/** Somebody whose name and e-mail stand nowhere by chance. */
async function createPerson(given: Partial<Omit<Student, 'id'>> = {}): Promise<Student> {
  const word = randomBytes(8).toString('hex')
  return createStudent({ name: `Person ${word}`, email: `${word}@example.test`, ...given })
}

/** Which of a person's id, name and e-mail are anywhere in the bytes of the database and its write-ahead log. */
function tracesOf({ id, name, email }: Student): string[] {
  const bytes = ['', '-wal'].flatMap((suffix) =>
    existsSync(databaseFile() + suffix) ? [readFileSync(databaseFile() + suffix)] : [],
  )
  return [id, name, email].filter((text) => bytes.some((part) => part.includes(text)))
}

/** Reviews of one person, as many as wanted, beside what the app writes. */
function writeLog(student: Student, count: number, from = 0) {
  onFreshConnection((database) => {
    database.pragma('secure_delete=ON')
    const columns = database.pragma('table_info(Review)') as { name: string; type: string }[]
    const names = columns.map(({ name }) => name)
    const insert = database.prepare(
      `INSERT INTO Review (${names.map((name) => `"${name}"`).join()}) VALUES (${names.map((name) => `@${name}`).join()})`,
    )
    const blank = Object.fromEntries(
      columns.map(({ name, type }) => [name, /INT|BOOL/.test(type) ? 1 : null]),
    )
    database.transaction(() => {
      for (let n = from; n < from + count; n++)
        insert.run({
          ...blank,
          id: `${randomBytes(3).toString('hex')} ${student.id} ${n}`,
          studentId: student.id,
          questionId: `q-2-2-${n % 6}`,
          topicId: 'dax',
          ordinal: 1000 + n,
          kind: 'review',
          chosen: '[0]',
          order: '[0,1,2,3]',
          answeredAt: NOW.toISOString(),
          key: `key ${n} of ${student.id}`,
        })
    })()
  })
}

// Acceptance list A35: the file is searched byte by byte. Overwriting what is deleted is not enough: rows that moved
// between pages leave copies in the gaps, which only writing the file anew removes.
test('after deleting, no byte of id, name or e-mail is in the file, whatever stood beside it and moved before', async () => {
  await createBlueprintBank(6)
  const people: Student[] = []
  for (let n = 0; n < 60; n++) {
    const person = await createPerson()
    people.push(person)
    await db().session.create({
      data: { token: randomBytes(16).toString('hex'), userId: person.id, expiresAt: NOW },
    })
    writeLog(person, 20)
  }
  for (const [n, person] of people.entries()) {
    person.name = `Renamed ${randomBytes(n).toString('hex')} ${person.id.slice(-4)}`
    person.email = `${randomBytes(4 + (n % 20)).toString('hex')}@example.test`
    const { name, email } = person
    await db().user.update({ where: { id: person.id }, data: { name, email } })
    writeLog(person, n, 20)
  }
  for (const person of people.filter((_, n) => n % 3 === 0)) {
    expect(tracesOf(person)).toHaveLength(3)
    expect(await erase(person.id, NOW)).toBe('gone')
    expect(tracesOf(person)).toEqual([])
  }
  expect(await db().user.count()).toBe(40)
  expect(existsSync(NOTE())).toBe(false)
})

/** Everything that can name somebody, in every table that can. */
async function createHistory(): Promise<Student> {
  await createBlueprintBank(6)
  const student = await createPerson({ role: 'instructor' })
  const { id, name, email } = student
  const other = await createPerson({ role: 'admin' })
  for (const person of [student, other]) {
    await studied(person, 'q-1-1-0', NOW)
    await studied(person, 'q-2-2-0', NOW, { right: false })
    const attempt = await sit(person, NOW)
    await respond(person, attempt.id, 1, true, NOW)
  }
  await db().session.create({ data: { token: 't', userId: id, expiresAt: NOW } })
  await db().account.create({ data: { accountId: id, providerId: 'credential', userId: id, password: 'x' } })
  await db().verification.createMany({
    data: [
      { identifier: 'a', value: id, expiresAt: NOW },
      { identifier: email, value: 'x', expiresAt: NOW },
      { identifier: 'b', value: JSON.stringify({ email: email.toUpperCase() }), expiresAt: NOW },
      { identifier: 'of another', value: other.id, expiresAt: NOW },
    ],
  })
  await db().auditEntry.createMany({
    data: [
      {
        at: NOW,
        actorId: other.id,
        action: 'role-changed',
        subjectId: id,
        before: 'student',
        after: 'instructor',
      },
      { at: NOW, actorId: id, action: 'role-changed', subjectId: other.id, reason: `asked by ${name}` },
      {
        at: NOW,
        actorId: other.id,
        action: 'moved',
        subjectId: id,
        before: 'old@example.test',
        reason: 'a nickname',
      },
      {
        at: NOW,
        actorId: other.id,
        action: 'moved',
        subjectId: other.id,
        after: `with ${email}`,
        reason: 'kept',
      },
    ],
  })
  await db().questionVersion.updateMany({ where: { questionId: 'q-4-3-0' }, data: { publishedBy: id } })
  const review = { contentHash: 'x', order: '[0]', chosen: '[0]', matched: true, answeredAt: NOW }
  await db().draftReview.create({
    data: { ...review, questionId: 'q-1-1-0', reviewerId: id, comment: `ask ${name}` },
  })
  const draft = { kind: 'question', source: 'kept', baseVersion: 1, seq: 1, createdAt: NOW, updatedAt: NOW }
  await db().draft.create({ data: { ...draft, subjectId: 'q-1-1-0', authorId: id, editorId: other.id } })
  await db().draft.create({ data: { ...draft, subjectId: 'q-1-1-1', authorId: other.id, editorId: id } })
  return student
}

test('everything of a person goes from every table, an open quiz too; others keep everything, and the audit its actions', async () => {
  const student = await createHistory()
  const ofOthers = async () => [
    await db().review.count({ where: { NOT: { studentId: student.id } } }),
    await db().attempt.count({ where: { NOT: { studentId: student.id } } }),
    await db().schedule.count({ where: { NOT: { studentId: student.id } } }),
  ]
  const before = await ofOthers()
  expect(await erase(student.id, NOW)).toBe('gone')

  expect(tracesOf(student)).toEqual([])
  expect(await ofOthers()).toEqual(before)
  expect(await db().verification.findMany({ select: { identifier: true } })).toEqual([
    { identifier: 'of another' },
  ])
  const { id: other } = await db().user.findFirstOrThrow()
  const entry = { before: null, after: null, reason: null }
  expect(await db().auditEntry.findMany({ omit: { id: true, at: true }, orderBy: { id: 'asc' } })).toEqual([
    {
      ...entry,
      actorId: other,
      action: 'role-changed',
      subjectId: null,
      before: 'student',
      after: 'instructor',
    },
    { ...entry, actorId: null, action: 'role-changed', subjectId: other },
    { ...entry, actorId: other, action: 'moved', subjectId: null },
    { ...entry, actorId: other, action: 'moved', subjectId: other, reason: 'kept' },
  ])
  expect(
    await db().questionVersion.findFirstOrThrow({
      where: { questionId: 'q-4-3-0' },
      select: { publishedBy: true },
    }),
  ).toEqual({ publishedBy: 'somebody deleted' })
  expect(await db().draftReview.findFirst({ select: { reviewerId: true, comment: true } })).toEqual({
    reviewerId: null,
    comment: null,
  })
  const names = { source: true, authorId: true, editorId: true }
  expect(await db().draft.findMany({ select: names, orderBy: { subjectId: 'asc' } })).toEqual([
    { source: 'kept', authorId: null, editorId: other },
    { source: 'kept', authorId: other, editorId: null },
  ])
  expect(await checkDatabase()).toEqual([])
})

test('whatever hangs on a person goes with them by the database’s own rule', () => {
  const hanging = models().flatMap(({ name, hangsOn }) => hangsOn.map((each) => ({ name, ...each })))
  const ofPeople = hanging.filter(({ model }) => ['User', 'Attempt'].includes(model))
  expect(ofPeople.length).toBeGreaterThan(8)
  expect(ofPeople.filter(({ onDelete }) => onDelete !== 'Cascade')).toEqual([])
})

test('a name is forgotten where it stands as a word, and "Guest" is nobody’s name', async () => {
  const al = await createPerson({ name: 'Al' })
  const guest = await createPerson({ name: 'Guest', isGuest: true })
  await db().auditEntry.createMany({
    data: ['Algorithm', 'with Al.', 'a Guest'].map((reason) => ({ at: NOW, action: 'x', reason })),
  })
  await erase(al.id, NOW)
  await erase(guest.id, NOW)
  const rows = await db().auditEntry.findMany({ orderBy: { id: 'asc' } })
  expect(rows.map(({ reason }) => reason)).toEqual(['Algorithm', null, 'a Guest'])
})

test('a guest whose history is on its way into the account goes with it', async () => {
  const account = await createPerson()
  const guest = await createPerson({ isGuest: true, name: 'Guest' })
  await db().pendingMerge.create({ data: { guestId: guest.id, accountId: account.id, requestedAt: NOW } })
  await erase(account.id, NOW)
  expect([await db().user.count(), await db().pendingMerge.count()]).toEqual([0, 0])
  expect([...erasedMarks(databaseFile())].toSorted()).toEqual(
    [markOf(account.id), markOf(guest.id)].toSorted(),
  )
  expect(tracesOf({ ...guest, name: account.id })).toEqual([])
})

test('the mark beside the database is a hash, once a person, on disk before the rows are gone', async () => {
  const [one, two] = [await createPerson(), await createPerson()]
  await Promise.all([erase(one.id, NOW), erase(one.id, NOW), erase(two.id, NOW)])
  await erase(two.id, NOW)
  const text = readFileSync(join(dirname(databaseFile()), 'erased-accounts'), 'utf8')
  expect(text.split('\n').filter(Boolean).toSorted()).toEqual([markOf(one.id), markOf(two.id)].toSorted())
  expect(text).not.toContain(one.id)
  expect(markOf('x')).toBe('2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881')
})

test('what could not be deleted is not marked as deleted, and whole', async () => {
  await createBlueprintBank(6)
  const student = await createPerson()
  await studied(student, 'q-1-1-0', NOW)
  // A reference that is looked at only at the commit, when the mark is on disk already.
  onFreshConnection((fresh) => {
    fresh.exec('CREATE TABLE Late (userId TEXT REFERENCES User (id) DEFERRABLE INITIALLY DEFERRED)')
    fresh.prepare('INSERT INTO Late VALUES (?)').run(student.id)
  })
  await expect(erase(student.id, NOW)).rejects.toThrow(/constraint/i)
  expect([...erasedMarks(databaseFile())]).toEqual([])
  expect([await db().user.count(), await db().review.count()]).toEqual([1, 1])
})

test('an erasure that a crash interrupted is finished at the next start', async () => {
  const [gone, stays] = [await createPerson(), await createPerson()]
  markErased(databaseFile(), [gone.id])
  writeFileSync(NOTE(), '')
  expect(await finishErasing({ mayTakeLong: true })).toBe(1)
  expect([tracesOf(gone), tracesOf(stays).length]).toEqual([[], 3])
  expect(existsSync(NOTE())).toBe(false)
  expect(await finishErasing({ mayTakeLong: true })).toBe(0)
})

test('killed at random moments, deleting is done or will be: nobody acknowledged or marked leaves a trace', async () => {
  await createBlueprintBank(6)
  let [went, stayed] = [0, 0]
  for (let round = 0; round < 4; round++) {
    const people = await Promise.all(Array.from({ length: 12 }, () => createPerson()))
    for (const person of people) writeLog(person, 40)
    const child = spawn(
      process.execPath,
      ['--conditions=react-server', '--import', 'tsx', join(import.meta.dirname, '../support/erase-all.ts')],
      {
        env: { ...process.env, DATABASE_URL: `file:${databaseFile()}` },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    let said = ''
    const ended = new Promise((resolve) => child.on('exit', resolve))
    // After as many as the round counts, and a little later each time.
    for await (const chunk of child.stdout) {
      said += String(chunk)
      if (said.split('\n').length > round + 1) break
    }
    await new Promise((resolve) => setTimeout(resolve, round * 7))
    child.kill('SIGKILL')
    await ended

    const marks = erasedMarks(databaseFile())
    const gone = people.filter(({ id }) => said.includes(id) || marks.has(markOf(id)))
    await finishErasing({ mayTakeLong: true })
    expect(gone.flatMap(tracesOf)).toEqual([])
    const left = await db().user.findMany({ select: { id: true } })
    const kept = people.filter((person) => !gone.includes(person)).map(({ id }) => id)
    expect(left.map(({ id }) => id).toSorted()).toEqual(kept.toSorted())
    expect(await db().review.count()).toBe(kept.length * 40)
    went += gone.length
    stayed += kept.length
    await db().user.deleteMany()
  }
  expect(existsSync(NOTE())).toBe(false)
  expect([went > 0, stayed > 0]).toEqual([true, true])
}, 60_000)

test('while somebody else reads the old file the rewriting stays due, and is made up for', async () => {
  const student = await createPerson()
  const reader = new Sqlite(databaseFile())
  reader.exec('BEGIN')
  reader.prepare('SELECT COUNT(*) FROM User').get()
  expect(await erase(student.id, NOW)).toBe('gone')
  expect(existsSync(NOTE())).toBe(true)
  reader.close()
  await finishErasing({ mayTakeLong: false })
  expect([tracesOf(student), existsSync(NOTE())]).toEqual([[], false])
})

test('a large file is written anew at the next start, when nobody waits', async () => {
  const student = await createPerson()
  onFreshConnection((fresh) => fresh.exec('CREATE TABLE Filler AS SELECT zeroblob(70000000) AS bytes'))
  await erase(student.id, NOW)
  // Overwritten at once all the same; only what had moved about before would still be there.
  expect(tracesOf(student)).toEqual([])
  await finishErasing({ mayTakeLong: false })
  expect(existsSync(NOTE())).toBe(true)
  await finishErasing({ mayTakeLong: true })
  expect([tracesOf(student), existsSync(NOTE())]).toEqual([[], false])
})

test('reviews, saves and starts racing a deletion leave nothing behind', async () => {
  await createBlueprintBank(6)
  for (let round = 0; round < 5; round++) {
    const student = await createPerson()
    const { id } = await sit(student, NOW)
    const questions = ['q-1-1-0', 'q-1-1-1', 'q-1-1-2', 'q-2-2-0', 'q-2-2-1']
    const racing = await Promise.allSettled([
      ...questions.slice(0, 3).map((question) => study(student, question, NOW)),
      respond(student, id, 1, true, NOW),
      erase(student.id, NOW),
      ...questions.slice(3).map((question) => study(student, question, NOW)),
      erase(student.id, NOW),
      sit(student, NOW),
    ])
    expect(racing[4]).toEqual({ status: 'fulfilled', value: 'gone' })
    expect(tracesOf(student)).toEqual([])
  }
  const counts = await Promise.all([
    db().user.count(),
    db().review.count(),
    db().schedule.count(),
    db().dayProgress.count(),
    db().attempt.count(),
    db().slot.count(),
  ])
  expect(counts).toEqual([0, 0, 0, 0, 0, 0])
})

test('the only administrator stays; of two that delete themselves at once, one does', async () => {
  const [one, two] = [await createPerson({ role: 'admin' }), await createPerson({ role: 'admin' })]
  const disabled = await createPerson({ role: 'admin' })
  await db().user.update({ where: { id: disabled.id }, data: { banned: true } })
  const outcomes = await Promise.all([erase(one.id, NOW), erase(two.id, NOW)])
  expect(outcomes.toSorted()).toEqual(['gone', 'last-admin'])
  expect(await db().user.count({ where: { role: 'admin', banned: false } })).toBe(1)
  expect(erasedMarks(databaseFile()).size).toBe(1)
})

test('an account is deleted by its e-mail and password, and nothing is touched before both are right', async () => {
  const browser = createBrowser()
  const student = await signUpAs(browser, 'ada@example.test')
  const wish = { confirm: ' Ada@Example.test ', password: PASSWORD }
  expect(await deleteMe(student, { ...wish, confirm: 'delete' }, NOW)).toMatchObject({
    problem: 'wrong-confirmation',
  })
  expect(await deleteMe(student, { confirm: wish.confirm }, NOW)).toMatchObject({ problem: 'wrong-password' })
  expect(await deleteMe(student, { ...wish, password: 'wrong' }, NOW)).toMatchObject({
    problem: 'wrong-password',
  })
  expect(await currentStudent(browser.headers)).toMatchObject({ id: student.id })
  expect(await deleteMe(student, wish, NOW)).toEqual({ ok: true })
  expect(await currentStudent(browser.headers)).toBeNull()
})

test('wrong passwords are limited', async () => {
  const student = await signUpAs(createBrowser(), 'ada@example.test')
  const guess = () => deleteMe(student, { confirm: student.email, password: 'wrong' }, NOW)
  const tries = await Promise.all(Array.from({ length: 14 }, guess))
  expect(tries.filter((each) => !each.ok && each.problem === 'wrong-password')).toHaveLength(10)
  expect(await deleteMe(student, { confirm: student.email, password: PASSWORD }, NOW)).toMatchObject({
    problem: 'too-many-guesses',
    retryAfterSeconds: expect.any(Number),
  })
  expect(await db().user.count()).toBe(1)
})

test('a guest is deleted by one word', async () => {
  const browser = createBrowser()
  const guest = await becomeGuest(browser)
  expect(await deleteMe(guest, { confirm: guest.email }, NOW)).toMatchObject({
    problem: 'wrong-confirmation',
  })
  expect(await deleteMe(guest, { confirm: 'delete' }, NOW)).toEqual({ ok: true })
  expect(await currentStudent(browser.headers)).toBeNull()
})

test('guests not seen for 90 days are purged with all they answered; others, accounts and merging ones stay', async () => {
  await createBlueprintBank(6)
  const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS)
  const create = async (given: { isGuest: boolean; made: number; seen: number | null }) => {
    const person = await createPerson({ isGuest: given.isGuest })
    await db().user.update({ where: { id: person.id }, data: { createdAt: daysAgo(given.made) } })
    if (given.seen !== null) {
      const updatedAt = daysAgo(given.seen)
      await db().session.create({ data: { token: person.id, userId: person.id, expiresAt: NOW, updatedAt } })
    }
    await studied(person, 'q-1-1-0', NOW)
    return person
  }
  const idle = await create({ isGuest: true, made: 200, seen: 91 })
  const signedOut = await create({ isGuest: true, made: 91, seen: null })
  const stay = [
    await create({ isGuest: true, made: 200, seen: 90 }),
    await create({ isGuest: true, made: 89, seen: null }),
    await create({ isGuest: false, made: 400, seen: 300 }),
  ]
  const merging = await create({ isGuest: true, made: 200, seen: 120 })
  const accountId = stay[2]?.id ?? ''
  await db().pendingMerge.create({ data: { guestId: merging.id, accountId, requestedAt: NOW } })

  expect(await purgeGuests(NOW)).toBe(2)

  const left = (await db().user.findMany({ select: { id: true } })).map(({ id }) => id)
  expect(left.toSorted()).toEqual([...stay, merging].map(({ id }) => id).toSorted())
  expect(await db().review.count({ where: { studentId: { in: [idle.id, signedOut.id] } } })).toBe(0)
  expect(erasedMarks(databaseFile()).size).toBe(0)
  expect(await purgeGuests(NOW)).toBe(0)
})

test('many idle guests go in batches, as many as one run takes', async () => {
  const createdAt = new Date(NOW.getTime() - 100 * DAY_MS)
  await db().user.createMany({
    data: Array.from({ length: 505 }, (_, n) => ({
      name: 'Guest',
      email: `${n}@guest.invalid`,
      isAnonymous: true,
      createdAt,
    })),
  })
  expect([await purgeGuests(NOW), await purgeGuests(NOW)]).toEqual([500, 5])
})
