import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { parse as parseCsv } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { parse as parseGift } from 'gift-pegjs'
import { XmlDocument } from 'libxml2-wasm'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { type ExportedBank } from '#core/export/exported-question.ts'
import { type ExportFormat } from '#core/export/formats.ts'
import { questionPack } from '#core/export/question-pack-schema.ts'
import { exportFile } from '#server/export-formats.ts'
import { readPack } from '#server/pack-files.ts'
import { readParsedPack } from '#server/parsed-pack.ts'
import { PACK_DIR } from '../prisma/seed.ts'
import { exportedOf } from './support/exported-pack.ts'
import { schemaProblems } from './support/qti-schemas.ts'
import { richQuestion } from './core/export/rich-question.ts'

// The bank of this repository in every format, read back by readers that are not ours.

// The whole bank, on machines of any speed.
vi.setConfig({ testTimeout: 120_000 })

let bank: ExportedBank
let ids: string[]

beforeAll(async () => {
  const { parsed } = await readParsedPack(await readPack(PACK_DIR), '2100-01-01')
  if (!parsed) throw new Error(`${PACK_DIR} cannot be read`)
  const published = parsed.questions.filter(
    ({ question }) => question.status === 'published' && question.form === null,
  )
  bank = exportedOf([...published.map(({ question }) => question), richQuestion])
  ids = bank.questions.map(({ id }) => id)
}, 120_000)

const made = new Map<ExportFormat, Uint8Array>()

/** The bank in a format, written once for all tests. */
function file(format: ExportFormat): Uint8Array {
  const bytes = made.get(format) ?? exportFile(bank, format)
  made.set(format, bytes)
  return bytes
}

const textOf = (format: ExportFormat) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(file(format))

test('the same bank gives the same bytes in every format', () => {
  for (const format of ['apkg', 'gift', 'moodle-xml', 'qti21', 'qti3', 'csv', 'tsv', 'json'] as const)
    expect(Buffer.compare(file(format), exportFile(bank, format)), format).toBe(0)
})

test.each([
  ['csv', ','],
  ['tsv', '\t'],
] as const)('%s has a row for every question', (format, delimiter) => {
  const rows = parseCsv(textOf(format), { bom: true, delimiter, record_delimiter: '\r\n' })
  expect(rows.slice(1).map(([id]) => id)).toEqual(ids)
})

test('JSON has every question, by its own schema', () => {
  const pack = questionPack.parse(JSON.parse(textOf('json')))
  expect(pack.questions.map(({ id }) => id)).toEqual(ids)
})

