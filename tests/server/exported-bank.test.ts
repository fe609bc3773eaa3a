import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { CommanderError } from 'commander'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { EXPORT_FORMATS } from '#core/export/formats.ts'
import { writeHtml } from '#core/export/write-html.ts'
import { db } from '#server/db.ts'
import { exportFile } from '#server/export-formats.ts'
import { exportedBank } from '#server/exported-bank.ts'
import { seed } from '../../prisma/seed.ts'
import { exportCommand } from '../../scripts/bank/export.ts'
import { databaseFile, useDatabase } from '../support/database.ts'
import { anotherQuestion, besidePack, edit, packDir, picture, usePack, write } from '../support/pack.ts'

useDatabase()
usePack()

const NOW = new Date('2026-11-21T12:00:00Z')
const run = (now = NOW) => seed(packDir(), now, () => undefined)

async function exported() {
  const bank = await exportedBank()
  if (!bank) throw new Error('there is no bank')
  return bank
}

test('without a bank there is nothing to export', async () => {
  expect(await exportedBank()).toBeNull()
})

test('every published question is in it, in teaching order, and nothing that is sealed, in the works or retired', async () => {
  const withFrontMatter = (n: number, lines: string) =>
    write(`caching/small-cache-${n}.md`, anotherQuestion(n).replace('status: published', lines))
  withFrontMatter(1, 'status: published\nform: sealed-1')
  withFrontMatter(2, 'status: draft')
  withFrontMatter(3, 'status: review')
  withFrontMatter(4, 'status: retired\nreplacedBy: small-cache')
  withFrontMatter(5, 'status: published')
  await run()
  const { code, questions } = await exported()
  expect(code).toBe('TEST-01')
  expect(questions.map(({ id }) => id)).toEqual(['small-cache', 'small-cache-5', 'small-index'])
  expect(questions[0]).toMatchObject({
    version: 1,
    publishedAt: NOW,
    domain: 3,
    task: '3.3',
    topic: 'caching',
  })
})

test('the newest version counts, also of a question whose topic the list has lost', async () => {
  await run()
  edit('caching/small-cache.md', (text) => text.replace('A bakery', 'A big bakery'))
  const later = new Date('2026-11-22T12:00:00Z')
  await run(later)
  await db().pack.updateMany({ data: { topicsSource: 'topics: []' } })
  expect((await exported()).questions[0]).toMatchObject({
    version: 2,
    publishedAt: later,
    stem: { plain: expect.stringMatching(/^A big bakery/) },
  })
})

test('pictures come along, under the name they are shown by', async () => {
  write('images/zone.png', await picture())
  edit('caching/small-cache.md', (text) =>
    text.replace('A bakery', '![Two zones](../images/zone.png)\n\nA bakery'),
  )
  await run()
  const { questions, pictures } = await exported()
  const [name = ''] = Object.keys(pictures)
  expect(Object.keys(pictures)).toHaveLength(1)
  expect([...(pictures[name] ?? [])]).toEqual([...(await db().image.findFirstOrThrow()).bytes])
  const stem = questions[0]?.stem.tree
  expect(stem && writeHtml(stem, (file) => `images/${file}`)).toContain(
    `<img src="images/${name}" alt="Two zones" />`,
  )
  const files = unzipSync(exportFile(await exported(), 'qti21'))
  expect(Object.keys(files)).toContain(`images/${name}`)
})

test('exporting twice gives the same bytes', async () => {
  await run()
  const [first, second] = [await exported(), await exported()]
  for (const format of EXPORT_FORMATS)
    expect(Buffer.compare(exportFile(first, format), exportFile(second, format)), format).toBe(0)
})

test('a question that cannot be read any more stops the export and is named', async () => {
  await run()
  await db().questionVersion.updateMany({ where: { questionId: 'small-index' }, data: { source: 'broken' } })
  await expect(exportedBank()).rejects.toThrow('keys/small-index.md cannot be read any more')
})

async function bank(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { ...process.env, DATABASE_URL: `file:${databaseFile()}` }
  const options = { env, cwd: process.cwd() }
  const call = ['--conditions=react-server', '--import', 'tsx', 'scripts/bank.ts', 'export', ...args]
  return promisify(execFile)(process.execPath, call, options).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  )
}

test('bank export --format writes the file, counts the questions, and says what is lost', async () => {
  await run()
  const out = besidePack('bank.gift')
  const done = await bank('--format', 'gift', '--out', out)
  expect(done).toMatchObject({ code: 0, stdout: `2 questions written to ${out}.\n` })
  expect(done.stderr).toBe('gift does not carry when the facts were last verified (2 questions).\n')
  expect(readFileSync(out, 'utf8')).toContain('[id:small-cache]')
})

test.each([
  ['a format without a file', ['--format', 'csv']],
  ['a file without a format', ['--out', 'x.csv']],
  ['a folder and a format', ['somewhere', '--format', 'csv', '--out', 'x.csv']],
  ['nothing', []],
  ['an unknown format', ['--format', 'docx', '--out', 'x.docx']],
])('a call with %s is wrong, and writes nothing', async (_, args) => {
  const said: string[] = []
  const command = exportCommand().configureOutput({ writeErr: (text) => said.push(text) })
  await expect(command.parseAsync(args, { from: 'user' })).rejects.toThrow(CommanderError)
  expect(said.join('')).toMatch(/^error: /)
  expect(existsSync('x.csv')).toBe(false)
})

test('without a bank the command says what to do', async () => {
  const out = besidePack('bank.csv')
  expect(await bank('--format', 'csv', '--out', out)).toMatchObject({
    code: 1,
    stderr: 'error: there is no bank in the database yet; run "npm run db -- seed"\n',
  })
  expect(existsSync(out)).toBe(false)
})
