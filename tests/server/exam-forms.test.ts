import { expect, test } from 'vitest'
import { EXTRA_TIMES } from '#core/exam/extra-time.ts'
import type { FormWish } from '#core/exam/forms.ts'
import { attemptResult, submitAttempt } from '#server/attempt-result.ts'
import { attemptView } from '#server/attempt-view.ts'
import { startAttempt } from '#server/attempts.ts'
import { blueprint } from '#server/blueprint.ts'
import { checkDatabase } from '#server/check-database.ts'
import { db } from '#server/db.ts'
import { drawForm } from '#server/form-draw.ts'
import { formOffers } from '#server/form-offers.ts'
import { saveResponse } from '#server/responses.ts'
import { createBank, createBlueprintBank, createQuestion } from '../support/bank.ts'
import { useDatabase } from '../support/database.ts'
import { createStudent } from '../support/people.ts'
import { respond, sit } from '../support/sitting.ts'
import { studied } from '../support/study.ts'

useDatabase()

const START = new Date('2026-11-24T09:00:00Z')
const after = (seconds: number) => new Date(START.getTime() + seconds * 1000)

async function domainsOf(scored: boolean): Promise<number[]> {
  const slots = await db().slot.findMany({ where: { scored } })
  return [1, 2, 3, 4].map((id) => slots.filter(({ domain }) => domain === id).length)
}

test('a full form is 15/13/12/10 that count and 4/4/4/3 that do not, in 130 minutes', async () => {
  await createBlueprintBank(25)
  const attempt = await sit(await createStudent(), START, { form: 'full' })
  expect(attempt).toMatchObject({ form: 'full', minutes: 130, extraMinutes: 0, secondsLeft: 7800 })
  expect(await domainsOf(true)).toEqual([15, 13, 12, 10])
  expect(await domainsOf(false)).toEqual([4, 4, 4, 3])
})

test('a half form is 33 questions in 65 minutes, all of which count, and is not judged', async () => {
  await createBlueprintBank(25)
  const student = await createStudent()
  const { id, slots } = await sit(student, START, { form: 'half' })
  expect(slots).toHaveLength(33)
  expect(await domainsOf(true)).toEqual([10, 8, 8, 7])
  expect(await submitAttempt(student, id, after(60))).toMatchObject({
    scaled: null,
    interval: null,
    minutes: 65,
    domains: [{ standing: null }, { standing: null }, { standing: null }, { standing: null }],
  })
})

test('which questions do not count is not told before the end, and is afterwards', async () => {
  await createBlueprintBank(25)
  const student = await createStudent()
  const { id } = await sit(student, START, { form: 'full' })
  const before = JSON.stringify(await attemptView(student, id, START))
  for (const { slot, scored } of await db().slot.findMany())
    await db().slot.update({
      where: { attemptId_slot: { attemptId: id, slot } },
      data: { scored: !scored },
    })
  expect(JSON.stringify(await attemptView(student, id, START))).toBe(before)
  await db().slot.updateMany({ where: { slot: { gt: 15 } }, data: { scored: true } })
  await db().slot.updateMany({ where: { slot: { lte: 15 } }, data: { scored: false } })
  const result = await submitAttempt(student, id, after(60))
  expect(result?.slots.filter(({ scored }) => !scored).map(({ slot }) => slot)).toEqual(
    Array.from({ length: 15 }, (_, index) => index + 1),
  )
})

test('a custom form has the topics, the number and the minutes asked for, and never a verdict', async () => {
  await createBlueprintBank(60, ['dax', 'neptune', 'aurora'])
  const student = await createStudent()
  const wish = { form: 'custom', topics: ['dax', 'aurora'], count: 60, minutes: 180 } as const
  const { id, slots } = await sit(student, START, { ...wish, topics: [...wish.topics] })
  expect(slots).toHaveLength(60)
  expect(new Set(slots.map(({ question }) => question.topic))).toEqual(new Set(['dax', 'aurora']))
  for (const { slot } of slots) await respond(student, id, slot, true, after(slot))
  expect(await submitAttempt(student, id, after(100))).toMatchObject({
    minutes: 180,
    scaled: null,
    passed: null,
    score: { correct: 60, total: 60, percent: 100 },
  })
  expect(await checkDatabase()).toEqual([])
})

test('topics with too few questions make a shorter form, topics with none make no attempt', async () => {
  await createBank([...Array.from({ length: 4 }, (_, n) => createQuestion({ id: `dax-${n}`, topic: 'dax' }))])
  await db().topic.create({ data: { id: 'empty', title: 'Empty', description: '', position: 9 } })
  const student = await createStudent()
  const asked = (topics: string[]): FormWish => ({ form: 'custom', topics, count: 10, minutes: 20 })
  expect(await startAttempt(student, asked(['empty']), START)).toBeNull()
  expect((await sit(student, START, asked(['dax']))).slots).toHaveLength(4)
})

