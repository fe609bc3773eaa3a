import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { bankFiles } from '#server/bank-export.ts'
import { carryOut, type DryRun, dryRun } from '#server/bank-import.ts'
import { db } from '#server/db.ts'
import { folderOf } from '#server/import-folder.ts'
import { readPack, type PackFolder } from '#server/pack-files.ts'
import { publishQuestion } from '#server/questions.ts'
import { unpackZip } from '#server/unpack-zip.ts'
import { writePack } from '#server/write-pack.ts'
import { seed } from '../../prisma/seed.ts'
import { createQuestion } from '../support/bank.ts'
import { onFreshConnection, useDatabase } from '../support/database.ts'
import {
  anotherQuestion,
  besidePack,
  edit,
  filesIn,
  packDir,
  picture,
  usePack,
  write,
} from '../support/pack.ts'
import { createStudent } from '../support/people.ts'
import { studied } from '../support/study.ts'
import { zipFolder, zipTexts } from '../support/zip.ts'

useDatabase()
usePack()
// Each dry run starts a checking thread, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const NOW = new Date('2026-11-21T12:00:00Z')
const SOMEBODY = { publisher: 'somebody', actorId: 'somebody' }
const seedPack = () => seed(packDir(), NOW, () => undefined)

async function unzipped(archive: Uint8Array): Promise<PackFolder> {
  const unpacked = await unpackZip(archive)
  if (!unpacked.ok) throw new Error(unpacked.problem)
  return folderOf(unpacked.files)
}

/** What a dry run says, in short, and whether it could be carried out. */
async function planned(folder: PackFolder) {
  const { plan, work } = await dryRun(folder, NOW)
  return {
    created: plan.created.map(({ path }) => path),
    changed: plan.changed.map(({ path }) => path),
    unchanged: plan.unchanged.length,
    refused: plan.refused.map(({ path, line, column, code }) => `${path}:${line}:${column} ${code}`),
    possible: work !== null,
  }
}

async function imported(folder: PackFolder) {
  const { work } = await dryRun(folder, NOW)
  if (!work) throw new Error('refused')
  return carryOut(work, SOMEBODY, NOW)
}

const everything = () =>
  onFreshConnection((fresh) =>
    [
      'Pack',
      'Topic',
      'Question',
      'QuestionVersion',
      'Lesson',
      'Page',
      'Image',
      'ImageFile',
      'AuditEntry',
    ].map((table) => fresh.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()),
  )
const twenty = () =>
  Object.fromEntries(
    Array.from({ length: 20 }, (_, n) => [`caching/small-cache-${n}.md`, anotherQuestion(n)]),
  )

test('a dry run says what is new, changed and unchanged, and does nothing', async () => {
  await seedPack()
  const before = everything()
  edit('caching/small-cache.md', (text) => text.replace('bakery', 'brewery'))
  edit('caching/lesson.md', (text) => `${text}\nMore.\n`)
  edit('topics.yaml', (text) => text.replace('Finding an item', 'Finding items'))
  write(
    'keys/another-index.md',
    anotherQuestion(1)
      .replace('small-cache-1', 'another-index')
      .replace('topic: caching', 'topic: keys')
      .replace('cache-aside', 'secondary-index'),
  )
  write('images/zone.png', await picture())
  write('notes.txt', 'mine')
  const { plan } = await dryRun(await readPack(packDir()), NOW)
  expect(plan).toMatchObject({
    created: [
      { path: 'keys/another-index.md', title: 'Take load off a busy database' },
      { path: 'images/zone.png' },
    ],
    changed: [{ path: 'topics.yaml' }, { path: 'caching/small-cache.md' }, { path: 'caching/lesson.md' }],
    unchanged: ['exam.yaml', 'fact-check.yaml', 'keys/small-index.md', 'pages/small-numbers.md'],
    refused: [],
    leftOut: ['notes.txt'],
  })
  expect(plan.changed[1]?.texts?.before).toContain('A bakery')
  expect(plan.changed[1]?.texts?.after).toContain('A brewery')
  expect(everything()).toEqual(before)
})

