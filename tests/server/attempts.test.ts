import { expect, test } from 'vitest'
import { attemptResult, submitAttempt } from '#server/attempt-result.ts'
import { attemptView } from '#server/attempt-view.ts'
import { startAttempt } from '#server/attempts.ts'
import { checkDatabase } from '#server/check-database.ts'
import { closeExpiredAttempts } from '#server/closing.ts'
import { db } from '#server/db.ts'
import { publishQuestion } from '#server/questions.ts'
import { saveResponse } from '#server/responses.ts'
import { nextQuestion } from '#server/study.ts'
import { createBlueprintBank, createQuestion } from '../support/bank.ts'
import { useDatabase } from '../support/database.ts'
import { createStudent } from '../support/people.ts'
import { respond, sit, slotLetters } from '../support/sitting.ts'
import { studied, study } from '../support/study.ts'

useDatabase()

const START = new Date('2026-11-21T12:00:00Z')
const after = (seconds: number) => new Date(START.getTime() + seconds * 1000)
const DEADLINE = 20 * 60

test('a quick quiz is ten questions by blueprint, 3/3/2/2, with a deadline in twenty minutes', async () => {
  await createBlueprintBank(6)
  const attempt = await sit(await createStudent(), START)
  const domains = (await db().slot.findMany()).map((slot) => slot.domain)
  expect([1, 2, 3, 4].map((id) => domains.filter((domain) => domain === id).length)).toEqual([3, 3, 2, 2])
  expect(attempt).toMatchObject({ deadline: after(DEADLINE), secondsLeft: DEADLINE, phase: 'open' })
  expect(attempt.slots.map(({ slot }) => slot)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
})

test('20 parallel starts make one attempt', async () => {
  await createBlueprintBank(6)
  const student = await createStudent()
  const started = await Promise.all(
    Array.from({ length: 20 }, () => startAttempt(student, { form: 'quick' }, START)),
  )
  expect(new Set(started.map((each) => each?.attempt.id)).size).toBe(1)
  expect(started.filter((each) => each?.created)).toHaveLength(1)
  expect(await db().attempt.count()).toBe(1)
})

test('questions never seen come first', async () => {
  await createBlueprintBank(4)
  const student = await createStudent()
  for (const id of ['q-1-1-0', 'q-2-2-0', 'q-3-3-0', 'q-3-3-1', 'q-4-3-0', 'q-4-3-1'])
    await studied(student, id, START)
  const drawn = (await sit(student, START)).slots.map(({ question }) => question.questionId)
  expect(drawn).not.toContain('q-1-1-0')
  expect(drawn.filter((id) => id.startsWith('q-3-3')).toSorted()).toEqual(['q-3-3-2', 'q-3-3-3'])
})

test('nothing that a student sees before closing depends on the key', async () => {
  await createBlueprintBank(6)
  const student = await createStudent()
  const { id } = await sit(student, START)
  const before = JSON.stringify(await attemptView(student, id, START))
  for (const row of await db().questionVersion.findMany()) {
    const { questionId, version } = row
    const answer = {
      ...(JSON.parse(row.answer) as object),
      key: [3],
      rationales: ['r', 'r', 'r', 'r'],
      explanation: 'other',
    }
    await db().questionVersion.update({
      where: { questionId_version: { questionId, version } },
      data: { answer: JSON.stringify(answer) },
    })
  }
  expect(JSON.stringify(await attemptView(student, id, START))).toBe(before)
  expect(before).not.toMatch(/Why|Explanation|rationale|key|scored|domain/)
})

// Acceptance list A5.
test('only a newer seq writes; the same one is told again; an older one learns what is stored', async () => {
  await createBlueprintBank(6)
  const student = await createStudent()
  const { id } = await sit(student, START)
  const save = (chosen: string[], seq: number, at = START) =>
    saveResponse(student, id, 1, { chosen, seq }, at)

  expect(await save(['b'], 2)).toMatchObject({ ok: true, seq: 2, savedAt: START })
  expect(await save(['b'], 2, after(9))).toMatchObject({ ok: true, seq: 2, savedAt: START })
  expect(await save(['c'], 2)).toMatchObject({
    ok: false,
    problem: 'stale',
    stored: { chosen: ['b'], seq: 2 },
  })
  expect(await save([], 1)).toMatchObject({ ok: false, problem: 'stale', stored: { chosen: ['b'], seq: 2 } })
  expect(await save(['c'], 3)).toMatchObject({ ok: true, seq: 3 })
  const racing = await Promise.all(['a', 'b', 'c', 'd'].map((letter) => save([letter], 4)))
  expect(racing.filter((each) => each.ok)).toHaveLength(1)
})

test.each([
  { chosen: ['a', 'b'], problem: 'too-many' },
  { chosen: ['h'], problem: 'unknown-letter' },
  { chosen: ['a', 'a'], problem: 'repeated-letter' },
])(
  'a response $chosen to a single question is refused as $problem and changes nothing',
  async ({ chosen, problem }) => {
    await createBlueprintBank(6)
    const student = await createStudent()
    const { id } = await sit(student, START)
    expect(await saveResponse(student, id, 1, { chosen, seq: 1 }, START)).toEqual({ ok: false, problem })
    expect(await db().slot.findFirst({ where: { seq: { gt: 0 } } })).toBeNull()
  },
)

test('a response is taken until the deadline and 15 s of grace, and not after', async () => {
  await createBlueprintBank(6)
  const student = await createStudent()
  const { id } = await sit(student, START)
  const save = (seconds: number, seq: number) =>
    saveResponse(student, id, 1, { chosen: ['a'], seq }, after(seconds))
  expect(await save(DEADLINE, 1)).toMatchObject({ ok: true, secondsLeft: 0 })
  expect(await save(DEADLINE + 15, 2)).toMatchObject({ ok: true, secondsLeft: 0 })
  expect(await save(DEADLINE + 16, 3)).toEqual({ ok: false, problem: 'closed' })
  expect(await db().slot.findUnique({ where: { attemptId_slot: { attemptId: id, slot: 1 } } })).toMatchObject(
    { seq: 2 },
  )
})

// Acceptance list A4.
test('50 submits beside saves close the attempt once and all tell the same result', async () => {
  await createBlueprintBank(6)
  const student = await createStudent()
  const { id } = await sit(student, START)
  for (let slot = 1; slot <= 10; slot++) await respond(student, id, slot, slot <= 7, after(slot))
  const letters = await slotLetters(id, 8, true)

  const [saves, results] = await Promise.all([
    Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        saveResponse(student, id, 8, { chosen: letters, seq: n + 2 }, after(60)),
      ),
    ),
    Promise.all(Array.from({ length: 50 }, () => submitAttempt(student, id, after(60)))),
  ])

  expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1)
  const landed = saves.some((save) => save.ok)
  const stored = await attemptResult(student, id, after(61))
  expect(stored).toMatchObject({
    by: 'student',
    submittedAt: after(60),
    score: { correct: landed ? 8 : 7, answered: 10, total: 10 },
  })
  expect(await db().review.count()).toBe(10)
  expect(await checkDatabase()).toEqual([])
})

