import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { db } from '#server/db.ts'
import type { Environment } from '#server/env.ts'
import { beginApplying, beginImport, dropImport } from '#server/import-jobs.ts'
import { removeAllUploads, removeOldUploads, uploadOf, uploadsOf } from '#server/import-store.ts'
import { publishQuestion } from '#server/questions.ts'
import type { Instructor } from '#server/session.ts'
import { seed } from '../../prisma/seed.ts'
import { createQuestion } from '../support/bank.ts'
import { useDatabase } from '../support/database.ts'
import { createInstructor } from '../support/instructors.ts'
import { anotherQuestion, packDir, usePack } from '../support/pack.ts'
import { zipTexts } from '../support/zip.ts'

useDatabase()
usePack()
vi.setConfig({ testTimeout: 120_000 })

const NOW = new Date('2026-11-21T12:00:00Z')
const HOUR_MS = 3_600_000
const data = mkdtempSync(join(tmpdir(), 'pilot-light-uploads-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))

vi.mock('#server/env.ts', async (original) => {
  const real = await original<{ env: () => Environment }>()
  return { ...real, env: () => ({ ...real.env(), databaseFile: join(data, 'app.db') }) }
})

let instructor: Instructor
beforeEach(async () => {
  await removeAllUploads()
  await seed(packDir(), NOW, () => undefined)
  instructor = await createInstructor()
})

const archive = (...numbers: number[]) =>
  zipTexts(Object.fromEntries(numbers.map((n) => [`caching/small-cache-${n}.md`, anotherQuestion(n)])))

async function begun(bytes: Uint8Array): Promise<string> {
  const id = await beginImport(instructor, 'questions.zip', bytes, NOW)
  if (!id) throw new Error('too many')
  await settled(id)
  return id
}

/** Waits until nothing is being read any more. */
async function settled(id: string): Promise<void> {
  await vi.waitFor(
    async () => expect((await uploadOf(instructor, id))?.state.stage).not.toMatch(/checking|applying/),
    { timeout: 90_000, interval: 100 },
  )
}

const stageOf = async (id: string) => (await uploadOf(instructor, id))?.state

test('an archive is looked at, decided on and imported', async () => {
  const id = await begun(archive(1, 2))
  expect(await stageOf(id)).toMatchObject({ stage: 'planned', possible: true, changedSince: false })
  expect(await db().question.count()).toBe(2)
  expect(await beginApplying(instructor, id)).toBe(true)
  await settled(id)
  expect(await stageOf(id)).toEqual({ stage: 'done', created: 2, changed: 0 })
  expect(await db().question.count()).toBe(4)
  expect(await beginApplying(instructor, id)).toBe(false)
})

test('of two clicks one counts', async () => {
  const id = await begun(archive(1))
  await Promise.all([beginApplying(instructor, id), beginApplying(instructor, id)])
  await settled(id)
  expect(await db().questionVersion.count({ where: { questionId: 'small-cache-1' } })).toBe(1)
  expect(await db().auditEntry.count()).toBe(1)
})

test('the bank changed since it was looked at: nothing is imported, and the new plan is shown', async () => {
  const id = await begun(archive(1))
  const question = createQuestion({ id: 'small-cache', topic: 'caching', task: '3.3' })
  await publishQuestion('other', { question, source: 'x', position: 0, basedOn: 1, seeded: false }, NOW)
  await beginApplying(instructor, id)
  await settled(id)
  expect(await stageOf(id)).toMatchObject({ stage: 'planned', possible: true, changedSince: true })
  expect(await db().question.count()).toBe(2)
  await beginApplying(instructor, id)
  await settled(id)
  expect(await stageOf(id)).toMatchObject({ stage: 'done', created: 1 })
})

test('an archive with an error, or hostile as a whole, cannot be imported', async () => {
  const broken = zipTexts({ 'caching/small-cache-1.md': anotherQuestion(1).replace('- [x]', '- [ ]') })
  const id = await begun(broken)
  expect(await stageOf(id)).toMatchObject({
    stage: 'planned',
    possible: false,
    plan: { refused: [{ code: 'E04' }] },
  })
  expect(await beginApplying(instructor, id)).toBe(false)
  const hostile = await begun(zipTexts({ 'a\0.md': 'x' }))
  expect(await stageOf(hostile)).toMatchObject({ stage: 'unreadable' })
  expect(await beginApplying(instructor, hostile)).toBe(false)
})

test('somebody else’s archive is not there for another instructor', async () => {
  const id = await begun(archive(1))
  const other = await createInstructor('Other')
  expect(await uploadOf(other, id)).toBeNull()
  expect(await uploadsOf(other)).toEqual([])
  expect(await beginApplying(other, id)).toBe(false)
  expect(await dropImport(other, id)).toBe(false)
  expect(await uploadsOf(instructor)).toMatchObject([{ id, fileName: 'questions.zip' }])
})

test.each(['', '..', '../../app', 'nonsense'])('the id %j names no archive', async (id) => {
  expect(await uploadOf(instructor, id)).toBeNull()
})

// Fault 7.
test('archives go when they are discarded, after an hour, and at a restart', async () => {
  const [first, second, third] = [await begun(archive(1)), await begun(archive(2)), await begun(archive(3))]
  expect(await dropImport(instructor, first)).toBe(true)
  expect(await uploadOf(instructor, first)).toBeNull()
  expect(await removeOldUploads(new Date(NOW.getTime() + HOUR_MS - 1))).toBe(0)
  expect(await uploadsOf(instructor)).toHaveLength(2)
  expect(await removeAllUploads()).toBe(2)
  expect([await uploadOf(instructor, second), await uploadOf(instructor, third)]).toEqual([null, null])
  await begun(archive(4))
  expect(await removeOldUploads(new Date(NOW.getTime() + HOUR_MS))).toBe(1)
  await removeAllUploads()
  expect(existsSync(join(data, 'app.db-imports'))).toBe(false)
})
