import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { missedDays, spreadMissedDays } from '#server/catch-up.ts'
import { checkDatabase } from '#server/check-database.ts'
import { planOfToday } from '#server/day-plan.ts'
import { db } from '#server/db.ts'
import { dueForecast, plannedDays } from '#server/forecast.ts'
import { planCalendar } from '#server/plan-calendar.ts'
import { feedHash, hasPlanFeed, makePlanFeed, revokePlanFeed } from '#server/plan-feed.ts'
import { savePlanSettings } from '#server/profile.ts'
import { studentOfFeed, type Student } from '#server/session.ts'
import { nextQuestion } from '#server/study.ts'
import { createBlueprintBank } from '../support/bank.ts'
import { useDatabase } from '../support/database.ts'
import { createStudent } from '../support/people.ts'
import { studied } from '../support/study.ts'

useDatabase()

/** Tuesday; the student's days begin at 4 in UTC. */
const NOON = new Date('2026-11-24T12:00:00Z')
const TODAY = Math.floor(NOON.getTime() / 86_400_000)
const days = (count: number) => new Date(NOON.getTime() + count * 86_400_000)
const everyDay = (minutes: number) => Array.from({ length: 7 }, () => minutes)

const planning = (given: Partial<Student> = {}) =>
  createStudent({ examDay: TODAY + 20, studyMinutes: everyDay(30), newPerDay: 1, ...given })

test.each([
  ['no date', { examDay: null }],
  ['no minutes', { studyMinutes: null }],
  ['no minutes on any day', { studyMinutes: everyDay(0) }],
  ['an exam today', { examDay: TODAY }],
  ['an exam behind', { examDay: TODAY - 1 }],
])('with %s there is no plan, and SM-2 alone says what comes', async (_, given) => {
  await createBlueprintBank(3)
  const student = await planning(given)
  expect(await planOfToday(student, NOON)).toBeNull()
  const next = await nextQuestion(student, {}, NOON)
  expect(next).toMatchObject({ plan: null, due: { newLeft: 1 } })
  expect(next.why).toContain('you have not seen this one yet')
})

test('study follows the plan’s order, past the limit of new questions, and says why', async () => {
  await createBlueprintBank(6)
  const student = await planning()
  const first = (await planOfToday(student, NOON))?.order[0]?.questionId
  const next = await nextQuestion(student, {}, NOON)
  expect(next.question?.questionId).toBe(first)
  expect(next.why).toMatch(/^New: worth meeting today, before your exam on 14 December\./)
  expect(next.due.newLeft).toBe(24)
  expect(next.plan).toEqual({ minutes: 30, isUsed: false })
})

test('a topic asked for is studied by SM-2, plan or not', async () => {
  await createBlueprintBank(6)
  const next = await nextQuestion(await planning(), { topic: 'neptune' }, NOON)
  expect(next).toMatchObject({ plan: null, question: { topic: 'neptune' } })
})

test('never more than two of one topic in a row while others are left', async () => {
  await createBlueprintBank(6)
  const student = await planning({ studyMinutes: everyDay(60) })
  const topics: string[] = []
  for (let count = 0; count < 12; count += 1) {
    const { question } = await nextQuestion(student, {}, NOON)
    if (!question) break
    topics.push(question.topic)
    await studied(student, question.questionId, NOON)
  }
  expect(topics).toHaveLength(12)
  topics.forEach((topic, at) => expect(topics.slice(at, at + 3)).not.toEqual([topic, topic, topic]))
})

test('when the minutes are used the day is over, until one goes on all the same', async () => {
  await createBlueprintBank(6)
  const student = await planning({ studyMinutes: everyDay(3) })
  expect((await nextQuestion(student, {}, NOON)).due.newLeft).toBe(2)
  await studied(student, 'q-1-1-0', NOON, { elapsedMs: 150_000 })
  const used = await nextQuestion(student, {}, NOON)
  expect(used).toMatchObject({ question: null, plan: { minutes: 3, isUsed: true }, due: { today: 0 } })
  expect((await nextQuestion(student, { more: true }, NOON)).question).not.toBeNull()
  expect((await nextQuestion(student, {}, days(1))).question).not.toBeNull()
})

test('a plan is made once a day and kept, and made anew for another date', async () => {
  await createBlueprintBank(3)
  const student = await planning()
  const plan = await planOfToday(student, NOON)
  await db().dayPlan.update({
    where: { studentId: student.id },
    data: { plan: JSON.stringify({ ...plan, order: [] }) },
  })
  expect((await planOfToday(student, NOON))?.order).toEqual([])
  await studied(student, 'q-1-1-0', NOON)
  expect((await planOfToday(student, NOON))?.order).toEqual([])
  expect((await planOfToday({ ...student, examDay: TODAY + 21 }, NOON))?.order).toHaveLength(12)
  expect((await planOfToday(student, days(1)))?.day).toBe(TODAY + 1)
})

