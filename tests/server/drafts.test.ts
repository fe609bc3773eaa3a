import { afterAll, expect, test } from 'vitest'
import { auditLines } from '#server/audit.ts'
import { importContent } from '#server/content.ts'
import { readCheckedPack, type CheckedPack } from '#server/checked-pack.ts'
import { db } from '#server/db.ts'
import { beginDraft, discardDraft, openDrafts, rebaseDraft, saveDraft, standing } from '#server/drafts.ts'
import { editDraft, type Wish } from '#server/edit-draft.ts'
import { beginQuestion } from '#server/new-question.ts'
import { readPack } from '#server/pack-files.ts'
import { retireQuestion } from '#server/retire-question.ts'
import { asAdmin, type Instructor } from '#server/session.ts'
import { stopTextChecker } from '#server/text-checker.ts'
import { readText } from '#server/text-reading.ts'
import { useDatabase } from '../support/database.ts'
import { createInstructor } from '../support/instructors.ts'
import { edit, packDir, usePack } from '../support/pack.ts'
import { createStudent } from '../support/people.ts'

useDatabase()
usePack()
afterAll(stopTextChecker)

const NOW = new Date('2026-11-24T12:00:00Z')
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
const subject = { kind: 'question', subjectId: 'small-cache' } as const

/** The small pack in the database, with somebody who may write. */
async function createStudio(): Promise<Instructor> {
  // Read once: every test begins with the same files, and reading them starts a thread.
  untouched ??= readFiles()
  await importContent(await untouched, 'files', NOW)
  return createInstructor('Ann')
}

let untouched: Promise<CheckedPack> | undefined

async function readFiles(): Promise<CheckedPack> {
  const { checked, problems } = await readCheckedPack(await readPack(packDir()), NOW)
  if (!checked) throw new Error(JSON.stringify(problems))
  return checked
}

async function current(instructor: Instructor) {
  const found = await standing(instructor, subject)
  if (!found) throw new Error('nothing stands there')
  return found
}

/** Saves and does what is wished, as the editor does. */
async function wish(instructor: Instructor, then: Wish, change: (text: string) => string = (text) => text) {
  const { source, seq, baseVersion } = await current(instructor)
  return editDraft(
    instructor,
    { ...subject, source: change(source), seq, baseVersion, then, exact: true },
    NOW,
  )
}

test('a draft is kept byte for byte: byte order mark, CRLF, lone CR, tabs, emoji', async () => {
  const ann = await createStudio()
  const source = '\uFEFF---\r\nid: x\r\n---\r\n\tA 😀 é\u0301 \rB\n\u2028\r\n'
  expect(await saveDraft(ann, { ...subject, source, seq: 0, baseVersion: 1 }, NOW)).toMatchObject({
    ok: true,
    seq: 1,
  })
  const found = await current(ann)
  expect(found).toMatchObject({ source, seq: 1, state: 'draft', current: 1, editor: 'Ann' })
  // A form without JavaScript sends CRLF everywhere.
  const sent = source.replace(/\r\n?|\n/g, '\r\n')
  await editDraft(ann, { ...subject, source: sent, seq: 1, baseVersion: 1, then: 'save', exact: false }, NOW)
  expect((await current(ann)).source).toBe(source)
})

// Acceptance list A66.
test('of two who save on the same save one is refused with what the other wrote, whoever comes first', async () => {
  const [ann, ben] = [await createStudio(), await createInstructor('Ben')]
  for (const seq of [0, 1, 2, 3]) {
    const texts = new Map([
      [ann.name, `text of Ann on ${seq}`],
      [ben.name, `text of Ben on ${seq}`],
    ])
    const results = await Promise.all(
      [ann, ben].map((who) =>
        saveDraft(who, { ...subject, source: texts.get(who.name) ?? '', seq, baseVersion: 1 }, NOW),
      ),
    )
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    const refused = results.find(({ ok }) => !ok)
    const stored = await current(ann)
    expect(refused).toMatchObject({ problem: 'conflict', stored: { source: stored.source, seq: seq + 1 } })
    expect(stored.source).toBe(texts.get(stored.editor ?? ''))
  }
})

test('the same save sent twice is saved once', async () => {
  const ann = await createStudio()
  const save = { ...subject, source: 'text', seq: 0, baseVersion: 1 }
  await saveDraft(ann, save, NOW)
  expect(await saveDraft(ann, save, later(1))).toEqual({ ok: true, seq: 1, savedAt: NOW })
  expect(await db().draft.count()).toBe(1)
})

test('a first save made from a version that is not the current one is refused', async () => {
  const ann = await createStudio()
  await wish(ann, 'publish', (text) => text.replace('title: ', 'title: Still '))
  const save = { ...subject, source: 'from version 1', seq: 0, baseVersion: 1 }
  expect(await saveDraft(ann, save, NOW)).toMatchObject({
    problem: 'conflict',
    stored: { seq: 0, baseVersion: 2 },
  })
  expect(await saveDraft(ann, { ...save, subjectId: 'nowhere' }, NOW)).toEqual({
    ok: false,
    problem: 'not-found',
  })
})

test('publishing makes the next version for students and ends the draft; both are written down', async () => {
  const ann = await createStudio()
  const published = await wish(ann, 'publish', (text) => text.replace('title: ', 'title: Now '))
  expect(published).toMatchObject({ ok: true, version: 2 })
  expect(await current(ann)).toMatchObject({ state: 'none', seq: 0, current: 2, status: 'published' })
  const rows = await db().questionVersion.findMany({ where: { questionId: 'small-cache' } })
  expect(rows.map(({ version, publishedBy, countsAs }) => [version, publishedBy, countsAs])).toEqual([
    [1, 'seed', null],
    [2, ann.id, null],
  ])
  const admin = asAdmin(await createStudent({ role: 'admin' }))
  if (!admin) throw new Error('not an admin')
  const [line] = await auditLines(admin, null, 0)
  expect(line).toMatchObject({ action: 'question-published', actor: 'Ann', after: 'small-cache, version 2' })
})

