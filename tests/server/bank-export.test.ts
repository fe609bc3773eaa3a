import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bankFiles } from '#server/bank-export.ts'
import { db } from '#server/db.ts'
import { publishQuestion } from '#server/questions.ts'
import { writePack } from '#server/write-pack.ts'
import { PACK_DIR, seed } from '../../prisma/seed.ts'
import { createQuestion } from '../support/bank.ts'
import { useDatabase } from '../support/database.ts'
import { besidePack, edit, filesIn, packDir, picture, usePack, write } from '../support/pack.ts'

useDatabase()
usePack()

const NOW = new Date('2026-11-21T12:00:00Z')
const run = (dir = packDir(), now = NOW) => seed(dir, now, () => undefined)

async function exported(force = false): Promise<Record<string, string>> {
  const out = besidePack('out')
  expect(await writePack(out, (await bankFiles()) ?? [], force)).toEqual({ ok: true, root: out })
  return filesIn(out)
}

test('without a bank there is nothing to export', async () => {
  expect(await bankFiles()).toBeNull()
})

test('what was seeded comes back byte for byte: line ends, byte order mark and pictures too', async () => {
  edit('caching/small-cache.md', (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`)
  edit('exam.yaml', (text) => text.replaceAll('\n', '\r\n'))
  edit('pages/small-numbers.md', (text) => text.replaceAll('\n', '\r'))
  write('images/a zone.png', await picture())
  write('keys/map.jpg', await picture('#0f766e', 'jpeg'))
  edit('keys/small-index.md', (text) => text.replace('status: published', 'status: draft'))
  await run()
  const files = await exported()
  expect(files).toEqual(filesIn(packDir()))
  expect(Object.keys(files)).toContain('fact-check.yaml')
})

test('the bank of this repository comes back byte for byte', async () => {
  // After whatever day its facts are checked on.
  await run(PACK_DIR, new Date('2100-01-01T00:00:00Z'))
  expect(await exported()).toEqual(filesIn(PACK_DIR))
}, 120_000)

test('what was edited in the app comes back as edited, where its topic is now', async () => {
  await run()
  const before = filesIn(packDir())
  const question = createQuestion({ id: 'small-cache', topic: 'keys', task: '3.3' })
  const source = 'edited in the app\r\n\ttoo'
  await publishQuestion('somebody', { question, source, position: 0, basedOn: 1, seeded: false }, NOW)
  const { 'caching/small-cache.md': _, ...others } = before
  expect(await exported()).toEqual({ ...others, 'keys/small-cache.md': source })
})

test('seeding an export changes nothing, and the second export is the first', async () => {
  await run()
  const first = await exported()
  const versions = await db().questionVersion.count()
  await run(besidePack('out'))
  expect(await db().questionVersion.count()).toBe(versions)
  expect(await exported()).toEqual(first)
})

test('a folder with other things in it is refused, unless it is meant; they stay', async () => {
  await run()
  const files = (await bankFiles()) ?? []
  const out = besidePack('out')
  mkdirSync(join(out, 'notes'), { recursive: true })
  writeFileSync(join(out, 'notes/todo.md'), 'mine')
  expect(await writePack(out, files, false)).toEqual({
    ok: false,
    problem: 'is not empty and no pack; choose another folder, or say --force',
  })
  expect(filesIn(out)).toEqual({ 'notes/todo.md': 'mine' })
  expect(await exported(true)).toEqual({ ...filesIn(packDir()), 'notes/todo.md': 'mine' })
  writeFileSync(besidePack('a-file'), '')
  expect(await writePack(besidePack('a-file'), files, true)).toMatchObject({ ok: false })
})

test('a pack is brought up to the database: its old texts go, what is no part of a pack stays', async () => {
  await run()
  const out = besidePack('out')
  mkdirSync(join(out, '.git'), { recursive: true })
  mkdirSync(join(out, 'caching'))
  const mine = { '.git/HEAD': 'ref', 'README.md': 'read me', 'caching/README.md': 'me too', LICENSE: 'MIT' }
  const old = { 'exam.yaml': 'old', 'caching/gone.md': 'old', 'caching/old.png': 'old' }
  for (const [path, text] of Object.entries({ ...mine, ...old })) writeFileSync(join(out, path), text)
  expect(await exported()).toEqual({ ...filesIn(packDir()), ...mine })
  expect(readdirSync(join(out, '..')).toSorted()).toEqual(['out', 'saa-c03'])
})

test('an export that fails leaves the folder as it was', async () => {
  await run()
  await exported()
  const before = filesIn(besidePack('out'))
  // A file and a folder of the same name cannot both be written.
  const impossible = ['a.md', 'a.md/b.md'].map((path) => ({ path, bytes: new Uint8Array() }))
  await expect(writePack(besidePack('out'), impossible, false)).rejects.toThrow(/ENOTDIR|EEXIST/)
  expect(filesIn(besidePack('out'))).toEqual(before)
  expect(readdirSync(besidePack('.')).toSorted()).toEqual(['out', 'saa-c03'])
})
