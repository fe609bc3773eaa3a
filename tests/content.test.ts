import { type Root, type RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import { beforeAll, expect, test } from 'vitest'
import { linkTarget, PAGES } from '#core/markdown/link-target.ts'
import { plainText } from '#core/markdown/plain-text.ts'
import { renderLesson } from '#core/markdown/render-lesson.ts'
import { type Coverage } from '#core/question/coverage.ts'
import { nameParts } from '#core/question/context.ts'
import { type Problem } from '#core/question/problem.ts'
import { type Article } from '#core/question/question.ts'
import { type ParsedPack, readParsedPack } from '#server/parsed-pack.ts'
import { coverageOf } from '#server/pack-coverage.ts'
import { type PackFile, readPack } from '#server/pack-files.ts'
import { PACK_DIR } from '../prisma/seed.ts'

// The bank of this repository, as its authors left it. Each fact here is one a reader relies on.

const LONG_SENTENCE_WORDS = 12

type Text = { path: string; article: Article; html: string }

let bank: ParsedPack
let problems: Problem[]
let coverage: Coverage
/** Lessons and pages, rendered; `texts` holds both. */
let lessons: Text[]
let texts: Text[]

beforeAll(async () => {
  const folder = await readPack(PACK_DIR)
  const read = await readParsedPack(folder, newestDate(folder.files))
  if (!read.parsed) throw new Error(`${PACK_DIR} has no readable exam.yaml and topics.yaml`)
  bank = read.parsed
  problems = read.problems
  coverage = coverageOf(bank, problems)
  lessons = bank.lessons.map(rendered)
  texts = [...lessons, ...bank.pages.map(rendered)]
}, 120_000)

/** The bank's own day: facts grow old beside each other, not because somebody runs this test years later. */
function newestDate(files: PackFile[]): string {
  const dates = files.flatMap(({ bytes }) => {
    const text = new TextDecoder().decode(bytes)
    return /^checked: (\d{4}-\d{2}-\d{2})$/m.exec(text)?.[1] ?? []
  })
  return dates.toSorted().at(-1) ?? ''
}

function rendered({ path, article }: { path: string; article: Article }): Text {
  const { folder } = nameParts(path)
  return { path, article, html: renderLesson(article.body, article.definitions, { folder }).html }
}

const withoutPath = (all: Text[], pattern: RegExp) => all.filter(({ html }) => !pattern.test(html)).map(({ path }) => path) // prettier-ignore

test('the check has nothing to say: no error and no warning, near-duplicates among them', () => {
  expect(problems.map(({ path, line, column, code, message }) => `${path}:${line}:${column} ${code} ${message}`)).toEqual([]) // prettier-ignore
})

test('the bank is complete: so many questions of each kind, every concept, every fact, keys of any length', () => {
  expect(coverage.gaps).toEqual([])
})

test('every source is on a host the exam lists', () => {
  const sources = [
    ...bank.questions.flatMap(({ path, question }) => question.sources.map(({ url }) => ({ path, url }))),
    ...texts.flatMap(({ path, article }) => article.sources.map(({ url }) => ({ path, url }))),
  ]
  const hosts = bank.pack.exam.sourceHosts
  expect(sources.length).toBeGreaterThan(0)
  expect(sources.filter(({ url }) => !hosts.includes(new URL(url).hostname))).toEqual([])
})

test('every question is reached from the lesson of its topic', () => {
  const taught = new Set(bank.lessons.map(({ topic }) => topic))
  const unreached = bank.questions.filter(({ question }) => !taught.has(question.topic))
  expect(unreached.map(({ path }) => path)).toEqual([])
})

test('every lesson has a diagram', () => {
  expect(withoutPath(lessons, /<figure class="diagram"/)).toEqual([])
})

test('every lesson and page says what people get wrong and what has changed', () => {
  expect(withoutPath(texts, /<aside class="callout callout-wrong"/)).toEqual([])
  expect(withoutPath(texts, /<aside class="callout callout-changed"/)).toEqual([])
})

test('the two pages that the exam rewards are there', () => {
  expect(bank.pages.map(({ slug }) => slug)).toEqual(
    expect.arrayContaining(['numbers-to-know', 'which-database']),
  )
})

test('links between lessons and pages lead to a text that exists, and to a heading in it', () => {
  const anchors = new Map(
    texts.map(({ path, html }) => [
      addressOf(path),
      [...html.matchAll(/<h[2-6] id="([^"]+)"/g)].map(([, id]) => id),
    ]),
  )
  const broken = texts.flatMap(({ path, article }) => {
    const { folder } = nameParts(path)
    return innerLinks([...article.body, ...article.definitions])
      .filter((url) => {
        const [to, anchor] = (linkTarget(url, folder) ?? 'nowhere').split('#')
        const ids = anchors.get(to || addressOf(path))
        return !ids || (anchor !== undefined && !ids.includes(anchor))
      })
      .map((url) => `${path}: ${url}`)
  })
  expect(broken).toEqual([])
})

test('links of questions lead to a lesson or page that exists', () => {
  const addresses = texts.map(({ path }) => addressOf(path))
  const broken = bank.questions.flatMap(({ path, question }) => {
    const { stem, options, explanation, remember, references, definitions } = question
    const told = options.flatMap(({ text, rationale }) => [...text, ...rationale])
    return innerLinks([...stem, ...told, ...explanation, ...remember, ...references, ...definitions])
      .filter((url) => !addresses.includes((linkTarget(url, null) ?? '').replace(/#.*/, '')))
      .map((url) => `${path}: ${url}`)
  })
  expect(broken).toEqual([])
})

function addressOf(path: string): string {
  const { folder, name } = nameParts(path)
  return `/learn/${folder === PAGES ? name : folder}`
}

function innerLinks(nodes: RootContent[]): string[] {
  const urls: string[] = []
  const root: Root = { type: 'root', children: nodes }
  visit(root, (node) => {
    if (node.type === 'link' || node.type === 'definition') urls.push(node.url)
  })
  return urls.filter((url) => !/^https?:/.test(url))
}

test('no sentence of twelve words or more stands in two stems', () => {
  const homes = new Map<string, string[]>()
  for (const { path, question } of bank.questions) {
    for (const sentence of new Set(longSentences(plainText(question.stem))))
      homes.set(sentence, [...(homes.get(sentence) ?? []), path])
  }
  expect([...homes].filter(([, paths]) => paths.length > 1)).toEqual([])
})

function longSentences(text: string): string[] {
  return text
    .split(/[.?!:;]["”’)]*\s+/)
    .map((sentence) => (sentence.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' '))
    .filter((sentence) => sentence.split(' ').length >= LONG_SENTENCE_WORDS)
}
