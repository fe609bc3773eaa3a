import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { Quality } from '#core/scheduler/quality.ts'
import { studyDay } from '#core/scheduler/study-day.ts'
import { checkDatabase } from '#server/check-database.ts'
import { db } from '#server/db.ts'
import { log } from '#server/log.ts'
import { mergeGuest, mergePending, requestMerge } from '#server/merge-guest.ts'
import type { Student } from '#server/session.ts'
import { nextQuestion } from '#server/study.ts'
import { dueCandidates } from '#server/study-candidates.ts'
import { undoableReview, undoReview } from '#server/undo.ts'
import { createBank, createQuestion } from '../support/bank.ts'
import { useDatabase } from '../support/database.ts'
import { createPair, logOf, merged, studiedWith } from '../support/merging.ts'
import { createStudent } from '../support/people.ts'
import { answerTo, studied, study } from '../support/study.ts'

useDatabase()

const NOON = new Date('2026-11-21T12:00:00Z')
const TODAY = studyDay(NOON, 'UTC', 4)
const minutes = (n: number) => new Date(NOON.getTime() + n * 60_000)
const days = (n: number) => minutes(n * 24 * 60)

test('into an empty account everything comes over as it was', async () => {
  await createBank([createQuestion({ id: 'dax-one' }), createQuestion({ id: 'dax-two' })])
  const { guest, account } = await createPair()
  await studied(guest, 'dax-one', NOON)
  await studied(guest, 'dax-one', days(1), { right: false, confidence: 'sure' })
  await studied(guest, 'dax-two', days(1))
  const everything = async () => ({
    reviews: await db().review.findMany({ orderBy: { id: 'asc' } }),
    schedules: await db().schedule.findMany({ orderBy: { questionId: 'asc' } }),
    topics: await db().topicProgress.findMany(),
    days: await db().dayProgress.findMany({ orderBy: { day: 'asc' } }),
  })
  const before = JSON.stringify(await everything())

  expect(await merged(guest, account, days(2))).toEqual({
    accountId: account.id,
    reviews: 3,
    sharedQuestions: 0,
    attempts: 0,
    closedAttempts: [],
    settingsTaken: false,
  })

  expect(JSON.stringify(await everything())).toBe(before.replaceAll(guest.id, account.id))
  expect(await db().user.findMany({ select: { id: true } })).toEqual([{ id: account.id }])
  expect(await db().pendingMerge.count()).toBe(0)
  expect(await checkDatabase()).toEqual([])
})

// The histories of behaviours.md 5.2, worked out by hand, with each answer given by the guest (g) or the account (a).
const HISTORIES: { qualities: Quality[]; days: number[]; intervals: number[]; end: object }[] = [
  {
    qualities: [4, 4, 4, 4, 4],
    days: [0, 1, 7, 22, 60],
    intervals: [1, 6, 15, 38, 95],
    end: { repetition: 5, easinessFactor: 250, lapses: 0, lastQuality: 4 },
  },
  {
    qualities: [5, 5, 5, 5],
    days: [0, 1, 7, 24],
    intervals: [1, 6, 17, 50],
    end: { repetition: 4, easinessFactor: 290, lapses: 0, lastQuality: 5 },
  },
  {
    qualities: [4, 4, 4, 1, 4, 4, 4],
    days: [0, 1, 7, 22, 23, 24, 30],
    intervals: [1, 6, 15, 1, 1, 6, 15],
    end: { repetition: 3, easinessFactor: 250, lapses: 1, lastQuality: 4 },
  },
]
const SPLITS = ['gagagag', 'agagaga', 'ggaaaaa', 'aaggggg', 'gggaggg']

test.each(HISTORIES.flatMap((history) => SPLITS.map((split) => ({ ...history, split }))))(
  '$qualities answered by turns $split are intervals $intervals, as by one person',
  async ({ qualities, days: answeredOn, intervals, end, split }) => {
    await createBank([createQuestion({ id: 'dax-one' })])
    const { guest, account } = await createPair()
    for (const [n, quality] of qualities.entries())
      await studiedWith(split[n] === 'g' ? guest : account, 'dax-one', quality, days(answeredOn[n] ?? 0))

    expect(await merged(guest, account, days(100))).toMatchObject({ sharedQuestions: 1 })

    const rows = await logOf(account, 'dax-one')
    expect(rows.map((row) => row.afterIntervalDays)).toEqual(intervals)
    expect(rows.map((row) => row.beforeIntervalDays)).toEqual([0, ...intervals.slice(0, -1)])
    expect(rows.map((row) => row.ordinal)).toEqual(intervals.map((_, n) => n))
    expect(rows.map((row) => row.first)).toEqual(intervals.map((_, n) => n === 0))
    const lastDay = TODAY + (answeredOn.at(-1) ?? 0)
    expect(await db().schedule.findMany()).toEqual([
      expect.objectContaining({
        ...end,
        studentId: account.id,
        reviewCount: intervals.length,
        intervalDays: intervals.at(-1),
        dueDay: lastDay + (intervals.at(-1) ?? 0),
        lastDay,
      }),
    ])
    expect(await db().topicProgress.findMany()).toMatchObject([
      { answers: intervals.length, firstAnswers: 1, lastDay },
    ])
    expect(await checkDatabase()).toEqual([])
  },
)

