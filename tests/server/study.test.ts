import { expect, test } from 'vitest'
import { studyDay } from '#core/scheduler/study-day.ts'
import { db } from '#server/db.ts'
import { publishQuestion } from '#server/questions.ts'
import { sessionSummary } from '#server/session-summary.ts'
import { progress } from '#server/statistics.ts'
import { nextQuestion, type Next } from '#server/study.ts'
import { undoReview } from '#server/undo.ts'
import type { Student } from '#server/session.ts'
import { createBank, createQuestion } from '../support/bank.ts'
import { useDatabase } from '../support/database.ts'
import { createStudent } from '../support/people.ts'
import { studied } from '../support/study.ts'

useDatabase()

const NOON = new Date('2026-11-21T12:00:00Z')
const days = (n: number) => new Date(NOON.getTime() + n * 86_400_000)

function bank(perTopic: number, topics = ['dax', 'neptune', 'aurora']) {
  return topics.flatMap((topic) =>
    Array.from({ length: perTopic }, (_, n) => createQuestion({ id: `${topic}-${n}`, topic })),
  )
}

/** Studies whatever comes next until nothing is left; answers with what was shown. */
async function studyOn(
  student: Student,
  now: Date,
  right: (shown: Next) => boolean = () => true,
  most = 100,
) {
  const shown: Next[] = []
  for (let n = 0; n < most; n++) {
    const next = await nextQuestion(student, {}, now)
    if (!next.question) break
    shown.push(next)
    await studied(student, next.question.questionId, now, { right: right(next) })
  }
  return shown
}

test('a visitor is shown the first question of the bank, and nothing is written', async () => {
  await createBank(bank(2))
  const next = await nextQuestion(null, {}, NOON)
  expect(next).toMatchObject({
    mode: 'review',
    reviewCount: 0,
    shownTo: 'visitor',
    due: { now: 0, today: 6, newLeft: 6 },
    canUndo: null,
  })
  expect(next.question?.questionId).toBe('dax-0')
  expect(await db().user.count()).toBe(0)
})

test('an empty bank shows nothing and says so with zeros', async () => {
  const next = await nextQuestion(null, {}, NOON)
  expect(next).toMatchObject({ question: null, due: { now: 0, today: 0, newLeft: 0 } })
})

test('what is shown has these fields and no others, and stays put on reload', async () => {
  await createBank(bank(2))
  const student = await createStudent()
  const next = await nextQuestion(student, {}, NOON)
  expect(Object.keys(next.question ?? {}).toSorted()).toEqual([
    'options',
    'questionId',
    'select',
    'stem',
    'task',
    'topic',
    'type',
    'version',
  ])
  expect(JSON.stringify(next)).not.toMatch(/Why|Explanation|Remember/)
  expect(await nextQuestion(student, {}, NOON)).toEqual(next)
})

test('topics are interleaved: never more than two in a row from one topic', async () => {
  await createBank(bank(6))
  const shown = await studyOn(await createStudent(), NOON)
  const topics = shown.map((next) => next.question?.topic)
  expect(topics).toHaveLength(18)
  const threes = topics.filter((topic, n) => n >= 2 && topic === topics[n - 1] && topic === topics[n - 2])
  expect(threes).toEqual([])
})

test('new questions stop at the day’s limit and go on the next day', async () => {
  await createBank(bank(4))
  const student = await createStudent({ newPerDay: 5 })
  expect(await studyOn(student, NOON)).toHaveLength(5)
  expect(await nextQuestion(student, {}, NOON)).toMatchObject({
    question: null,
    due: { now: 0, newLeft: 0 },
    done: 5,
  })
  expect((await nextQuestion(student, {}, days(1))).due).toEqual({ now: 5, today: 10, newLeft: 5 })
})

test('due reviews come back on the day SM-2 says and say why, without telling how it went', async () => {
  await createBank(bank(1, ['dax']))
  const student = await createStudent()
  await studied(student, 'dax-0', NOON, { right: false })
  expect((await nextQuestion(student, {}, NOON)).question).toBeNull()
  const wrong = await nextQuestion(student, {}, days(3))
  expect(wrong.why).toBe('Due since Sunday, 22 November.')
  await studied(student, 'dax-0', days(3))
  await studied(student, 'dax-0', days(4))
  expect((await nextQuestion(student, {}, days(9))).question).toBeNull()
  expect((await nextQuestion(student, {}, days(10))).why).toBe('Due today.')
})