test('carried out it is all there, and the second time there is nothing to do', async () => {
  await seedPack()
  edit('caching/small-cache.md', (text) => text.replace('bakery', 'brewery'))
  edit('pages/small-numbers.md', (text) => text.replace('Twelve', 'Thirteen'))
  write('images/zone.png', await picture())
  const folder = await readPack(packDir())
  expect(await imported(folder)).toEqual({ ok: true, created: 1, changed: 2 })
  expect(await planned(folder)).toMatchObject({ created: [], changed: [], unchanged: 8 })
  const before = everything()
  expect(await imported(folder)).toEqual({ ok: true, created: 0, changed: 0 })
  expect(everything()).toEqual(before)
  expect(await db().questionVersion.findFirst({ where: { version: 2 } })).toMatchObject({
    questionId: 'small-cache',
    publishedBy: 'somebody',
  })
  expect(await db().auditEntry.findMany()).toMatchObject([
    { actorId: 'somebody', action: 'bank-imported', reason: '1 new, 2 changed' },
  ])
})

test('a whole pack comes into an empty bank, and out again the same', async () => {
  write('images/zone.png', await picture())
  edit('keys/small-index.md', (text) => text.replaceAll('\n', '\r\n'))
  expect(await imported(await unzipped(zipFolder(packDir(), 'bank/')))).toMatchObject({ created: 8 })
  const out = besidePack('out')
  await writePack(out, (await bankFiles()) ?? [], false)
  expect(filesIn(out)).toEqual(filesIn(packDir()))
})

test('export, import, export: the same files, and the import has nothing to do', async () => {
  await seedPack()
  const first = (await bankFiles()) ?? []
  const folder = { root: '', files: first, problems: [] }
  expect(await planned(folder)).toMatchObject({ created: [], changed: [], unchanged: first.length })
  await imported(folder)
  expect(await bankFiles()).toEqual(first)
})

test('one broken file of twenty, and nothing is stored: it is refused with line and reason', async () => {
  await seedPack()
  const before = everything()
  const files = twenty()
  files['caching/small-cache-7.md'] = (files['caching/small-cache-7.md'] ?? '').replace('- [x]', '- [ ]')
  const folder = await unzipped(zipTexts(files))
  expect(await planned(folder)).toMatchObject({
    refused: ['caching/small-cache-7.md:19:1 E04'],
    possible: false,
  })
  expect(everything()).toEqual(before)
  expect(await imported(await unzipped(zipTexts(twenty())))).toEqual({ ok: true, created: 20, changed: 0 })
  expect(await db().question.count()).toBe(22)
})

test('what is imported stands in the teaching order with what was there', async () => {
  await seedPack()
  await imported(await unzipped(zipTexts(twenty())))
  const rows = await db().question.findMany({
    orderBy: { position: 'asc' },
    select: { id: true, position: true },
  })
  expect(rows.map(({ position }) => position)).toEqual(rows.map((_, place) => place))
  expect(rows.at(0)?.id).toBe('small-cache')
  expect(rows.at(-1)?.id).toBe('small-index')
})

test('who edited a question in the app is named in the plan before a file goes over it', async () => {
  await seedPack()
  const question = createQuestion({ id: 'small-cache', topic: 'caching', task: '3.3' })
  const publication = { question, source: 'edited here', position: 0, basedOn: 1, seeded: false }
  await publishQuestion('instructor', publication, NOW)
  const { plan } = await dryRun(await readPack(packDir()), NOW)
  expect(plan.changed).toMatchObject([
    { path: 'caching/small-cache.md', editedHere: true, texts: { before: 'edited here' } },
  ])
})

// design.md 4, "Seed against edits": an import is an edit.
test('seeding does not take an import back', async () => {
  await seedPack()
  edit('caching/small-cache.md', (text) => text.replace('bakery', 'brewery'))
  edit('caching/lesson.md', (text) => `${text}\nMore.\n`)
  await imported(await readPack(packDir()))
  edit('caching/small-cache.md', (text) => text.replace('brewery', 'bakery'))
  edit('caching/lesson.md', (text) => text.replace('\nMore.\n', ''))
  edit('keys/small-index.md', (text) => text.replace('library', 'museum'))
  expect(await seedPack()).toMatchObject({ updated: ['small-index'], kept: [], lessons: 0 })
  expect((await db().question.findUniqueOrThrow({ where: { id: 'small-cache' } })).current).toBe(2)
  edit('caching/small-cache.md', (text) => text.replace('bakery', 'harbour'))
  expect(await seedPack()).toMatchObject({ updated: [], kept: ['small-cache'] })
})

