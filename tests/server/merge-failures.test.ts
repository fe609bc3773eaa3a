import type Sqlite from 'better-sqlite3'
import { beforeEach, expect, test, vi } from 'vitest'
import { replay, replaySteps } from '#core/scheduler/replay.ts'
import { checkDatabase } from '#server/check-database.ts'
import { db } from '#server/db.ts'
import { log } from '#server/log.ts'
import { knownStudent } from '#server/known-student.ts'
import { mergeGuest, mergePending, requestMerge } from '#server/merge-guest.ts'
import { parkQuestion } from '#server/parking.ts'
import { columnsAround, scheduleColumns } from '#server/schedule-columns.ts'
import type { Student } from '#server/session.ts'
import { undoReview } from '#server/undo.ts'
import { createBank, createBlueprintBank, createQuestion } from '../support/bank.ts'
import { onFreshConnection, useDatabase } from '../support/database.ts'
import { createPair } from '../support/merging.ts'
import { respond, sit } from '../support/sitting.ts'
import { studied } from '../support/study.ts'

useDatabase()

const NOON = new Date('2026-11-21T12:00:00Z')
const minutes = (n: number) => new Date(NOON.getTime() + n * 60_000)
const failed = vi.spyOn(log(), 'error').mockImplementation(() => undefined)
const dropped = vi.spyOn(log(), 'warn').mockImplementation(() => undefined)
beforeEach(() => {
  failed.mockClear()
  dropped.mockClear()
})

/** A guest and an account with something of theirs in every table that knows people, the merge noted. */
async function createEntangledPair(): Promise<{ guest: Student; account: Student }> {
  await createBlueprintBank(6)
  const { guest, account } = await createPair({ newPerDay: 7 })
  await db().profile.delete({ where: { userId: account.id } })
  for (const [student, questionId] of [
    [guest, 'q-2-2-0'],
    [guest, 'q-2-2-1'],
    [account, 'q-2-2-1'],
    [account, 'q-2-2-2'],
  ] as const)
    await studied(student, questionId, NOON, { key: `key-of-${questionId}` })
  await studied(guest, 'q-2-2-3', NOON, { right: false })
  await parkQuestion(guest, 'q-2-2-3', NOON)
  const { reviewId } = await studied(guest, 'q-1-1-0', minutes(1))
  await undoReview(guest, reviewId, minutes(2))
  const quizzes = [
    { student: guest, id: (await sit(guest, minutes(3))).id },
    { student: account, id: (await sit(account, minutes(4))).id },
  ]
  for (const { student, id } of quizzes) await respond(student, id, 1, true, minutes(5))
  const inAnHour = minutes(60)
  await db().session.create({ data: { token: 'token', userId: guest.id, expiresAt: inAnHour } })
  await db().account.create({ data: { accountId: guest.id, providerId: 'guest', userId: guest.id } })
  await db().verification.create({ data: { identifier: 'x', value: guest.id, expiresAt: inAnHour } })
  await db().auditEntry.create({ data: { at: NOON, action: 'role', actorId: guest.id, subjectId: guest.id } })
  await db().dayPlan.create({ data: { studentId: guest.id, day: 20_000, basis: '', plan: '{}' } })
  await db().catchUp.create({ data: { studentId: guest.id, fromDay: 20_000, untilDay: 20_003, minutes: 9 } })
  await db().planFeed.create({ data: { studentId: guest.id, tokenHash: 'hash', createdAt: NOON } })
  for (const person of [guest, account]) await knownStudent(person, minutes(24 * 60))
  await requestMerge(guest.id, account.id, minutes(6))
  return { guest, account }
}

function tablesOf(database: Sqlite.Database): string[] {
  return database
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'",
    )
    .all()
    .map(({ name }) => name)
}

