import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv2020 from 'ajv/dist/2020.js'
import { parse as parseCsv } from 'csv-parse/sync'
import fc from 'fast-check'
import { parse as parseGift } from 'gift-pegjs'
import { XmlDocument } from 'libxml2-wasm'
import { expect, test } from 'vitest'
import { ankiFields } from '#core/export/anki-note.ts'
import { tagsOf } from '#core/export/exported-question.ts'
import { formulaSafe } from '#core/export/formula-safe.ts'
import { EXPORT_FORMATS, lossesOf } from '#core/export/formats.ts'
import { moodleWeights } from '#core/export/moodle-weights.ts'
import { QTI_21, QTI_3 } from '#core/export/qti-dialect.ts'
import { qtiPackage } from '#core/export/qti-package.ts'
import { questionPackJsonSchema, SCHEMA_FILE } from '#core/export/question-pack-schema.ts'
import { writeGift } from '#core/export/write-gift.ts'
import { writeHtml } from '#core/export/write-html.ts'
import { writeJson } from '#core/export/write-json.ts'
import { writeMoodleXml } from '#core/export/write-moodle-xml.ts'
import { TABLE_COLUMNS, writeTable } from '#core/export/write-table.ts'
import { sample } from '#tests/core/question/sample.ts'
import { exportedOf, questionFrom } from '#tests/support/exported-pack.ts'
import { richQuestion } from './rich-question.ts'

const bank = exportedOf([richQuestion, questionFrom(sample)])
const [rich] = bank.questions
if (!rich) throw new Error('no question')

const DRAWING = '2-rich-question-stem-1.svg'

test('a text is exported as Markdown that stands alone, as plain HTML and as one line', () => {
  expect(rich.options[0]?.text.markdown).toBe(
    '\\=cmd() `a#b` and [a page](https://docs.aws.amazon.com/page.html)',
  )
  expect(rich.options[0]?.text.plain).toBe('=cmd() a#b and a page')
  const html = writeHtml(rich.stem.tree, (name) => `at/${name}`)
  expect(html).toContain(`<img src="at/${DRAWING}" alt="The app reads from the cache first" />`)
  expect(html).not.toMatch(/class=|<svg|<figure|tabindex/)
  const afterword = writeHtml(rich.afterword.tree, (name) => name)
  expect(afterword).toContain('<blockquote><p><strong>Note</strong></p><p>A cache answers from memory.</p>')
  expect(afterword).toContain('See the lesson of this topic.')
  expect(afterword).toContain('<p><strong>Remember:</strong> Same question: cache.</p>')
  expect(afterword).toContain('<a href="https://docs.aws.amazon.com/dax.html">DAX [developer] guide</a>')
})

test('a diagram is a picture of its own, with its colours in it', () => {
  const svg = new TextDecoder().decode(bank.pictures[DRAWING])
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
  expect(svg).not.toContain('var(')
  XmlDocument.fromString(svg).dispose()
})

test('tags name domain, task, topic, concepts, level and difficulty, without a space', () => {
  expect(tagsOf(rich)).toEqual([
    ...['domain-2', 'task-2.2', 'topic-dax', 'concept-dax', 'concept-elasticache'],
    ...['level-analyse', 'difficulty-hard'],
  ])
})