test('somebody changed the bank since the dry run: nothing is imported', async () => {
  await seedPack()
  const { work, mark } = await dryRun(await unzipped(zipTexts(twenty())), NOW)
  if (!work) throw new Error('refused')
  const question = createQuestion({ id: 'small-cache', topic: 'caching', task: '3.3' })
  await publishQuestion('other', { question, source: 'x', position: 0, basedOn: 1, seeded: false }, NOW)
  const before = everything()
  expect(await carryOut(work, SOMEBODY, NOW)).toEqual({ ok: false, problem: 'bank-changed' })
  expect(everything()).toEqual(before)
  expect((await dryRun(await unzipped(zipTexts(twenty())), NOW)).mark).not.toBe(mark)
})

test('of two imports at once one is carried out, the other is told', async () => {
  await seedPack()
  const plans = await Promise.all(
    [1, 2].map(async (n) =>
      dryRun(await unzipped(zipTexts({ [`caching/small-cache-${n}.md`]: anotherQuestion(n) })), NOW),
    ),
  )
  const carry = async ({ work }: DryRun) => (work ? await carryOut(work, SOMEBODY, NOW) : null)
  const results = await Promise.all(plans.map(carry))
  expect(results.toSorted((a, b) => Number(b?.ok) - Number(a?.ok))).toEqual([
    { ok: true, created: 1, changed: 0 },
    { ok: false, problem: 'bank-changed' },
  ])
})

test('an import touches nobody’s history', async () => {
  await seedPack()
  const student = await createStudent()
  await studied(student, 'small-cache', NOW)
  const before = [await db().review.findMany(), await db().schedule.findMany()]
  edit('caching/small-cache.md', (text) => text.replace('bakery', 'brewery'))
  await imported(await readPack(packDir()))
  expect([await db().review.findMany(), await db().schedule.findMany()]).toEqual(before)
})

test('another exam, or a list without what the bank has texts for, is refused', async () => {
  await seedPack()
  edit('exam.yaml', (text) => text.replace('TEST-01', 'TEST-02'))
  expect(await planned(await readPack(packDir()))).toMatchObject({
    refused: ['exam.yaml:1:1 E02'],
    possible: false,
  })
  edit('exam.yaml', (text) => text.replace('TEST-02', 'TEST-01'))
  edit('topics.yaml', (text) => text.replace(/ {2}- id: keys[\s\S]*/, ''))
  rmSync(join(packDir(), 'keys'), { recursive: true })
  const { plan } = await dryRun(await readPack(packDir()), NOW)
  expect(plan.refused.map(({ path, message }) => `${path} ${message}`)).toEqual([
    'topics.yaml takes away the topic keys, which the bank has texts for',
    'topics.yaml takes away the concept secondary-index, which the bank has texts for',
  ])
})

test('questions alone need a bank that says what they are measured by', async () => {
  expect(await planned(await unzipped(zipTexts(twenty())))).toMatchObject({ created: [], possible: false })
})

// Acceptance list A25: nothing outside the archive is ever read or written.
test('a picture of a text is one of the archive or of the bank, never of the machine', async () => {
  await seedPack()
  mkdirSync(besidePack('images'))
  writeFileSync(besidePack('images/a.png'), await picture())
  const showing = (...paths: string[]) =>
    zipTexts(
      Object.fromEntries(
        paths.map((path, n) => [
          `caching/small-cache-${n}.md`,
          anotherQuestion(n).replace('Which step', `![x](${path}) Which step`),
        ]),
      ),
    )
  const foreign = ['../../images/a.png', '../..%2fimages/a.png', '/etc/a.png', '../images/a.png']
  const { refused } = await planned(await unzipped(showing(...foreign)))
  expect(refused.map((line) => line.replace(/:\d+ /, ' '))).toEqual(
    foreign.map((_, n) => `caching/small-cache-${n}.md:17 E10`),
  )
  write('images/zone.png', await picture())
  await imported(await readPack(packDir()))
  expect(await planned(await unzipped(showing('../images/zone.png')))).toMatchObject({ refused: [] })
})

test('a picture that is none is refused by its bytes', async () => {
  await seedPack()
  write('images/zone.png', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
  expect(await planned(await readPack(packDir()))).toMatchObject({ refused: ['images/zone.png:1:1 E10'] })
})

test('a thousand questions are imported in one short transaction', async () => {
  await seedPack()
  const files = Object.fromEntries(
    Array.from({ length: 1000 }, (_, n) => [`caching/small-cache-${n}.md`, anotherQuestion(n)]),
  )
  const { work } = await dryRun(await unzipped(zipTexts(files)), NOW)
  if (!work) throw new Error('refused')
  expect(await carryOut(work, SOMEBODY, NOW)).toEqual({ ok: true, created: 1000, changed: 0 })
  expect(await db().questionVersion.count()).toBe(1002)
}, 180_000)
