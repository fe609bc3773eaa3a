import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { checkPaths } from '#server/check-paths.ts'
import { startFileChecker } from '#server/file-checker.ts'
import { findPackRoot, readPack } from '#server/pack-files.ts'
import { sample } from '#tests/core/question/sample.ts'

const TODAY = '2026-11-21'

const exam = `code: SAA-C03
title: Solutions Architect
minutes: 130
questions: { scored: 50, unscored: 15 }
score: { minimum: 100, maximum: 1000, pass: 720 }
domains: [{ id: 3, title: Fast, weight: 100 }]
tasks: [{ id: "3.3", domain: 3, title: Databases }]
sourceHosts: [docs.aws.amazon.com]
`
const topics = `topics:
  - id: dax
    title: DAX
    description: A cache.
    concepts: [{ id: dax-cluster, title: Cluster }, { id: elasticache, title: ElastiCache }]
`
const lesson = `---
title: DAX
summary: A cache.
checked: 2026-11-01
sources: [{ title: DAX, url: https://docs.aws.amazon.com/dax.html }]
---

DAX keeps items in memory.
`
const pack = {
  'exam.yaml': exam,
  'topics.yaml': topics,
  'dax/lesson.md': lesson,
  'dax/dax-sample.md': sample,
}

const under = (folder: string, files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(files).map(([path, text]): [string, string] => [`${folder}/${path}`, text]),
  )

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

async function folderWith(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'bank-')))
  folders.push(folder)
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  return folder
}

async function check(folder: string, ...paths: string[]) {
  const report = await checkPaths(paths, folder, TODAY)
  if (!report.ok) return report.problem
  const lines = report.problems.map(({ path, line, column, code }) => `${path}:${line}:${column} ${code}`)
  return [`${report.fileCount} files`, ...lines]
}

test('a clean pack', async () => {
  const folder = await folderWith({ ...pack, 'README.md': '# For people', 'dax/README.md': 'too' })
  expect(await check(folder, '.')).toEqual(['4 files'])
})

test('every problem of every file is reported, one file hides nothing of another', async () => {
  const folder = await folderWith({
    ...pack,
    'exam.yaml': exam.replace('weight: 100', 'weight: 90'),
    'topics.yaml': topics.replace('title: DAX', 'titel: DAX'),
    'dax/dax-sample.md': sample.replace('level: apply', 'level: aply').replace('- [x]', '- [ ]'),
    'dax/dax-other.md': sample.replace('id: dax-sample', 'id: dax-other').replace('DAX keeps', '<b>DAX'),
    'dax/latin.md': new Uint8Array([0x61, 0xe9, 0x62]),
    'dax/lesson.md': lesson.replace('checked: 2026-11-01', 'checked: soon'),
    'stray.md': sample.replace('id: dax-sample', 'id: stray'),
  })
  expect(await check(folder, '.')).toEqual([
    '7 files',
    'dax/dax-other.md:37:1 E09',
    'dax/dax-sample.md:8:8 E01',
    'dax/dax-sample.md:17:1 W07',
    'dax/dax-sample.md:19:1 E04',
    'dax/latin.md:1:2 E13',
    'dax/lesson.md:4:10 E01',
    'exam.yaml:6:10 E01',
    'stray.md:5:8 E02',
    'stray.md:17:1 W07',
    'topics.yaml:2:5 E01',
    'topics.yaml:3:5 E01',
  ])
})

const facts = `facts:
  - id: F01
    claim: A claim.
    truth: A truth.
    sure: high
    taughtIn: [dax]
    askedIn: [dax-sample]
`

test('pages and the fact-check are part of a pack', async () => {
  const folder = await folderWith({ ...pack, 'pages/numbers.md': lesson, 'fact-check.yaml': facts })
  expect(await check(folder, '.')).toEqual(['6 files'])
  expect(await check(folder, 'pages')).toEqual(['3 files'])
  expect(await check(folder, 'fact-check.yaml')).toEqual(['3 files'])
})