test('GIFT is parsed whole, with every question, its keys and its feedback', () => {
  const questions = parseGift(textOf('gift')).filter(({ type }) => type !== 'Category')
  expect(questions.map(({ type }) => type)).toEqual(ids.map(() => 'MC'))
  expect(questions.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
})

test('Moodle XML is read with every question once', () => {
  const document = XmlDocument.fromString(textOf('moodle-xml'))
  const numbers = document.find('//question/idnumber').map((node) => node.content)
  const answers = document.find('//question/answer').length
  const feedbacks = document.find('//answer/feedback/text[string-length(.) > 0]').length
  document.dispose()
  expect(numbers.toSorted()).toEqual(ids.toSorted())
  expect(answers).toBe(bank.questions.flatMap(({ options }) => options).length)
  expect(feedbacks).toBe(answers)
})

describe.each(['qti21', 'qti3'] as const)('%s', (format) => {
  test('is a package whose manifest names every file in it, and each is well formed', () => {
    const files = unzipSync(file(format))
    const listed = readAll(files['imsmanifest.xml'], '//*[local-name()="file"]/@href')
    expect([...new Set(listed), 'imsmanifest.xml'].toSorted()).toEqual(Object.keys(files).toSorted())
    const items = readAll(files['test.xml'], '//@href')
    expect(items.toSorted()).toEqual(ids.map((id) => `items/q-${id}.xml`).toSorted())
    for (const path of items) expect(readAll(files[path], '/*/@identifier')).toHaveLength(1)
  })
})

// The schemas are 1EdTech's and not ours to pass on. Whoever has them names their folder in QTI_SCHEMAS; the golden files
// of tests/core/export were valid by them when they were written.
const SCHEMA_FOLDER = process.env.QTI_SCHEMAS
if (SCHEMA_FOLDER)
  test.each(['qti21', 'qti3'] as const)('%s is valid by the schemas of 1EdTech', (format) => {
    const files = unzipSync(file(format))
    expect(schemaProblems(SCHEMA_FOLDER, format, files)).toEqual([])
    const broken = new TextDecoder().decode(files['test.xml']).replace('identifier=', 'identifer=')
    const one = { 'test.xml': new TextEncoder().encode(broken) }
    expect(schemaProblems(SCHEMA_FOLDER, format, one)).toHaveLength(1)
  })

function readAll(bytes: Uint8Array | undefined, path: string): string[] {
  const document = XmlDocument.fromBuffer(bytes ?? new Uint8Array())
  try {
    return document.find(path).map((node) => node.content)
  } finally {
    document.dispose()
  }
}

type Note = { id: number; guid: string; mid: number; mod: number; flds: string; tags: string }

/** Opens the collection of a package as SQLite itself would. */
function ankiNotes(apkg: Uint8Array): { notes: Note[]; cards: number; problems: unknown; decks: string[] } {
  const home = mkdtempSync(join(tmpdir(), 'pilot-light-apkg-'))
  try {
    writeFileSync(join(home, 'c.db'), unzipSync(apkg)['collection.anki2'] ?? new Uint8Array())
    const database = new Sqlite(join(home, 'c.db'), { readonly: true })
    const decks = database.prepare('SELECT decks FROM col').pluck().get() as string
    const found = {
      notes: database.prepare('SELECT id, guid, mid, mod, flds, tags FROM notes ORDER BY id').all() as Note[],
      cards: database
        .prepare('SELECT count(*) FROM cards JOIN notes ON notes.id = cards.nid')
        .pluck()
        .get() as number,
      problems: database.pragma('integrity_check', { simple: true }),
      decks: Object.values(JSON.parse(decks) as Record<string, { name: string }>).map(({ name }) => name),
    }
    database.close()
    return found
  } finally {
    rmSync(home, { recursive: true })
  }
}

test('the Anki package holds a sound collection: a note and a card for every question, in decks by domain', () => {
  const { notes, cards, problems, decks } = ankiNotes(file('apkg'))
  expect(problems).toBe('ok')
  expect(cards).toBe(ids.length)
  expect(notes.map(({ flds }) => flds.split('\x1f').at(-1)).toSorted()).toEqual(ids.toSorted())
  expect(new Set(notes.map(({ guid }) => guid)).size).toBe(ids.length)
  for (const { flds, tags } of notes) {
    expect(flds.split('\x1f')).toHaveLength(5)
    expect(tags).toMatch(/^ domain-\d task-\S+ topic-\S+ .* $/)
  }
  expect(decks).toContain('Default')
  expect(decks.filter((name) => name.startsWith('SAA-C03::')).length).toBeGreaterThan(1)
})

test('its media are listed by number, and every picture that a note shows is among them', () => {
  const files = unzipSync(file('apkg'))
  const media = JSON.parse(new TextDecoder().decode(files.media)) as Record<string, string>
  expect(Object.keys(media).every((number) => files[number] !== undefined)).toBe(true)
  const shown = ankiNotes(file('apkg')).notes.flatMap(({ flds }) =>
    [...flds.matchAll(/<img src="([^"]*)"/g)].map(([, name]) => name),
  )
  expect(Object.values(media).toSorted()).toEqual([...new Set(shown)].toSorted())
  expect(shown.length).toBeGreaterThan(0)
})

test('a question keeps its Anki note when others come, and is newer after a change', () => {
  const [first] = bank.questions
  if (!first) throw new Error('no question')
  const alone = exportFile({ ...bank, questions: [first] }, 'apkg')
  const [before] = ankiNotes(alone).notes
  expect(ankiNotes(file('apkg')).notes).toContainEqual(before)
  const later = { ...first, publishedAt: new Date(first.publishedAt.getTime() + 5000) }
  const [after] = ankiNotes(exportFile({ ...bank, questions: [later] }, 'apkg')).notes
  expect(after).toEqual({ ...before, mod: (before?.mod ?? 0) + 5 })
})
