import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { db } from '#server/db.ts'
import { publishQuestion } from '#server/questions.ts'
import { seed } from '../../prisma/seed.ts'
import { createQuestion } from '../support/bank.ts'
import { databaseFile, onFreshConnection, useDatabase } from '../support/database.ts'
import { edit, packDir, picture, usePack, write } from '../support/pack.ts'
import { createStudent } from '../support/people.ts'
import { studied } from '../support/study.ts'

useDatabase()
usePack()

const NOW = new Date('2026-11-21T12:00:00Z')
const run = () => seed(packDir(), NOW, () => undefined)
const rows = () =>
  onFreshConnection((fresh) =>
    fresh.prepare('SELECT questionId, version, contentHash FROM QuestionVersion ORDER BY 1, 2').all(),
  )

test('seeding puts questions, lessons, pages and topics into the database, and again it has nothing to do', async () => {
  expect(await run()).toMatchObject({
    created: ['small-cache', 'small-index'],
    updated: [],
    unchanged: 0,
    lessons: 1,
    pages: 1,
  })
  const before = rows()
  expect(await run()).toBeNull()
  edit('topics.yaml', (text) => `${text}\n`)
  expect(await run()).toMatchObject({ created: [], updated: [], unchanged: 2, lessons: 0, pages: 0 })
  expect(rows()).toEqual(before)
  expect((await db().topic.findMany({ orderBy: { position: 'asc' } })).map(({ id }) => id)).toEqual([
    'caching',
    'keys',
  ])
})

test('what is shown is stored apart from what is told after the answer', async () => {
  await run()
  const row = await db().questionVersion.findFirstOrThrow({ where: { questionId: 'small-cache' } })
  expect(row.presented).toContain('bakery')
  expect(row.presented).not.toMatch(/because|Remember|rationale/)
  expect(JSON.parse(row.answer)).toMatchObject({
    key: [0],
    sources: [{ url: 'https://docs.aws.amazon.com/cache.html' }],
    checked: '2026-11-01',
  })
  expect(row.answer).toContain('because a cache answers from memory')
})

test('a changed file makes a new version and touches nobody’s history', async () => {
  await run()
  const student = await createStudent()
  await studied(student, 'small-cache', NOW)
  const before = await db().review.findMany()
  edit('caching/small-cache.md', (text) => text.replace('bakery', 'brewery'))

  expect(await run()).toMatchObject({ created: [], updated: ['small-cache'], unchanged: 1 })

  expect((await db().question.findUniqueOrThrow({ where: { id: 'small-cache' } })).current).toBe(2)
  expect(await db().questionVersion.count({ where: { questionId: 'small-cache' } })).toBe(2)
  expect(await db().review.findMany()).toEqual(before)
})

test('a question edited in the app stays as edited: unchanged in the file silently, changed in both by name', async () => {
  await run()
  const edited = createQuestion({ id: 'small-cache', topic: 'caching', task: '3.3' })
  await publishQuestion(
    'instructor',
    { question: edited, source: 'edited in the app', position: 0, basedOn: 1, seeded: false },
    NOW,
  )
  edit('keys/small-index.md', (text) => text.replace('library', 'museum'))
  expect(await run()).toMatchObject({ updated: ['small-index'], kept: [], unchanged: 1 })
  edit('caching/small-cache.md', (text) => text.replace('bakery', 'brewery'))
  expect(await run()).toMatchObject({ updated: [], kept: ['small-cache'] })
  expect(
    (await db().questionVersion.findFirstOrThrow({ where: { questionId: 'small-cache', version: 2 } }))
      .source,
  ).toBe('edited in the app')
})

test('a changed lesson or page becomes its next version, its links lead to where we show it', async () => {
  await run()
  expect(await db().page.findMany()).toMatchObject([
    { slug: 'small-numbers', version: 1, title: 'Small numbers' },
  ])
  edit('caching/lesson.md', (text) => `${text}\nSee [the numbers](../pages/small-numbers.md).\n`)
  edit('pages/small-numbers.md', (text) => text.replace('Twelve', 'Thirteen'))
  expect(await run()).toMatchObject({ created: [], updated: [], lessons: 1, pages: 1 })
  const page = await db().page.findUniqueOrThrow({ where: { slug: 'small-numbers' } })
  const lesson = await db().lesson.findUniqueOrThrow({ where: { topicId: 'caching' } })
  expect([page.version, lesson.version]).toEqual([2, 2])
  expect(page.html).toContain(
    'Thirteen loaves fit in the oven; <a href="/learn/caching#section-how-it-works">',
  )
  expect(lesson.html).toContain('<a href="/learn/small-numbers">the numbers</a>')
})