test('reviews and new questions are spread over the session', async () => {
  await createBank(bank(8))
  const student = await createStudent({ newPerDay: 6 })
  await studyOn(student, NOON)
  const kinds = (await studyOn(student, days(1))).map((next) => (next.why.startsWith('New') ? 'new' : 'due'))
  expect(kinds.filter((kind) => kind === 'new')).toHaveLength(6)
  expect(kinds.slice(0, 6)).toContain('new')
  expect(kinds.slice(0, 6)).toContain('due')
})

test('a topic asked for is the only one shown', async () => {
  await createBank(bank(3))
  const student = await createStudent()
  const next = await nextQuestion(student, { topic: 'neptune' }, NOON)
  expect(next.question?.topic).toBe('neptune')
  expect(next.due).toEqual({ now: 0, today: 3, newLeft: 3 })
})

test('a question asked for by name is a review when new or due and practice otherwise', async () => {
  await createBank(bank(2, ['dax']))
  const student = await createStudent()
  const ask = (now: Date) => nextQuestion(student, { question: 'dax-1' }, now)
  expect(await ask(NOON)).toMatchObject({ mode: 'review', question: { questionId: 'dax-1' } })
  await studied(student, 'dax-1', NOON)
  expect(await ask(NOON)).toMatchObject({ mode: 'drill', reviewCount: 1 })
  expect(await ask(days(1))).toMatchObject({ mode: 'review', reviewCount: 1 })
  expect((await nextQuestion(student, { question: 'dax-none' }, NOON)).question).toBeNull()
})

test('what scored below 4 is offered again at the end, until it scores 4', async () => {
  await createBank(bank(1, ['dax', 'neptune', 'aurora']))
  const student = await createStudent()
  await studyOn(student, NOON, (next) => next.question?.topic === 'aurora')
  const drill = () => nextQuestion(student, { drill: true }, NOON)

  expect(await drill()).toMatchObject({ mode: 'drill', drillLeft: 2 })
  const first = (await drill()).question?.questionId ?? ''
  await studied(student, first, NOON, { drill: true, right: false })
  const second = (await drill()).question?.questionId ?? ''
  expect(second).not.toBe(first)
  await studied(student, second, NOON, { drill: true })
  await studied(student, first, NOON, { drill: true })
  expect(await drill()).toMatchObject({ question: null, drillLeft: 0 })
})

test('variants of one scenario are kept apart on the same day', async () => {
  await createBank([
    createQuestion({ id: 'dax-a', family: 'failover' }),
    createQuestion({ id: 'dax-b', family: 'failover' }),
    createQuestion({ id: 'dax-c' }),
  ])
  const student = await createStudent()
  await studied(student, 'dax-a', NOON)
  expect((await nextQuestion(student, {}, NOON)).question?.questionId).toBe('dax-c')
})

test('retired, draft and sealed questions are not shown, also when due', async () => {
  await createBank([
    createQuestion({ id: 'dax-old' }),
    createQuestion({ id: 'dax-draft', status: 'draft' }),
    createQuestion({ id: 'dax-sealed', form: 'sealed-1' }),
  ])
  const student = await createStudent()
  await studied(student, 'dax-old', NOON)
  const retired = createQuestion({ id: 'dax-old', status: 'retired' })
  await publishQuestion(
    'test',
    { question: retired, source: 'retired', position: 0, basedOn: 1, seeded: true },
    NOON,
  )
  expect(await nextQuestion(student, {}, days(5))).toMatchObject({
    question: null,
    due: { now: 0, today: 0 },
  })
})