/** Every row of every table as text, by table. */
function everything(): Record<string, string> {
  return onFreshConnection((database) =>
    Object.fromEntries(
      tablesOf(database).map((name) => [
        name,
        JSON.stringify(database.prepare(`SELECT * FROM "${name}" ORDER BY 1, 2, 3`).all()),
      ]),
    ),
  )
}

const WRITES = [
  'DELETE ON PendingMerge',
  'UPDATE ON Review',
  'UPDATE OF ordinal ON Review',
  'UPDATE OF afterDueDay ON Review',
  'UPDATE OF studentId ON Review',
  'INSERT ON Review',
  'UPDATE ON Schedule',
  'DELETE ON Schedule',
  'INSERT ON Schedule',
  'DELETE ON TopicProgress',
  'INSERT ON TopicProgress',
  'DELETE ON DayProgress',
  'INSERT ON DayProgress',
  'DELETE ON StudentMemory',
  'DELETE ON MissChoice',
  'INSERT ON MissChoice',
  'UPDATE ON ParkedQuestion',
  'DELETE ON DayPlan',
  'UPDATE ON PlanFeed',
  'UPDATE ON CatchUp',
  'UPDATE ON Attempt',
  'UPDATE ON Slot',
  'UPDATE ON Profile',
  'UPDATE ON AuditEntry',
  'DELETE ON Verification',
  'DELETE ON Session',
  'DELETE ON Account',
  'DELETE ON User',
]

test('a failure in any write leaves both histories exactly as they were, and the next run completes', async () => {
  const { guest, account } = await createEntangledPair()
  const before = everything()

  for (const write of WRITES) {
    onFreshConnection((database) =>
      database.exec(`CREATE TRIGGER stuck BEFORE ${write} BEGIN SELECT RAISE(ABORT, 'stuck'); END`),
    )
    await expect(mergeGuest(guest.id, minutes(10)), write).rejects.toThrow()
    expect(everything(), write).toEqual(before)
    onFreshConnection((database) => database.exec('DROP TRIGGER stuck'))
  }

  expect(await mergeGuest(guest.id, minutes(10))).toMatchObject({
    accountId: account.id,
    reviews: 6,
    attempts: 1,
    settingsTaken: true,
  })
  const after = everything()
  const changed = Object.keys(before).filter((table) => before[table] !== after[table])
  expect(changed.filter((table) => !WRITES.some((write) => write.endsWith(` ${table}`)))).toEqual([])
  expect(await checkDatabase()).toEqual([])
})

test('nothing of the guest’s id remains in any column of any table', async () => {
  const { guest } = await createEntangledPair()
  const namingGuest = () => Object.entries(everything()).filter(([, rows]) => rows.includes(guest.id))
  expect(namingGuest().length).toBeGreaterThan(10)
  await mergeGuest(guest.id, minutes(10))
  expect(namingGuest()).toEqual([])
})

// Deleting the guest deletes what hangs on it: a new table must be moved in merge-guest.ts before it is named here.
test('every table that hangs on a person is one that merging knows', () => {
  const hanging = onFreshConnection((database) =>
    tablesOf(database).filter((name) =>
      database
        .prepare<[], { table: string }>(`PRAGMA foreign_key_list("${name}")`)
        .all()
        .some(({ table }) => table === 'User'),
    ),
  )
  expect(hanging.toSorted()).toEqual([
    'Account',
    'Attempt',
    'CatchUp',
    'DayPlan',
    'DayProgress',
    'MissChoice',
    'ParkedQuestion',
    'PlanFeed',
    'Profile',
    'Review',
    'Schedule',
    'Session',
    'StudentMemory',
    'TopicProgress',
  ])
})