test('retired, draft and sealed questions are in no form, and of a family there is one', async () => {
  const of = (id: string, given = {}) => createQuestion({ id, task: '1.1', ...given })
  await createBank([
    of('open-1'),
    of('open-2'),
    of('draft-1', { status: 'draft' }),
    of('retired-1', { status: 'retired' }),
    of('sealed-1', { form: 'mock-a' }),
    of('twin-1', { family: 'twins' }),
    of('twin-2', { family: 'twins' }),
  ])
  const drawn = (await sit(await createStudent(), START, { form: 'full' })).slots
  const ids = drawn.map(({ question }) => question.questionId).toSorted()
  expect(ids).toHaveLength(3)
  expect(ids.slice(0, 2)).toEqual(['open-1', 'open-2'])
  expect(ids[2]).toMatch(/^twin-[12]$/)
})

test('a form depends on what was seen, never on how it was answered', async () => {
  await createBlueprintBank(25)
  const [good, bad] = [await createStudent(), await createStudent()]
  for (const id of ['q-1-1-0', 'q-2-2-3', 'q-3-3-5', 'q-4-3-7']) {
    await studied(good, id, START)
    await studied(bad, id, START, { right: false, confidence: 'sure' })
  }
  const exam = await blueprint()
  if (!exam) throw new Error('there is a blueprint')
  const plan = { form: 'full', scored: 50, unscored: 15, minutes: 130, topics: null } as const
  expect(await drawForm(good, exam, plan, 'seed')).toEqual(await drawForm(bad, exam, plan, 'seed'))
})

test('each form says how much is new, what is granted, and where the bank is short', async () => {
  await createBlueprintBank(14)
  const student = await createStudent({ extraTime: 'x1.5' })
  for (let n = 0; n < 14; n++) await studied(student, `q-4-3-${n}`, START)
  const offers = await formOffers(student, START)
  expect(offers.map(({ form, minutes, extraMinutes }) => [form, minutes, extraMinutes])).toEqual([
    ['quick', 20, 10],
    ['half', 65, 33],
    ['full', 130, 65],
  ])
  const full = offers.find(({ form }) => form === 'full')
  expect(full).toMatchObject({ questions: 56, wanted: 65, unscored: 6, neverSeen: 42 })
  expect(full?.domains.map(({ count, wanted }) => [count, wanted])).toEqual([
    [14, 19],
    [14, 17],
    [14, 16],
    [14, 14],
  ])
  expect(offers[0]).toMatchObject({ questions: 10, neverSeen: 8 })
})

// Acceptance list A6 and A61: what is granted is stored with the attempt and moves its deadline.
test.each(
  EXTRA_TIMES.flatMap((extraTime) =>
    (
      [
        ['quick', 20],
        ['half', 65],
        ['full', 130],
        ['custom', 50],
      ] as const
    ).map(([form, minutes]) => ({ extraTime, form, minutes })),
  ),
)(
  'with extra time $extraTime a $form form is open to its last second of grace and not after',
  async ({ extraTime, form, minutes }) => {
    const granted = { none: 0, 'plus-30': 30, 'x1.25': minutes / 4, 'x1.5': minutes / 2, x2: minutes }
    const extra = Math.ceil(granted[extraTime])
    await createBlueprintBank(2, ['dax'])
    const student = await createStudent({ extraTime })
    const wish: FormWish = form === 'custom' ? { form, topics: ['dax'], count: 5, minutes } : { form }
    const { id } = await sit(student, START, wish)
    // Settings that change afterwards move nothing.
    await db().profile.update({ where: { userId: student.id }, data: { extraTime: 'x2' } })
    const limit = (minutes + extra) * 60
    expect(await attemptView(student, id, START)).toMatchObject({
      minutes,
      extraMinutes: extra,
      secondsLeft: limit,
      deadline: after(limit),
    })
    const save = (seconds: number, seq: number, letter: string) =>
      saveResponse(student, id, 1, { chosen: [letter], seq }, after(seconds))
    expect(await save(limit + 15, 1, 'a')).toMatchObject({ ok: true, secondsLeft: 0 })
    const before = await db().slot.findMany()
    expect(await save(limit + 16, 2, 'b')).toEqual({ ok: false, problem: 'closed' })
    expect(await db().slot.findMany()).toEqual(before)
    expect(await attemptResult(student, id, after(limit + 16))).toMatchObject({
      by: 'expiry',
      submittedAt: after(limit),
      extraMinutes: extra,
    })
  },
)
