import { beforeEach, expect, test } from 'vitest'
import { renderNodes } from '#core/markdown/render-markdown.ts'
import { parseMarkdown } from '#core/markdown/parse-markdown.ts'
import { db } from '#server/db.ts'
import { publishQuestion } from '#server/questions.ts'
import { search } from '#server/search.ts'
import { createBank, createQuestion } from '../support/bank.ts'
import { useDatabase } from '../support/database.ts'

useDatabase()

const NOW = new Date('2026-11-21T12:00:00Z')

/** A question whose stem is given; everything told after the answer holds words found nowhere else. */
function asking(id: string, stem: string, given: Parameters<typeof createQuestion>[0] | object = {}) {
  const { presented, answer, ...rest } = createQuestion({ ...given, id })
  return {
    ...rest,
    presented: {
      ...presented,
      stem: `<p>${stem}</p>`,
      options: presented.options.map(() => '<p>canaryoption</p>'),
    },
    answer: {
      ...answer,
      rationales: answer.rationales.map(() => '<p>canaryrationale</p>'),
      explanation: '<p>canaryexplanation</p>',
      remember: '<p>canaryremember</p>',
      references: '<p>canaryreference</p>',
      sources: [{ title: 'canarysource', url: 'https://docs.aws.amazon.com/canary.html' }],
    },
  }
}

function article(markdown: string) {
  const html = renderNodes(parseMarkdown(markdown).children, [])
  return { version: 1, contentHash: '', source: 'canarysourcetext', summary: '', checked: '2026-11-21', html, contents: '[]', sources: '[]', publishedAt: NOW } // prettier-ignore
}

beforeEach(async () => {
  await createBank([
    asking(
      'dax-failover',
      'A shop asks what its cluster does in a <strong>failover</strong> of the primary node.',
    ),
    asking('aurora-endpoints', 'A museum spreads reads over endpoints.', { topic: 'aurora' }),
    asking('sealed-one', 'A bakery with a sealedword.', { form: 'sealed-1' }),
    asking('draft-one', 'A bakery with a draftword.', { status: 'draft' }),
    asking('retired-one', 'A bakery with a retiredword.', { status: 'retired' }),
  ])
  const text =
    'A cache answers from memory.\n\n## When a node fails\n\nAnother node takes over: a failover.\n'
  await db().lesson.create({ data: { topicId: 'dax', title: 'DynamoDB Accelerator', ...article(text) } })
  const numbers = 'Twelve loaves.\n\n## Times\n\nA failover takes a minute & <more>.\n'
  await db().page.create({ data: { slug: 'numbers', title: 'Numbers to know', ...article(numbers) } })
})

const found = async (query: string) => (await search(query, 20)).hits.map(({ href }) => href)

test('lessons, pages and questions are found, with their topic and the words around the hit', async () => {
  const { hits, total } = await search('failover', 20)
  expect(total).toBe(3)
  expect(hits.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
    {
      kind: 'lesson',
      href: '/learn/dax#section-when-a-node-fails',
      title: 'DynamoDB Accelerator',
      topicTitle: 'Topic dax',
      snippet: 'Another node takes over: a failover.',
      words: ['failover'],
    },
    {
      kind: 'page',
      href: '/learn/numbers#section-times',
      title: 'Numbers to know',
      topicTitle: null,
      snippet: 'A failover takes a minute & <more>.',
      words: ['failover'],
    },
    {
      kind: 'question',
      href: '/study?question=dax-failover',
      title: 'Title of dax-failover',
      topicTitle: 'Topic dax',
      snippet: 'A shop asks what its cluster does in a failover of the primary node.',
      words: ['failover'],
    },
  ])
})

test.each([
  ['the beginning of a word', 'failo'],
  ['a letter left out', 'failovr'],
  ['two letters swapped', 'failvoer'],
  ['capitals', 'FAILOVER'],
  ['common words around it', 'what is a failover?'],
  ['signs around it', '<failover>"\'*~^:'],
])('%s finds it all the same', async (_, query) => {
  expect(await found(query)).toHaveLength(3)
})