test('what either has undone counts as never answered; the count only grows', async () => {
  await createBank([createQuestion({ id: 'dax-one' })])
  for (const regretful of ['guest', 'account'] as const) {
    const pair = await createPair()
    const other = regretful === 'guest' ? pair.account : pair.guest
    const { reviewId } = await studiedWith(pair[regretful], 'dax-one', 0, NOON)
    await undoReview(pair[regretful], reviewId, minutes(1))
    await studiedWith(other, 'dax-one', 5, days(1))

    await merged(pair.guest, pair.account, days(2))

    expect(await db().schedule.findMany({ where: { studentId: pair.account.id } })).toMatchObject([
      { repetition: 1, intervalDays: 1, easinessFactor: 260, reviewCount: 3, lastQuality: 5 },
    ])
    expect((await logOf(pair.account, 'dax-one')).map(({ kind }) => kind)).toEqual([
      'review',
      'undo',
      'review',
    ])
    expect(await db().topicProgress.findMany({ where: { studentId: pair.account.id } })).toMatchObject([
      { answers: 1, firstAnswers: 1, firstCorrect: 1, sureMisses: 0 },
    ])
  }
  expect(await checkDatabase()).toEqual([])
})

test('a review undone after the other history had gone on is gone, and the one that followed can be undone too', async () => {
  await createBank([createQuestion({ id: 'dax-one' })])
  const { guest, account } = await createPair()
  const regretted = await studiedWith(guest, 'dax-one', 5, NOON)
  const kept = await studiedWith(account, 'dax-one', 4, days(1))
  await undoReview(guest, regretted.reviewId, days(2))

  await merged(guest, account, days(3))

  const one = { repetition: 1, intervalDays: 1, easinessFactor: 250, dueDay: TODAY + 2, lastDay: TODAY + 1 }
  expect(await db().schedule.findMany()).toMatchObject([{ ...one, reviewCount: 3 }])
  expect((await logOf(account, 'dax-one')).map(({ kind, first }) => ({ kind, first }))).toEqual([
    { kind: 'review', first: true },
    { kind: 'review', first: true },
    { kind: 'undo', first: true },
  ])
  expect(await checkDatabase()).toEqual([])
  expect(await undoReview(account, kept.reviewId, days(3))).toMatchObject({
    ok: true,
    schedule: { repetition: 0, dueDay: null },
  })
  expect(await checkDatabase()).toEqual([])
})

test('after everything shared was undone the question is as if never answered, and new again', async () => {
  await createBank([createQuestion({ id: 'dax-one' })])
  const { guest, account } = await createPair()
  for (const student of [guest, account]) {
    const { reviewId } = await studied(student, 'dax-one', NOON)
    await undoReview(student, reviewId, minutes(1))
  }
  await merged(guest, account, days(1))
  expect(await db().schedule.findMany()).toMatchObject([
    { repetition: 0, intervalDays: 0, easinessFactor: 250, dueDay: null, lastDay: null, reviewCount: 4 },
  ])
  expect((await nextQuestion(account, {}, days(1))).question?.questionId).toBe('dax-one')
  expect(await checkDatabase()).toEqual([])
})

test('drills move nothing and keep their place', async () => {
  await createBank([createQuestion({ id: 'dax-one' })])
  const { guest, account } = await createPair()
  await studiedWith(guest, 'dax-one', 4, NOON)
  await studied(guest, 'dax-one', minutes(5), { drill: true, right: false })
  await studiedWith(account, 'dax-one', 4, days(1))
  await studied(account, 'dax-one', minutes(1445), { drill: true, confidence: 'sure' })

  await merged(guest, account, days(2))

  const rows = await logOf(account, 'dax-one')
  expect(rows.map(({ kind, afterIntervalDays }) => `${kind} ${afterIntervalDays}`)).toEqual([
    'review 1',
    'drill 1',
    'review 6',
    'drill 6',
  ])
  expect(await db().schedule.findMany()).toMatchObject([
    { repetition: 2, intervalDays: 6, reviewCount: 4, lastDay: TODAY + 1, lastQuality: 5 },
  ])
  expect(await db().dayProgress.findMany({ orderBy: { day: 'asc' } })).toMatchObject([
    { day: TODAY, reviews: 1, fresh: 1, drills: 1 },
    { day: TODAY + 1, reviews: 1, fresh: 0, drills: 1 },
  ])
  expect(await checkDatabase()).toEqual([])
})