test('a text that was edited in the app is not seeded over: not by the same file, nor by a changed one', async () => {
  await run()
  await db().lesson.update({ where: { topicId: 'caching' }, data: { contentHash: 'edited', version: 2 } })
  await db().page.updateMany({ data: { contentHash: 'edited', version: 2 } })
  await db().pack.updateMany({ data: { contentHash: 'edited' } })
  edit('keys/small-index.md', (text) => text.replace('library', 'museum'))
  expect(await run()).toMatchObject({ updated: ['small-index'], kept: [], lessons: 0, pages: 0 })
  edit('caching/lesson.md', (text) => text.replace('memory', 'storage'))
  edit('pages/small-numbers.md', (text) => text.replace('Twelve', 'Thirteen'))
  edit('topics.yaml', (text) => text.replace('Finding an item', 'Finding items'))
  expect(await run()).toMatchObject({
    kept: ['exam.yaml, topics.yaml and fact-check.yaml', 'caching/lesson.md', 'pages/small-numbers.md'],
    lessons: 0,
    pages: 0,
  })
  expect((await db().lesson.findUniqueOrThrow({ where: { topicId: 'caching' } })).version).toBe(2)
})

test('what never was in the files is not missed there, and keeps its place in the teaching order', async () => {
  await run()
  const question = createQuestion({ id: 'small-afterthought', topic: 'caching', task: '3.3' })
  await publishQuestion('somebody', { question, source: 'x', position: 0, basedOn: 0, seeded: false }, NOW)
  edit('keys/small-index.md', (text) => text.replace('library', 'museum'))
  expect(await run()).toMatchObject({ withoutFile: [], updated: ['small-index'] })
})

test('a picture is shown where the text names it; another one under the same path makes a new version', async () => {
  write('images/zone.png', await picture('#b45309'))
  edit('caching/small-cache.md', (text) =>
    text.replace('A bakery', '![A zone fails](../images/zone.png) A bakery'),
  )
  await run()
  const shown = async (version: number) => {
    const row = await db().questionVersion.findUniqueOrThrow({
      where: { questionId_version: { questionId: 'small-cache', version } },
    })
    return /<img src="\/images\/([^"]+)" alt="A zone fails">/.exec(
      (JSON.parse(row.presented) as { stem: string }).stem,
    )?.[1]
  }
  const first = await shown(1)
  expect(await db().image.findMany({ select: { name: true, isPublic: true } })).toEqual([
    { name: first, isPublic: true },
  ])
  write('images/zone.png', await picture('#0f766e'))
  expect(await run()).toMatchObject({ updated: ['small-cache'] })
  expect(await shown(2)).not.toBe(first)
  // Who answered the first version still sees its picture.
  expect(await db().image.count({ where: { isPublic: true } })).toBe(2)
})

test('one file with an error and nothing at all is seeded; every error is named with its place', async () => {
  edit('caching/small-cache.md', (text) => text.replace('- [x]', '- [ ]'))
  edit('keys/small-index.md', (text) => text.replace('task: "3.3"', 'task: "9.9"'))
  await expect(run()).rejects.toThrow(/small-cache\.md:\d+:\d+ {2}E04[\s\S]*small-index\.md:\d+:\d+ {2}E02/)
  expect(await db().question.count()).toBe(0)
})

test('an instructor who publishes while another did is told, and nothing is overwritten', async () => {
  await run()
  const publication = (source: string) => ({
    question: createQuestion({ id: 'small-cache', topic: 'caching' }),
    source,
    position: 0,
    basedOn: 1,
    seeded: false,
  })
  const results = await Promise.all(
    ['first', 'second'].map((source) => publishQuestion(source, publication(source), NOW)),
  )
  expect(results.filter((result) => 'version' in result)).toHaveLength(1)
  expect(results.filter((result) => 'problem' in result)).toEqual([
    { questionId: 'small-cache', problem: 'newer-version' },
  ])
})

// Fault 4: whatever the moment of the kill, one clean run afterwards gives the same bank.
test('killed while seeding, the next seeding completes the bank without doubling anything', async () => {
  const seedOnce = ['--conditions=react-server', '--import', 'tsx', 'scripts/db.ts', 'seed', packDir()]
  const env = { ...process.env, DATABASE_URL: `file:${databaseFile()}` }
  for (const timeout of [700, 900, 1100, 1300]) {
    try {
      execFileSync(process.execPath, seedOnce, { env, timeout, killSignal: 'SIGKILL', stdio: 'pipe' })
    } catch (error) {
      if ((error as { signal?: string }).signal !== 'SIGKILL') throw error
    }
  }
  await run()
  expect(rows()).toMatchObject([
    { questionId: 'small-cache', version: 1 },
    { questionId: 'small-index', version: 1 },
  ])
  expect(await run()).toBeNull()
}, 60_000)

test('the fixture is the whole of the pack that these tests speak of', () => {
  expect(readdirSync(packDir()).toSorted()).toEqual([
    'caching',
    'exam.yaml',
    'fact-check.yaml',
    'keys',
    'pages',
    'topics.yaml',
  ])
})