test('a page is checked as a lesson is, a fact against topics, lessons and questions', async () => {
  const folder = await folderWith({
    ...pack,
    'pages/dax.md': lesson,
    'pages/numbers.md': lesson.replace('DAX keeps', '<b>DAX'),
    'fact-check.yaml': facts.replace('[dax]', '[daks]').replace('dax-sample', 'dax-simple'),
  })
  expect(await check(folder, '.')).toEqual([
    '7 files',
    'fact-check.yaml:6:16 E02',
    'fact-check.yaml:7:15 E02',
    'pages/dax.md:1:1 E03',
    'pages/numbers.md:8:1 E09',
  ])
  expect(await check(folder, 'dax')).toEqual(['4 files'])
})

test('a lesson may be missing, but not under a fact', async () => {
  const { 'dax/lesson.md': _, ...rest } = pack
  const folder = await folderWith({ ...rest, 'fact-check.yaml': facts })
  expect(await check(folder, '.')).toEqual([
    '4 files',
    'dax/dax-sample.md:5:8 W10',
    'fact-check.yaml:6:15 E02',
  ])
})

test('a single file is checked against its whole pack', async () => {
  const folder = await folderWith({ ...pack, 'other/dax-sample.md': sample, 'dax/bad.md': '' })
  expect(await check(folder, 'dax/dax-sample.md')).toEqual(['3 files', 'dax/dax-sample.md:2:5 E03'])
  expect(await check(folder, 'other')).toEqual([
    '3 files',
    'other/dax-sample.md:2:5 E03',
    'other/dax-sample.md:5:8 E02',
    'other/dax-sample.md:17:1 W07',
  ])
})

test('the pack of a file is its nearest ancestor with an exam.yaml', async () => {
  const inner = under('inner', pack)
  const folder = await folderWith({
    ...pack,
    ...inner,
    'inner/topics.yaml': topics.replaceAll('dax-cluster', 'dax-node'),
  })
  expect(await check(folder, 'inner/dax/dax-sample.md')).toEqual([
    '3 files',
    'inner/dax/dax-sample.md:6:12 E02',
  ])
  expect(await check(folder, 'dax/dax-sample.md')).toEqual(['3 files'])
  expect(await findPackRoot(join(folder, 'inner/dax/lesson.md'))).toBe(join(folder, 'inner'))
  // Both are checked, and neither sees the other's ids as used twice.
  expect(await check(folder, '.')).toEqual(['8 files', 'inner/dax/dax-sample.md:6:12 E02'])
})

test('packs below a folder are found', async () => {
  const folder = await folderWith({
    ...under('packs/one', pack),
    ...under('packs/two', { ...pack, 'dax/lesson.md': '' }),
  })
  expect(await check(folder, 'packs')).toEqual(['8 files', 'packs/two/dax/lesson.md:1:1 E01'])
})

test('a path outside any pack is one clear error', async () => {
  const folder = await folderWith({ 'notes/a.md': sample })
  expect(await check(folder, 'notes/a.md')).toEqual(['0 files', 'notes/a.md:1:1 E02'])
  expect(await check(folder, 'notes')).toEqual(['0 files', 'notes:1:1 E02'])
})

test('a path that is not there is a wrong call', async () => {
  const folder = await folderWith(pack)
  expect(await check(folder, 'none.md')).toBe('none.md: cannot be read (no such file or folder)')
})

test('paths outside the working directory are absolute', async () => {
  const folder = await folderWith({ ...pack, 'dax/dax-sample.md': '' })
  expect(await check(join(folder, 'dax'), join(folder, 'dax'))).toEqual(['4 files', 'dax-sample.md:1:1 E01'])
  expect(await check(tmpdir(), folder)).toEqual([
    '4 files',
    `${folder.slice(folder.lastIndexOf('/') + 1)}/dax/dax-sample.md:1:1 E01`,
  ])
  expect(await check('/proc', folder)).toEqual(['4 files', `${folder}/dax/dax-sample.md:1:1 E01`])
})