// Acceptance list A7.
test('an attempt left alone is closed by the sweep at its deadline, once, and feeds the schedules once', async () => {
  await createBlueprintBank(6)
  const student = await createStudent()
  const { id } = await sit(student, START)
  await respond(student, id, 1, true, after(30))
  await saveResponse(student, id, 2, { chosen: [], seq: 1 }, after(60)) // displayed and left blank

  expect(await closeExpiredAttempts(after(DEADLINE + 15))).toBe(0)
  expect(await attemptResult(student, id, after(DEADLINE + 15))).toBe('open')
  const unswept = await attemptResult(student, id, after(DEADLINE + 20))
  expect(unswept).toMatchObject({
    by: 'expiry',
    submittedAt: after(DEADLINE),
    score: { correct: 1, answered: 1 },
  })
  expect(await db().review.count()).toBe(0)

  expect(await closeExpiredAttempts(after(DEADLINE + 30))).toBe(1)
  expect(await closeExpiredAttempts(after(DEADLINE + 60))).toBe(0)
  expect(await submitAttempt(student, id, after(DEADLINE + 90))).toMatchObject({
    by: 'expiry',
    submittedAt: after(DEADLINE),
  })

  const reviews = await db().review.findMany({ orderBy: { quality: 'asc' } })
  expect(reviews.map(({ quality, answeredAt }) => ({ quality, answeredAt }))).toEqual([
    { quality: 1, answeredAt: after(60) },
    { quality: 4, answeredAt: after(30) },
  ])
  expect(await checkDatabase()).toEqual([])
})