test.each([
  ['csv', ','],
  ['tsv', '\t'],
] as const)('%s is read back by another library, and no cell begins like a formula', (_, delimiter) => {
  const text = writeTable(bank.questions, delimiter)
  expect(text.startsWith('\ufeff')).toBe(true)
  const rows = parseCsv(text, { bom: true, delimiter, record_delimiter: '\r\n' })
  expect(rows.flat().filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([])
  expect(rows[0]).toEqual(TABLE_COLUMNS)
  expect(rows).toHaveLength(3)
  const cell = (column: string) => (rows[1]?.[TABLE_COLUMNS.indexOf(column)] ?? '').replace(/^'/, '')
  expect(cell('id')).toBe('2-rich-question')
  expect(cell('correct')).toBe('1|3')
  expect(cell('stem')).toBe(rich.stem.markdown)
  expect(cell('option_1')).toBe(rich.options[0]?.text.markdown)
  expect(cell('rationale_1')).toBe(rich.options[0]?.rationale.markdown)
  expect(cell('sources')).toBe('DAX [developer] guide <https://docs.aws.amazon.com/dax.html>')
})

test('JSON is as its committed schema says, and the schema is made from the code', async () => {
  const path = `docs/formats/${SCHEMA_FILE}`
  // Made anew with `npx vitest run -u`.
  await expect(questionPackJsonSchema()).toMatchFileSnapshot(join(process.cwd(), path))
  const committed = readFileSync(path, 'utf8')
  const ajv = new Ajv2020({ strict: true, validateFormats: false })
  const isValid = ajv.compile(JSON.parse(committed) as object)
  const pack = JSON.parse(writeJson(bank)) as { questions: Record<string, unknown>[] }
  expect(isValid(pack), JSON.stringify(isValid.errors)).toBe(true)
  expect(isValid({ ...pack, questions: [{ ...pack.questions[0], corect: 1 }] })).toBe(false)
  expect(isValid({ ...pack, questions: [{ ...pack.questions[0], task: undefined }] })).toBe(false)
})

type GiftText = { format: string; text: string }
type GiftChoice = { isCorrect: boolean; weight: number | null; text: GiftText; feedback: GiftText | null }
type GiftQuestion = {
  type: string
  id: string | null
  title: string
  tags: string[] | null
  stem: GiftText
  choices: GiftChoice[]
  globalFeedback: GiftText
}

function readGift(text: string): GiftQuestion[] {
  const all = parseGift(text, undefined) as unknown as GiftQuestion[]
  return all.filter(({ type }) => type !== 'Category')
}

test('GIFT is parsed by the grammar of others to the same texts, keys and tags', () => {
  const [read, second] = readGift(writeGift(bank))
  expect(read).toMatchObject({ type: 'MC', id: rich.id, title: 'Marks: {braces}, ~tildes~ & <angles>' })
  expect(read?.tags).toEqual(tagsOf(rich))
  expect(read?.stem).toEqual({ format: 'markdown', text: rich.stem.markdown })
  expect(read?.globalFeedback.text).toBe(rich.afterword.markdown)
  expect(read?.choices.map(({ text, feedback, weight }) => [text.text, feedback?.text, weight])).toEqual(
    rich.options.map(({ text, rationale, key }) => [text.markdown, rationale.markdown, key ? 50 : -100]),
  )
  expect(second?.choices.map(({ isCorrect }) => isCorrect)).toEqual([true, false, false, false])
})

/** Moodle refuses a whole file for one weight that is not on its list; the grammar above does not look. */
const MOODLE_SHARES = [100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5, 11.11111, 10, 5, 0] // prettier-ignore

test.each([1, 2, 3, 4, 5, 6, 7])('weights of %i right options of 8 are on Moodle’s list', (right) => {
  const weights = moodleWeights(Array.from({ length: 8 }, (_, place) => place < right))
  for (const weight of weights) expect(MOODLE_SHARES).toContain(Math.abs(Number(weight)))
  const sum = weights.slice(0, right).reduce((total, weight) => total + Number(weight), 0)
  expect(sum).toBeCloseTo(100, 3)
  expect(weights[right]).toBe(right === 1 ? '0' : '-100')
})

test('Moodle XML is read back by another reader to the same texts, weights and tags', () => {
  const document = XmlDocument.fromString(writeMoodleXml(bank))
  try {
    const texts = (path: string) => document.find(path).map((node) => node.content)
    const first = '//question[idnumber="2-rich-question"]'
    expect(texts('//question[@type="category"]/category/text')).toEqual([
      '$course$/top/SAA-C03/Resilient // ready',
      '$course$/top/SAA-C03/Fast',
    ])
    expect(texts(`${first}/name/text`)).toEqual(['Marks: {braces}, ~tildes~ & <angles>'])
    expect(texts(`${first}/answer/@fraction`)).toEqual(['50', '-100', '50', '-100', '-100'])
    expect(texts(`${first}/single`)).toEqual(['false'])
    expect(texts(`${first}/shuffleanswers`)).toEqual(['false'])
    expect(texts(`${first}/tags/tag/text`)).toEqual(tagsOf(rich))
    expect(texts(`${first}/answer/feedback/text`)[1]).toBe('<p>No: <code>]]></code> ends nothing.</p>')
    expect(texts(`${first}/questiontext/text`)[0]).toContain(`src="@@PLUGINFILE@@/${DRAWING}"`)
    const [file = ''] = texts(`${first}/questiontext/file[@name="${DRAWING}"]`)
    expect([...Buffer.from(file, 'base64')]).toEqual([...(bank.pictures[DRAWING] ?? [])])
  } finally {
    document.dispose()
  }
})

test.each([
  ['qti21', QTI_21],
  ['qti3', QTI_3],
] as const)('%s is, file by file, what its schemas have accepted', async (format, dialect) => {
  const files = qtiPackage(bank, dialect)
  expect(Object.keys(files).toSorted()).toEqual([
    `images/${DRAWING}`,
    'imsmanifest.xml',
    'items/q-2-rich-question.xml',
    'items/q-dax-sample.xml',
    'test.xml',
  ])
  for (const [path, bytes] of Object.entries(files).filter(([path]) => path.endsWith('.xml'))) {
    XmlDocument.fromBuffer(bytes).dispose()
    const golden = `golden/${format}/${path.replaceAll('/', '-')}`
    await expect(new TextDecoder().decode(bytes)).toMatchFileSnapshot(golden)
  }
})

test('an Anki note shows options on the front, and on the back which are right and why each is or is not', () => {
  const [question = '', options = '', answer = '', explanation = '', id] = ankiFields(rich)
  expect(id).toBe('2-rich-question')
  expect(question).toContain(`<img src="${DRAWING}"`)
  expect(options).not.toContain('Because 100 %')
  expect(answer).toContain('<p>Right: A, C</p><ol type="A"><li class="right">')
  expect(answer.match(/<blockquote>/g)).toHaveLength(5)
  expect(explanation).toContain('Remember:')
})

test('options of an Anki note are not in the order of the file, and always in the same one', () => {
  const order = (id: string) => ankiFields({ ...rich, id, shuffle: true })[1]
  expect(order('a')).toBe(order('a'))
  expect(new Set(['a', 'b', 'c', 'd', 'e', 'f'].map(order)).size).toBeGreaterThan(1)
})

test('what a format cannot carry is said with the number of questions, and nothing where nothing is lost', () => {
  for (const format of EXPORT_FORMATS)
    expect(lossesOf(format, { ...bank, questions: [] }), format).toEqual([])
  expect(lossesOf('json', bank)).toEqual([{ what: expect.stringContaining('pictures'), questions: 1 }])
  expect(lossesOf('gift', bank).map(({ questions }) => questions)).toContain(1)
})

test('any text comes back from GIFT and from a table as it went in', () => {
  const line = fc.string({ unit: fc.constantFrom(...'ab ~=#{}:\\"\'\n,\t|%-[]<&é'), maxLength: 30 })
  fc.assert(
    fc.property(line, (made) => {
      const markdown = `x${made}x`
      const text = { ...rich.stem, markdown }
      const question = { ...rich, stem: text, options: rich.options.map((option) => ({ ...option, text })) }
      const [read] = readGift(writeGift({ ...bank, questions: [question] }))
      expect(read?.stem.text).toBe(markdown)
      expect(read?.choices.every((choice) => choice.text.text === markdown)).toBe(true)
      const [, row = []] = parseCsv(writeTable([question], ','), { bom: true, record_delimiter: '\r\n' })
      expect(row[TABLE_COLUMNS.indexOf('stem')]).toBe(formulaSafe(markdown))
    }),
  )
}, 60_000)