test('an undone question is new again and is counted as not answered', async () => {
  await createBank(bank(1, ['dax']))
  const student = await createStudent()
  const { reviewId } = await studied(student, 'dax-0', NOON)
  expect((await nextQuestion(student, {}, NOON)).canUndo).toEqual({
    reviewId,
    questionTitle: 'Title of dax-0',
  })
  await undoReview(student, reviewId, NOON)
  expect(await nextQuestion(student, {}, NOON)).toMatchObject({
    reviewCount: 2,
    done: 0,
    canUndo: null,
    due: { newLeft: 1 },
  })
})

test('options are shuffled per student and showing', async () => {
  await createBank(Array.from({ length: 8 }, (_, n) => createQuestion({ id: `dax-${n}`, options: 6 })))
  const [one, two] = [await createStudent(), await createStudent()]
  const orders = async (student: Student) => {
    const shown = []
    for (let n = 0; n < 8; n++)
      shown.push(
        (await nextQuestion(student, { question: `dax-${n}` }, NOON)).question?.options.map(
          ({ html }) => html,
        ),
      )
    return JSON.stringify(shown)
  }
  expect(await orders(one)).not.toBe(await orders(two))
})

test('progress lists weak topics first, by accuracy on first answers with n and sure misses', async () => {
  await createBank(bank(4))
  const student = await createStudent()
  for (let n = 0; n < 4; n++) {
    await studied(student, `dax-${n}`, NOON, { right: n > 0, confidence: 'sure' })
    await studied(student, `neptune-${n}`, NOON, { right: n > 2 })
  }
  await studied(student, 'dax-0', days(1), { right: true })

  const { topics, answered, days: ahead } = await progress(student, days(1))

  expect(
    topics.map(({ topic, n, correct, sureMisses, unseen }) => ({ topic, n, correct, sureMisses, unseen })),
  ).toEqual([
    { topic: 'neptune', n: 4, correct: 1, sureMisses: 0, unseen: 0 },
    { topic: 'dax', n: 4, correct: 3, sureMisses: 1, unseen: 0 },
    { topic: 'aurora', n: 0, correct: 0, sureMisses: 0, unseen: 4 },
  ])
  expect(topics[2]).toMatchObject({ accuracy: null, lastSeen: null })
  expect(answered).toBe(9)
  expect(ahead).toHaveLength(7)
  expect(ahead[0]).toEqual({ label: 'today', count: 7 })
  expect(ahead[1]).toEqual({ label: 'tomorrow, 23 November', count: 1 })
  const day = studyDay(days(1), 'UTC', 4)
  expect(
    await db().dayProgress.findUniqueOrThrow({ where: { studentId_day: { studentId: student.id, day } } }),
  ).toMatchObject({ reviews: 1, fresh: 0 })
})

test('the summary of a day says what went well, what was missed and when it comes back', async () => {
  await createBank(bank(2))
  const student = await createStudent({ newPerDay: 3 })
  const shown = await studyOn(student, NOON, (next) => next.question?.topic !== 'neptune')
  const summary = await sessionSummary(student, NOON)
  expect(summary).toMatchObject({ answered: 3, right: 2, nextDue: 'tomorrow, 22 November' })
  expect(summary.back).toEqual([{ when: 'tomorrow, 22 November', count: 3 }])
  expect(summary.missed).toEqual([
    {
      questionId: 'neptune-0',
      title: 'Title of neptune-0',
      topic: 'neptune',
      topicTitle: 'Topic neptune',
      back: 'tomorrow, 22 November',
    },
  ])
  expect(shown).toHaveLength(3)
})

test('a question that moved to another topic is due and counted there', async () => {
  await createBank([...bank(2, ['dax']), ...bank(1, ['neptune'])])
  const student = await createStudent()
  await studied(student, 'dax-0', NOON)
  const moved = createQuestion({ id: 'dax-0', topic: 'neptune' })
  await publishQuestion(
    'test',
    { question: moved, source: 'moved', position: 0, basedOn: 1, seeded: true },
    NOON,
  )
  expect((await nextQuestion(student, { topic: 'neptune' }, days(1))).due.now).toBe(1)
  const { topics } = await progress(student, days(1))
  expect(topics.map(({ topic, unseen }) => ({ topic, unseen }))).toContainEqual({ topic: 'dax', unseen: 1 })
})