test('where two calendars meet, an answer that was followed the same day is not offered for taking back', async () => {
  await createBank([createQuestion({ id: 'dax-one' })])
  const { guest, account } = await createPair({ timeZone: 'Pacific/Kiritimati' })
  const ahead = await studied(guest, 'dax-one', minutes(150)) // 04:30 on the 22nd there
  await studied(account, 'dax-one', minutes(160)) // still the 21st here

  await merged(guest, account, minutes(170))

  expect(await undoableReview(account, TODAY + 1)).toBeNull()
  expect(await undoReview(account, ahead.reviewId, minutes(180))).toEqual({ ok: false, problem: 'not-last' })
  expect(await checkDatabase()).toEqual([])
})

test('a client’s key that both had used stays unique, and each still keeps its row', async () => {
  await createBank([createQuestion({ id: 'dax-one' }), createQuestion({ id: 'dax-two' })])
  const { guest, account } = await createPair()
  await studied(guest, 'dax-one', NOON, { key: 'the-same-key' })
  await studied(guest, 'dax-two', NOON, { key: 'the-other-key' })
  await studied(account, 'dax-one', minutes(1), { key: 'the-same-key' })
  await studied(account, 'dax-one', minutes(2), { key: 'the-other-key' })

  await merged(guest, account, minutes(3))

  const keys = (await db().review.findMany()).map(({ key }) => key)
  expect(keys).toHaveLength(4)
  expect(keys.filter((key) => key.startsWith('the-same-key '))).toHaveLength(1)
  expect(keys.filter((key) => key.startsWith('the-other-key '))).toHaveLength(1)
})

test('a tab left open by either can answer no more: its count is behind', async () => {
  await createBank([createQuestion({ id: 'dax-one' })])
  const { guest, account } = await createPair()
  await studied(guest, 'dax-one', NOON)
  await studied(account, 'dax-one', minutes(1))
  const open = await answerTo(account, 'dax-one')
  await merged(guest, account, minutes(2))
  expect(await study(account, 'dax-one', minutes(3), { reviewCount: open.reviewCount })).toEqual({
    ok: false,
    problem: 'stale',
  })
})

test('settings: the account’s own stand, and one that has set nothing takes the guest’s', async () => {
  await createBank([])
  const plans = { timeZone: 'Asia/Kathmandu', newPerDay: 5, examDay: TODAY + 30, singleKeys: false }
  const set = await createPair(plans, { newPerDay: 9 })
  expect(await merged(set.guest, set.account, NOON)).toMatchObject({ settingsTaken: false })
  const unset = await createPair(plans)
  await db().profile.delete({ where: { userId: unset.account.id } })
  expect(await merged(unset.guest, unset.account, NOON)).toMatchObject({ settingsTaken: true })
  expect(await db().profile.findMany({ orderBy: { newPerDay: 'asc' } })).toEqual([
    expect.objectContaining({ userId: unset.account.id, ...plans }),
    expect.objectContaining({ userId: set.account.id, newPerDay: 9, timeZone: 'UTC', examDay: null }),
  ])
})

test('twice is once, and of two merges at once one does it', async () => {
  await createBank([createQuestion({ id: 'dax-one' })])
  const { guest, account } = await createPair()
  await studied(guest, 'dax-one', NOON)
  await studied(account, 'dax-one', minutes(1))
  await requestMerge(guest.id, account.id, minutes(2))
  await requestMerge(guest.id, account.id, minutes(3))
  const dropped = vi.spyOn(log(), 'warn').mockImplementation(() => undefined)

  const both = await Promise.all([mergeGuest(guest.id, minutes(4)), mergeGuest(guest.id, minutes(4))])

  expect(both.filter((report) => report !== null)).toHaveLength(1)
  expect(dropped).not.toHaveBeenCalled()
  const history = await logOf(account, 'dax-one')
  expect(await mergeGuest(guest.id, minutes(5))).toBeNull()
  expect(await mergePending(minutes(5))).toBe(0)
  expect(await logOf(account, 'dax-one')).toEqual(history)
  expect(history).toHaveLength(2)
  expect(await checkDatabase()).toEqual([])
})