test('all words of a query are looked for, and some when nothing has them all', async () => {
  expect(await found('primary failover')).toEqual(['/study?question=dax-failover'])
  expect((await found('museum failover')).toSorted()).toEqual([
    '/learn/dax#section-when-a-node-fails',
    '/learn/numbers#section-times',
    '/study?question=aurora-endpoints',
    '/study?question=dax-failover',
  ])
})

test('a title and a topic find a text as a whole', async () => {
  expect(await found('accelerator')).toEqual(['/learn/dax'])
  expect(await found('topic aurora')).toEqual(['/study?question=aurora-endpoints'])
})

test.each(['', ' ', '?!', 'a', 'zzzz', '\u0000', 'x'.repeat(500)])('%j finds nothing', async (query) => {
  expect(await search(query, 20)).toEqual({ hits: [], total: 0 })
})

test('as many hits are given as asked for, and how many there are', async () => {
  const { hits, total } = await search('failover', 1)
  expect([hits.length, total]).toEqual([1, 3])
})

// The key and what is told after the answer must not be found out by searching for it.
test.each([
  'canaryoption',
  'canaryrationale',
  'canaryexplanation',
  'canaryremember',
  'canaryreference',
  'canarysource',
])('what is told after the answer is not found: %s', async (word) => {
  expect(await found(word)).toEqual([])
  expect(await found('canary')).toEqual([])
})

test('sealed, draft and retired questions are not found', async () => {
  expect(await found('bakery')).toEqual([])
  expect(await found('sealedword draftword retiredword')).toEqual([])
})

test('a question is found as soon as it is published, and no longer by what it said before', async () => {
  expect(await found('observatory')).toEqual([])
  const question = asking('dax-failover', 'An observatory keeps its plates.')
  const next = { question, source: 'next', position: 0, basedOn: 1, seeded: false }
  await publishQuestion('instructor', next, NOW)
  expect(await found('observatory')).toEqual(['/study?question=dax-failover'])
  expect(await found('primary')).toEqual([])

  const added = {
    question: asking('dax-new', 'A lighthouse.'),
    source: 'new',
    position: 9,
    basedOn: 0,
    seeded: false,
  }
  await publishQuestion('instructor', added, NOW)
  expect(await found('lighthouse')).toEqual(['/study?question=dax-new'])

  const retired = {
    ...next,
    question: { ...question, status: 'retired' as const },
    source: 'retired',
    basedOn: 2,
  }
  await publishQuestion('instructor', retired, NOW)
  expect(await found('observatory')).toEqual([])
})

test('a lesson or page is found by what it says now', async () => {
  expect(await found('memory')).toEqual(['/learn/dax'])
  const { html } = article('A cache answers from marble.')
  await db().lesson.update({ where: { topicId: 'dax' }, data: { html, version: 2 } })
  await db().page.update({ where: { slug: 'numbers' }, data: { html, version: 2 } })
  expect(await found('memory')).toEqual([])
  expect((await found('marble')).toSorted()).toEqual(['/learn/dax', '/learn/numbers'])
})

test('searches at once build the index once, and a text that cannot be read fails no later search', async () => {
  const many = await Promise.all(Array.from({ length: 20 }, () => found('failover')))
  expect(new Set(many.map((hrefs) => hrefs.join())).size).toBe(1)

  await db().questionVersion.updateMany({ where: { questionId: 'dax-failover' }, data: { presented: '{' } })
  await db().page.update({ where: { slug: 'numbers' }, data: { version: 2 } })
  await expect(search('failover', 20)).rejects.toThrow(/dax-failover/)
  await db().questionVersion.updateMany({
    where: { questionId: 'dax-failover' },
    data: { presented: JSON.stringify({ stem: '<p>mended</p>', options: [] }) },
  })
  expect(await found('mended')).toEqual(['/study?question=dax-failover'])
})
