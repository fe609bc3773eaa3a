import { expect, test } from 'vitest'
import { bankCoverage } from '#server/bank-coverage.ts'
import { bankList, type BankFilter } from '#server/bank-list.ts'
import { db } from '#server/db.ts'
import { publishQuestion } from '#server/questions.ts'
import { questionHistory, versionSource } from '#server/question-versions.ts'
import { asInstructor } from '#server/session.ts'
import { undoReview } from '#server/undo.ts'
import { createBank, createBlueprintBank, createQuestion } from '../support/bank.ts'
import { useDatabase } from '../support/database.ts'
import { createInstructor } from '../support/instructors.ts'
import { createStudent } from '../support/people.ts'
import { studied } from '../support/study.ts'

useDatabase()

const NOW = new Date('2026-11-24T12:00:00Z')
const ALL: BankFilter = { text: '', status: null, topic: null, task: null, level: null, difficulty: null }

test('a student is no instructor, nor is a guest; an administrator is one', async () => {
  expect(asInstructor(await createStudent())).toBeNull()
  expect(asInstructor(await createStudent({ role: 'instructor', isGuest: true }))).toBeNull()
  expect(asInstructor(null)).toBeNull()
  expect(asInstructor(await createStudent({ role: 'admin' }))).not.toBeNull()
})

test('the bank is narrowed down by words, status, topic, task, level and difficulty, all at once', async () => {
  await createBank([
    createQuestion({ id: 'dax-a', level: 'recall', difficulty: 'easy' }),
    createQuestion({ id: 'dax-b', status: 'retired' }),
    createQuestion({ id: 'neptune-a', topic: 'neptune', task: '3.3', title: '100 % of it' }),
  ])
  await db().draft.create({
    data: {
      kind: 'question',
      subjectId: 'dax-a',
      source: '',
      baseVersion: 1,
      seq: 1,
      createdAt: NOW,
      updatedAt: NOW,
    },
  })
  const instructor = await createInstructor()
  const found = async (filter: Partial<BankFilter>) =>
    (await bankList(instructor, { ...ALL, ...filter }, 0)).rows.map(({ questionId }) => questionId)
  expect(await found({})).toEqual(['dax-a', 'dax-b', 'neptune-a'])
  expect(await found({ text: 'SOURCE of nep' })).toEqual(['neptune-a'])
  expect(await found({ text: '%' })).toEqual([])
  expect(await found({ status: 'retired' })).toEqual(['dax-b'])
  expect(await found({ status: 'draft' })).toEqual(['dax-a'])
  expect(await found({ status: 'published' })).toEqual(['dax-a', 'neptune-a'])
  expect(await found({ topic: 'neptune' })).toEqual(['neptune-a'])
  expect(await found({ task: '3.3' })).toEqual(['neptune-a'])
  expect(await found({ level: 'recall' })).toEqual(['dax-a'])
  expect(await found({ difficulty: 'easy', task: '2.2', topic: 'dax' })).toEqual(['dax-a'])
  expect(await found({ difficulty: 'easy', topic: 'neptune' })).toEqual([])
})

test('fifty to a page, counted whole', async () => {
  await createBlueprintBank(13)
  const instructor = await createInstructor()
  const [first, second] = [await bankList(instructor, ALL, 0), await bankList(instructor, ALL, 1)]
  expect([first.rows.length, first.total, second.rows.length, second.total]).toEqual([50, 52, 2, 52])
})

test('first answers count once a student, not when taken back, and on across a mended slip of the pen', async () => {
  const question = createQuestion({ id: 'dax-a' })
  await createBank([question])
  const instructor = await createInstructor()
  const answers = async () => (await bankList(instructor, ALL, 0)).rows[0]?.answers
  expect(await answers()).toEqual({ n: 0, right: 0 })

  const [one, two, three] = [await createStudent(), await createStudent(), await createStudent()]
  await studied(one, 'dax-a', NOW)
  await studied(one, 'dax-a', new Date('2026-12-24T12:00:00Z'), { right: false })
  await studied(two, 'dax-a', NOW, { right: false })
  const { reviewId } = await studied(three, 'dax-a', NOW)
  await undoReview(three, reviewId, NOW)
  expect(await answers()).toEqual({ n: 2, right: 1 })

  const publication = { question, source: 'mended', position: 0, seeded: false }
  await publishQuestion(instructor.id, { ...publication, basedOn: 1, keepsStatistics: true }, NOW)
  await publishQuestion(instructor.id, { ...publication, basedOn: 2, keepsStatistics: true }, NOW)
  expect(await answers()).toEqual({ n: 2, right: 1 })
  await publishQuestion(instructor.id, { ...publication, basedOn: 3 }, NOW)
  expect(await answers()).toEqual({ n: 0, right: 0 })

  const history = await questionHistory(instructor, 'dax-a')
  expect(history?.versions.map(({ version, by, countsAs }) => [version, by, countsAs])).toEqual([
    [4, instructor.name, null],
    [3, instructor.name, 1],
    [2, instructor.name, 1],
    [1, 'test', null],
  ])
  expect(await versionSource(instructor, 'dax-a', 2)).toBe('mended')
  expect(await versionSource(instructor, 'dax-a', 5)).toBeNull()
  expect(await questionHistory(instructor, 'nowhere')).toBeNull()
})

test('coverage counts what is published, topic by topic', async () => {
  await createBank([
    createQuestion({ id: 'dax-a' }),
    createQuestion({ id: 'dax-b' }),
    createQuestion({ id: 'dax-c', status: 'retired', level: 'recall' }),
  ])
  expect(await bankCoverage(await createInstructor())).toEqual([
    {
      topic: 'dax',
      counts: [
        [0, 0, 0],
        [0, 2, 0],
        [0, 0, 0],
      ],
      gaps: ['recall', 'analyse', 'easy', 'hard'],
    },
  ])
})