test('after an expired attempt a new one starts', async () => {
  await createBlueprintBank(6)
  const student = await createStudent()
  const first = await sit(student, START)
  const second = await sit(student, after(DEADLINE + 60))
  expect(second.id).not.toBe(first.id)
  expect(await db().attempt.findUnique({ where: { id: first.id } })).toMatchObject({
    closedBy: 'expiry',
    submittedAt: after(DEADLINE),
  })
})

test('publishing a new version changes nothing in a running attempt', async () => {
  await createBlueprintBank(6)
  const student = await createStudent()
  const { id, slots } = await sit(student, START)
  const questionId = slots[0]?.question.questionId ?? ''
  const changed = createQuestion({ id: questionId, task: slots[0]?.question.task ?? '', key: [2] })
  await publishQuestion(
    'test',
    { question: changed, source: 'changed', position: 0, basedOn: 1, seeded: true },
    after(5),
  )
  await respond(student, id, 1, true, after(10))
  expect(await submitAttempt(student, id, after(20))).toMatchObject({ score: { correct: 1 } })
})

// Acceptance list A11.
test('somebody else’s attempt is as if it did not exist', async () => {
  await createBlueprintBank(6)
  const [student, other] = [await createStudent(), await createStudent()]
  const { id } = await sit(student, START)
  for (const attemptId of [id, '01a1fd76-0000-7000-8000-000000000000']) {
    expect(await attemptView(other, attemptId, START)).toBeNull()
    expect(await saveResponse(other, attemptId, 1, { chosen: ['a'], seq: 1 }, START)).toEqual({
      ok: false,
      problem: 'not-found',
    })
    expect(await submitAttempt(other, attemptId, START)).toBeNull()
    expect(await attemptResult(other, attemptId, START)).toBeNull()
  }
})

test('ten questions are a percentage: no scaled score, no verdict', async () => {
  await createBlueprintBank(6)
  const student = await createStudent()
  const { id } = await sit(student, START)
  expect(await submitAttempt(student, id, after(5))).toMatchObject({
    scaled: null,
    passed: null,
    score: { correct: 0, answered: 0, percent: 0 },
  })
})

// Promise P2: the last save is the earliest that "now" can be.
test('a server clock that steps back gives no more time', async () => {
  await createBlueprintBank(6)
  const student = await createStudent()
  const { id } = await sit(student, START)
  await respond(student, id, 1, true, after(18 * 60))
  expect(await attemptView(student, id, after(3 * 60))).toMatchObject({ secondsLeft: 120 })
  expect(await saveResponse(student, id, 1, { chosen: [], seq: 2 }, after(3 * 60))).toMatchObject({
    ok: true,
    secondsLeft: 120,
  })
})

test('study neither shows nor answers a question of the quiz that is open', async () => {
  await createBlueprintBank(3)
  const student = await createStudent({ newPerDay: 100 })
  const { id, slots } = await sit(student, START)
  const inQuiz = slots.map(({ question }) => question.questionId)
  const [first = ''] = inQuiz
  expect(await study(student, first, after(10))).toEqual({ ok: false, problem: 'in-open-quiz' })
  const shown = []
  for (
    let next = await nextQuestion(student, {}, after(20));
    next.question;
    next = await nextQuestion(student, {}, after(20))
  ) {
    shown.push(next.question.questionId)
    await studied(student, next.question.questionId, after(20))
  }
  expect(shown.filter((questionId) => inQuiz.includes(questionId))).toEqual([])
  expect(shown).toHaveLength(2)
  await submitAttempt(student, id, after(30))
  expect(await checkDatabase()).toEqual([])
})