test('a plan that does not fit says so, and both ways out do fit', async () => {
  await createBlueprintBank(20)
  const student = await planning({ examDay: TODAY + 7, studyMinutes: everyDay(6) })
  const plan = await planOfToday(student, NOON)
  const { needSeconds = 0, haveSeconds = 0, leave = [], moveTo = null } = plan?.verdict ?? {}
  expect(haveSeconds).toBe(7 * 6 * 60)
  expect(needSeconds).toBeGreaterThan(haveSeconds)
  expect(leave.length).toBeGreaterThan(0)
  for (const { points } of leave) expect(points).toBeGreaterThan(0)
  expect(moveTo).toBeGreaterThan(TODAY + 7)
  for (const { minutes } of plan ? plannedDays(plan) : []) expect(minutes).toBeLessThanOrEqual(6)

  const moved = (await planOfToday({ ...student, examDay: moveTo }, NOON))?.verdict
  expect(moved?.needSeconds).toBeLessThanOrEqual(moved?.haveSeconds ?? 0)
  expect(moved).toMatchObject({ leave: [], moveTo: null })
})

test('once everything was seen, intervals are capped at half the days left; a replay needs no settings', async () => {
  await createBlueprintBank(1)
  const student = await planning({ examDay: TODAY + 10 })
  const ids = ['q-1-1-0', 'q-2-2-0', 'q-3-3-0', 'q-4-3-0']
  for (const id of ids) await studied(student, id, NOON, { confidence: 'sure' })
  const { schedule } = await studied(student, 'q-1-1-0', days(4), { confidence: 'sure' })
  expect(schedule).toMatchObject({ intervalDays: 3, dueDay: TODAY + 7 })
  const rows = await db().review.findMany({ where: { questionId: 'q-1-1-0' }, orderBy: { ordinal: 'asc' } })
  expect(rows.map(({ cappedIntervalDays }) => cappedIntervalDays)).toEqual([null, 3])
  await savePlanSettings(student, { examDay: null, studyMinutes: null })
  expect(await checkDatabase()).toEqual([])
})

test('while something is unseen, and without a date, no interval is capped', async () => {
  await createBlueprintBank(1)
  const [planned, plain] = [await planning({ examDay: TODAY + 6 }), await createStudent()]
  for (const student of [planned, plain]) {
    await studied(student, 'q-1-1-0', NOON)
    expect((await studied(student, 'q-1-1-0', days(1))).schedule?.intervalDays).toBe(6)
  }
})

test('missed minutes are told, spread once with a click, and end with their days', async () => {
  await createBlueprintBank(2)
  const student = await planning()
  expect(await missedDays(student, NOON)).toBeNull()
  await studied(student, 'q-1-1-0', NOON, { elapsedMs: 60_000 })
  expect(await missedDays(student, NOON)).toBeNull()
  // Tuesday's other 29 minutes and all of Wednesday's.
  expect(await missedDays(student, days(2))).toEqual({ missedMinutes: 59, days: 4, minutesEach: 15 })
  expect(await spreadMissedDays(student, days(2))).toBe(true)
  expect(await spreadMissedDays(student, days(2))).toBe(false)
  const minutes = (await planOfToday(student, days(2)))?.days.map((day) => day.secondsThereAre / 60)
  expect(minutes?.slice(0, 6)).toEqual([45, 45, 45, 45, 30, 30])
  expect((await planOfToday(student, days(6)))?.days[0]?.secondsThereAre).toBe(1800)
})

test('without a plan the forecast has what is due on each day, the backlog today', async () => {
  await createBlueprintBank(2)
  const student = await createStudent()
  await studied(student, 'q-1-1-0', NOON, { elapsedMs: 120_000 })
  await studied(student, 'q-2-2-0', NOON, { elapsedMs: 120_000 })
  const forecast = await dueForecast(student, days(3))
  expect(forecast).toHaveLength(30)
  // Two answers are no pace yet: each counts for the usual 67 seconds.
  expect(forecast[0]).toEqual({ day: TODAY + 3, minutes: 2, reviews: 2, fresh: 0, minutesThereAre: null })
  expect(forecast[1]?.reviews).toBe(0)
})

test('a calendar reads the plan by a private link, which names nobody and can be taken back', async () => {
  await createBlueprintBank(6)
  const student = await planning({ name: 'Zdenka Novotná' })
  const token = await makePlanFeed(student, NOON)
  expect(Buffer.from(token, 'base64url').length * 8).toBeGreaterThanOrEqual(128)
  expect(await db().planFeed.findFirst()).toMatchObject({ tokenHash: feedHash(token) })
  expect((await studentOfFeed(token))?.id).toBe(student.id)

  const text = await planCalendar(student, NOON)
  expect(text).not.toContain(student.name)
  expect(text).not.toContain(student.id)
  const events = new ICAL.Component(ICAL.parse(text) as unknown[])
    .getAllSubcomponents('vevent')
    .map((each) => new ICAL.Event(each))
  expect(events.length).toBeGreaterThan(1)
  expect(events[0]?.startDate.toString()).toBe('2026-11-24')
  for (const { summary, startDate } of events) {
    expect(summary).toMatch(/^\d+ min: \d+ reviews?, \d+ new$/)
    expect(startDate.isDate).toBe(true)
  }

  const another = await makePlanFeed(student, NOON)
  expect(await studentOfFeed(token)).toBeNull()
  await revokePlanFeed(student)
  expect(await studentOfFeed(another)).toBeNull()
  expect(await hasPlanFeed(student)).toBe(false)
})

test('whoever is disabled has no calendar any more', async () => {
  const student = await planning()
  const token = await makePlanFeed(student, NOON)
  await db().user.update({ where: { id: student.id }, data: { banned: true } })
  expect(await studentOfFeed(token)).toBeNull()
})