test('what is answered while the histories are merged is either refused or kept', async () => {
  const ids = Array.from({ length: 8 }, (_, n) => `dax-${n}`)
  await createBank(ids.map((id) => createQuestion({ id })))
  const { guest, account } = await createPair()
  for (const id of ids) await studied(guest, id, NOON)
  await requestMerge(guest.id, account.id, minutes(1))

  const [byAccount, byGuest, report] = await Promise.all([
    Promise.all(ids.map((id) => study(account, id, minutes(2)))),
    Promise.allSettled(ids.map((id) => study(guest, id, minutes(2)))), // fails once there is no such guest
    mergeGuest(guest.id, minutes(2)),
  ])

  const acknowledged = [
    ...byAccount.filter(({ ok }) => ok),
    ...byGuest.filter((each) => each.status === 'fulfilled' && each.value.ok),
  ]
  expect(report).not.toBeNull()
  expect(await db().review.count({ where: { studentId: account.id } })).toBe(ids.length + acknowledged.length)
  expect(await checkDatabase()).toEqual([])
})

test('only a guest is merged away, only into an account, and the first note stands', async () => {
  await createBank([])
  const [{ guest, account }, other] = [await createPair(), await createPair()]
  for (const [from, to] of [
    [account, other.account],
    [guest, guest],
    [guest, other.guest],
  ] as const)
    await requestMerge(from.id, to.id, NOON)
  expect(await db().pendingMerge.count()).toBe(0)

  await requestMerge(guest.id, account.id, NOON)
  await requestMerge(guest.id, other.account.id, minutes(1))
  expect(await db().pendingMerge.findMany()).toEqual([
    { guestId: guest.id, accountId: account.id, requestedAt: NOON },
  ])
})

test('merged is what one person answering the union would have, for any split of any history', async () => {
  const ids = ['dax-one', 'dax-two', 'aurora-one']
  await createBank(ids.map((id) => createQuestion({ id, topic: id.startsWith('dax') ? 'dax' : 'aurora' })))
  const step = fc.record({
    byGuest: fc.boolean(),
    questionId: fc.constantFrom(...ids),
    quality: fc.constantFrom<Quality>(0, 1, 2, 3, 4, 5),
    hours: fc.integer({ min: 1, max: 100 }),
    what: fc.constantFrom('answer', 'answer', 'answer', 'undo', 'drill'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const { guest, account } = await createPair()
      const answered: { reviewId: string; questionId: string; quality: Quality; at: Date }[] = []
      const lastOf = new Map<Student, string>()
      const undone = new Set<string>()
      let at = NOON
      for (const { byGuest, questionId, quality, hours, what } of steps) {
        at = new Date(at.getTime() + hours * 3_600_000)
        const student = byGuest ? guest : account
        const last = lastOf.get(student)
        if (what === 'drill') await study(student, questionId, at, { drill: true })
        else if (what === 'undo' && last) {
          if ((await undoReview(student, last, at)).ok) undone.add(last)
        } else {
          const { reviewId } = await studiedWith(student, questionId, quality, at)
          answered.push({ reviewId, questionId, quality, at })
          lastOf.set(student, reviewId)
        }
      }
      await merged(guest, account, at)

      const one = await createStudent()
      for (const { reviewId, questionId, quality, at: when } of answered)
        if (!undone.has(reviewId)) await studiedWith(one, questionId, quality, when)
      expect(await standingOf(account)).toEqual(await standingOf(one))
      const today = studyDay(at, 'UTC', 4) + 3
      expect(await dueCandidates(account, null, today, [])).toEqual(await dueCandidates(one, null, today, []))
      expect(await checkDatabase()).toEqual([])
    }),
    { numRuns: 25 },
  )
}, 120_000)

/** Everything that studying made of a student, but for ids, drills and what was undone. */
async function standingOf({ id: studentId }: Student) {
  const rows = await db().review.findMany({
    where: { studentId },
    orderBy: [{ questionId: 'asc' }, { ordinal: 'asc' }],
  })
  const gone = new Set(rows.map(({ undoes }) => undoes))
  const where = { studentId }
  return {
    reviews: rows
      .filter((row) => row.kind === 'review' && !gone.has(row.id))
      // Which letters were shown where, and so which wrong one was taken, is each student's own.
      .map(({ quality, day, correct, first, answeredAt, ...row }) => ({
        ...{ questionId: row.questionId, quality, day, correct, first, answeredAt },
        before: [row.beforeRepetition, row.beforeIntervalDays, row.beforeEasinessFactor, row.beforeDueDay],
        after: [row.afterRepetition, row.afterIntervalDays, row.afterEasinessFactor, row.afterDueDay],
        lapses: [row.beforeLapses, row.afterLapses],
      })),
    schedules: await db().schedule.findMany({
      where: { ...where, dueDay: { not: null } },
      orderBy: { questionId: 'asc' },
      omit: { studentId: true, reviewCount: true, lastDay: true, lastQuality: true },
    }),
    topics: await db().topicProgress.findMany({
      where,
      orderBy: { topicId: 'asc' },
      omit: { studentId: true },
    }),
    days: await db().dayProgress.findMany({
      where: { ...where, reviews: { gt: 0 } },
      orderBy: { day: 'asc' },
      omit: { studentId: true, drills: true },
    }),
  }
}