test('a mended slip of the pen keeps the statistics; more than that is refused with the reason and stays a draft', async () => {
  const ann = await createStudio()
  const mended = await wish(ann, 'publish-typo', (text) => text.replace('title: ', 'title: A '))
  expect(mended).toMatchObject({ ok: true, version: 2 })
  expect(await db().questionVersion.findFirst({ where: { version: 2 }, select: { countsAs: true } })).toEqual(
    { countsAs: 1 },
  )
  const more = await wish(ann, 'publish-typo', (text) => text.replace(/^A bakery/m, 'A windmill'))
  expect(more).toMatchObject({ problem: 'more-than-typo', reason: 'the stem has other words now' })
  expect(await current(ann)).toMatchObject({ state: 'draft', current: 2 })
})

test('a text with errors is saved and not published, and every error is named where it is', async () => {
  const ann = await createStudio()
  const refused = await wish(ann, 'publish', (text) => text.replace('level:', 'levle:').replace('[x]', '[ ]'))
  expect(refused).toMatchObject({ ok: false, problem: 'errors' })
  if (refused.ok || refused.problem !== 'errors') return
  expect(refused.problems.map(({ code }) => code)).toEqual(expect.arrayContaining(['E01', 'E04']))
  expect(await current(ann)).toMatchObject({ state: 'draft', current: 1 })
})

test('a version published meanwhile holds a draft back until somebody goes on on top of it', async () => {
  const ann = await createStudio()
  await wish(ann, 'save', (text) => text.replace('title: ', 'title: Mine '))
  await db().question.update({ where: { id: 'small-cache' }, data: { current: 2 } })
  const version = await db().questionVersion.findFirstOrThrow({ where: { questionId: 'small-cache' } })
  await db().questionVersion.create({ data: { ...version, version: 2 } })
  expect(await wish(ann, 'publish')).toMatchObject({ problem: 'newer-version' })
  expect(await rebaseDraft(ann, subject, 1, NOW)).toBe(true)
  expect(await wish(ann, 'publish')).toMatchObject({ ok: true, version: 3 })
})

test('a draft is discarded only as it was seen', async () => {
  const ann = await createStudio()
  await wish(ann, 'save', () => 'one')
  await wish(ann, 'save', () => 'two')
  expect(await discardDraft(ann, subject, 1)).toBe(false)
  expect(await discardDraft(ann, subject, 2)).toBe(true)
  expect(await current(ann)).toMatchObject({ state: 'none', current: 1 })
})

test('a new question begins from the template under an id that nothing has had', async () => {
  const ann = await createStudio()
  const begun = { questionId: 'brand-new', topic: 'caching' }
  expect(await beginQuestion(ann, begun, NOW)).toEqual({ ok: true })
  expect(await beginQuestion(ann, begun, NOW)).toEqual({ ok: false, problem: 'taken' })
  expect(await beginQuestion(ann, { ...begun, questionId: 'small-cache' }, NOW)).toMatchObject({
    problem: 'taken',
  })
  expect(await beginQuestion(ann, { ...begun, questionId: 'import' }, NOW)).toMatchObject({
    problem: 'taken',
  })
  expect(await beginQuestion(ann, { questionId: 'other', topic: 'none' }, NOW)).toMatchObject({
    problem: 'unknown-topic',
  })
  expect(await openDrafts(ann)).toMatchObject([
    { subjectId: 'brand-new', isNew: true, editor: 'Ann', state: 'draft' },
  ])
  const draft = await standing(ann, { kind: 'question', subjectId: 'brand-new' })
  const reading = await readText(ann, { kind: 'question', subjectId: 'brand-new' }, draft?.source ?? '', NOW)
  expect(reading.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(reading.preview).toMatchObject({ kind: 'question', shown: { keyLabels: ['a'] } })
})

test('what was edited in the app stays when the files are seeded again, and both are named', async () => {
  const ann = await createStudio()
  await wish(ann, 'publish', (text) => text.replace('title: ', 'title: Ours '))
  edit('caching/small-cache.md', (text) => text.replace('title: ', 'title: Theirs '))
  expect((await importContent(await readFiles(), 'changed files', NOW)).kept).toEqual(['small-cache'])
  expect((await current(ann)).source).toContain('title: Ours ')
})

test('a question retires for a reason, once, and stays readable', async () => {
  const ann = await createStudio()
  const retire = () => retireQuestion(ann, 'small-cache', { reason: 'The service is gone.' }, NOW)
  expect(await retireQuestion(ann, 'small-cache', { replacedBy: 'nowhere' }, NOW)).toMatchObject({
    problem: 'unknown-successor',
  })
  expect(await retire()).toEqual({ ok: true, version: 2 })
  expect(await retire()).toEqual({ ok: false, problem: 'not-found' })
  expect((await current(ann)).source).toContain('Retired: The service is gone.')
})

test('a draft that was begun while another was, is that other', async () => {
  const ann = await createStudio()
  const draft = { ...subject, source: 'one', baseVersion: 1 }
  expect(await Promise.all([beginDraft(ann, draft, NOW), beginDraft(ann, draft, NOW)])).toEqual(
    expect.arrayContaining([true, false]),
  )
})