test('a pack without topics.yaml', async () => {
  const { 'topics.yaml': _, ...rest } = pack
  expect(await check(await folderWith(rest), '.')).toEqual(['4 files', 'topics.yaml:1:1 E01'])
})

test('symbolic links that leave the pack are refused, others followed', async () => {
  const outside = await folderWith({ 'secret.md': sample, 'folder/x.md': sample })
  const folder = await folderWith({ ...pack, 'real/note.txt': '' })
  await symlink(join(outside, 'secret.md'), join(folder, 'dax/secret.md'))
  await symlink(join(outside, 'folder'), join(folder, 'linked'))
  await symlink('/nowhere/at/all', join(folder, 'dax/broken.md'))
  await symlink('dax-sample.md', join(folder, 'dax/again.md'))
  await symlink('..', join(folder, 'dax/loop'))
  expect(await check(folder, '.')).toEqual([
    '5 files',
    'dax/again.md:2:5 E03',
    'dax/again.md:2:5 E03',
    'dax/broken.md:1:1 E13',
    'dax/dax-sample.md:2:5 E03',
    'dax/dax-sample.md:17:1 W07',
    'dax/secret.md:1:1 E13',
    'linked:1:1 E13',
  ])
  const { files } = await readPack(folder)
  expect(files.map(({ path }) => path)).toEqual([
    'dax/again.md',
    'dax/dax-sample.md',
    'dax/lesson.md',
    'exam.yaml',
    'real/note.txt',
    'topics.yaml',
  ])
})

test('a pack of too many files is not read', async () => {
  const many = Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`images/${index}.txt`, '']))
  const folder = await folderWith({ ...pack, ...many })
  expect((await check(folder, '.')).slice(1)).toContain('exam.yaml:1:1 E13')
  expect((await readPack(folder)).files).toEqual([])
})

test('a pack of too many megabytes is not read', async () => {
  const folder = await folderWith({ ...pack, 'images/large.png': new Uint8Array(51 * 1024 ** 2) })
  const { files, problems } = await readPack(folder)
  expect(files).toEqual([])
  expect(problems).toMatchObject([
    { path: 'exam.yaml', code: 'E13', message: 'a pack may have 50 MB; this has 52 MB' },
  ])
})

test('hidden files are left out', async () => {
  const folder = await folderWith({ ...pack, '.git/x.md': '', 'dax/.draft.md': '', 'node_modules/x.md': '' })
  expect(await check(folder, '.')).toEqual(['4 files'])
})

test('a file that hangs or crashes the thread is reported, and the next ones are checked', async () => {
  const script = new URL('./hanging-thread.mjs', import.meta.url)
  const settings = { pack: { exam: null, topics: null }, today: TODAY, files: [], images: null }
  const checker = startFileChecker(settings, script)
  const started = performance.now()
  const ask = async (path: string) =>
    (await checker.read({ path, bytes: new Uint8Array() })).problems.map(({ message }) => message)
  expect(await ask('a.md')).toEqual(['file 1 of this thread'])
  expect(await ask('hang.md')).toEqual(['takes longer than 1 s to check; make it simpler'])
  expect(await ask('b.md')).toEqual(['file 1 of this thread'])
  expect(await ask('throw.md')).toEqual(['cannot be checked: thrown'])
  expect(await ask('exit.md')).toEqual(['cannot be checked: the checking thread ended (7)'])
  expect(await ask('c.md')).toEqual(['file 1 of this thread'])
  expect(await ask('d.md')).toEqual(['file 2 of this thread'])
  await checker.stop()
  expect(performance.now() - started).toBeLessThan(25_000)
})

// The command itself, as npm run bank starts it.

const project = fileURLToPath(new URL('../../', import.meta.url))

async function bank(cwd: string, ...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const tsx = join(project, 'node_modules/tsx/dist/loader.mjs')
  const command = ['--conditions=react-server', '--import', tsx, join(project, 'scripts/bank.ts'), ...args]
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd }, (error, out, err) => {
      resolve({ status: error ? Number(error.code) : 0, out, err })
    })
  })
}