test('one that cannot be merged is logged, keeps no other waiting, and is merged the next time', async () => {
  await createBank([createQuestion({ id: 'dax-one' })])
  const [stuck, fine] = [await createPair(), await createPair()]
  for (const { guest, account } of [stuck, fine]) {
    await studied(guest, 'dax-one', NOON)
    await requestMerge(guest.id, account.id, NOON)
  }
  onFreshConnection((database) =>
    database.exec(
      `CREATE TRIGGER stuck BEFORE DELETE ON User WHEN OLD.id = '${stuck.guest.id}' BEGIN SELECT RAISE(ABORT, 'stuck'); END`,
    ),
  )
  expect(await mergePending(minutes(1))).toBe(1)
  expect(failed).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ guest: stuck.guest.id }),
    expect.any(String),
  )
  expect(await db().pendingMerge.findMany()).toMatchObject([{ guestId: stuck.guest.id }])
  expect(await db().review.count({ where: { studentId: stuck.guest.id } })).toBe(1)

  onFreshConnection((database) => database.exec('DROP TRIGGER stuck'))
  expect(await mergePending(minutes(2))).toBe(1)
  expect(await db().review.count({ where: { studentId: stuck.account.id } })).toBe(1)
  expect(await checkDatabase()).toEqual([])
})

test.each(['guest', 'account'] as const)('when the %s is gone the note goes too', async (gone) => {
  await createBank([createQuestion({ id: 'dax-one' })])
  const pair = await createPair()
  await studied(pair.guest, 'dax-one', NOON)
  await requestMerge(pair.guest.id, pair.account.id, NOON)
  await db().user.delete({ where: { id: pair[gone].id } })
  expect(await mergePending(minutes(1))).toBe(0)
  expect(dropped).toHaveBeenCalledOnce()
  expect(await db().pendingMerge.count()).toBe(0)
  expect(await db().review.count()).toBe(gone === 'guest' ? 0 : 1)
})

test('5,000 reviews, half of them of questions that both have answered, merge well within a transaction’s 10 s', async () => {
  const ids = Array.from({ length: 500 }, (_, n) => `dax-${n}`)
  await createBank(ids.map((id) => createQuestion({ id })))
  const { guest, account } = await createPair()
  await writeHistory(guest, ids, 10)
  await writeHistory(account, ids.slice(0, 250), 10)

  await requestMerge(guest.id, account.id, NOON)
  const began = performance.now()
  const report = await mergeGuest(guest.id, NOON)
  const tookMs = performance.now() - began

  expect(report).toMatchObject({ reviews: 5000, sharedQuestions: 250 })
  expect(tookMs).toBeLessThan(8000)
  expect(await db().review.count({ where: { studentId: account.id } })).toBe(7500)
  expect(await checkDatabase()).toEqual([])
})

/** So many right answers to each question, a week apart, with the schedules they add up to. */
async function writeHistory({ id: studentId }: Student, questionIds: string[], each: number): Promise<void> {
  const ordinals = Array.from({ length: each }, (_, ordinal) => ordinal)
  for (const questionId of questionIds) {
    const events = ordinals.map((ordinal) => ({
      id: `${studentId} ${questionId} ${ordinal}`,
      kind: 'review' as const,
      quality: 4 as const,
      day: 20_000 + ordinal * 7,
      undoes: null,
      cappedIntervalDays: null,
    }))
    const { schedule, count } = replay(events)
    const last = events.at(-1)
    const topicId = 'dax'
    await db().review.createMany({
      data: replaySteps(events).map(({ event, first, ...around }, ordinal) => ({
        ...{ ...event, studentId, questionId, topicId, ordinal, first, key: `key-${event.id}`, version: 1 },
        ...{ chosen: '[0]', order: '[0,1,2,3]', correct: true, elapsedMs: 1000 },
        answeredAt: new Date(event.day * 86_400_000),
        ...columnsAround(around, event.day),
      })),
    })
    await db().schedule.create({
      data: {
        ...{ studentId, questionId, topicId, reviewCount: count },
        ...scheduleColumns(schedule),
        ...{ lastDay: last?.day ?? null, lastQuality: last?.quality ?? null },
      },
    })
  }
}