const recent = (text: string) =>
  text.replace('checked: 2026-11-01', `checked: ${new Date().toISOString().slice(0, 10)}`)
const fresh = { ...pack, 'dax/lesson.md': recent(lesson), 'dax/dax-sample.md': recent(sample) }

test('exit 0 when clean, with the summary on standard error', async () => {
  const folder = await folderWith(fresh)
  expect(await bank(folder, 'check', '.')).toEqual({
    status: 0,
    out: '',
    err: '4 files, 0 errors, 0 warnings\n',
  })
})

test('exit 0 with warnings only', async () => {
  const folder = await folderWith({
    ...fresh,
    'dax/dax-sample.md': recent(sample).replace('docs.aws', 'blog.aws'),
  })
  const { status, out, err } = await bank(folder, 'check', 'dax')
  expect(out).toBe(
    "dax/dax-sample.md:14:10  warning  W09  blog.aws.amazon.com: not among the pack's source hosts (docs.aws.amazon.com)\n",
  )
  expect(err).toBe('4 files, 0 errors, 1 warning\n')
  expect(status).toBe(0)
})

test('exit 1 on an error; content/ is the default', async () => {
  const keyless = { ...fresh, 'dax/dax-sample.md': recent(sample).replace('- [x]', '- [ ]') }
  const { status, out, err } = await bank(await folderWith(under('content/saa', keyless)), 'check')
  expect(out).toBe('content/saa/dax/dax-sample.md:19:1  error  E04  no key; mark the key with "[x]"\n')
  expect(err).toBe('4 files, 1 error, 0 warnings\n')
  expect(status).toBe(1)
})

test('coverage: exit 1 with what is missing, for people and for programs', async () => {
  const folder = await folderWith({ ...fresh, 'dax/bad.md': '' })
  const [pretty, json] = await Promise.all([
    bank(folder, 'coverage', '.'),
    bank(folder, 'coverage', '.', '--format', 'json'),
  ])
  expect(pretty.out).toContain('concept      count  at least\ndax-cluster      1         1  Cluster\n')
  expect(pretty.out).toContain('  dax/bad.md: has errors, so it is not counted; "bank check" names them\n')
  expect(JSON.parse(json.out)).toMatchObject({
    total: { count: 1, atLeast: 180 },
    lessons: { count: 1, of: 1 },
  })
  expect([pretty.status, json.status, pretty.err]).toEqual([1, 1, ''])
})

test.each([
  ['coverage of no pack', ['coverage', 'dax']],
  ['a path that is not there', ['check', 'none']],
  ['an unknown format', ['check', '.', '--format', 'xml']],
  ['an unknown option', ['check', '--fast']],
  ['an unknown command', ['chek']],
  ['no command', []],
])('exit 2 on %s', async (_, args) => {
  const { status, out, err } = await bank(await folderWith(fresh), ...args)
  expect(status).toBe(2)
  expect(out).toBe('')
  expect(err).not.toBe('')
  expect(err).not.toMatch(/\n {4}at /)
})

test('the other formats can be read by what they are for', async () => {
  const folder = await folderWith({ ...fresh, 'dax/dax-sample.md': recent(sample).replace('- [x]', '- [ ]') })
  const [json, sarif, github] = await Promise.all(
    ['json', 'sarif', 'github'].map((format) => bank(folder, 'check', '.', '--format', format)),
  )
  expect(JSON.parse(json?.out ?? '')).toEqual([
    {
      path: 'dax/dax-sample.md',
      line: 19,
      column: 1,
      severity: 'error',
      code: 'E04',
      message: 'no key; mark the key with "[x]"',
    },
  ])
  expect(JSON.parse(sarif?.out ?? '')).toMatchObject({
    version: '2.1.0',
    runs: [{ results: [{ ruleId: 'E04' }] }],
  })
  expect(github?.out).toBe(
    '::error file=dax/dax-sample.md,line=19,col=1,title=E04::no key; mark the key with "[x]"\n',
  )
  expect([json?.status, sarif?.status, github?.status]).toEqual([1, 1, 1])
})
