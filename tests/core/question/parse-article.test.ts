import { expect, test } from 'vitest'
import { parseArticle } from '#core/question/parse-article.ts'
import { type CheckContext } from '#core/question/context.ts'
import { context } from './sample.ts'

const lesson = `---
title: DAX
summary: A cache in front of DynamoDB.
checked: 2026-11-01
sources:
  - title: DAX
    url: https://docs.aws.amazon.com/dax.html
drawnFrom: [designing-for-reliability]
---

DAX keeps items in memory.

## How

See [caching](../caching/lesson.md).

> [!CAUTION]
> **What people get wrong**
>
> - "DAX works across Regions." It does not.

![A cluster](../images/cluster.png)

[unused]: https://a.b
`

const read = (text: string, changes: Partial<CheckContext> = {}) =>
  parseArticle(text, { ...context, path: 'content/saa-c03/dax/lesson.md', ...changes })
const codes = (text: string, changes: Partial<CheckContext> = {}) =>
  read(text, changes).problems.map(({ line, column, code }) => `${line}:${column} ${code}`)

test('a lesson is read', () => {
  const { article: found, problems } = read(lesson)
  expect(problems).toEqual([])
  expect(found).toMatchObject({
    title: 'DAX',
    summary: 'A cache in front of DynamoDB.',
    checked: '2026-11-01',
    sources: [{ title: 'DAX', url: 'https://docs.aws.amazon.com/dax.html' }],
    drawnFrom: ['designing-for-reliability'],
  })
  expect(found?.body.map(({ type }) => type)).toEqual([
    'paragraph',
    'heading',
    'paragraph',
    'blockquote',
    'paragraph',
  ])
  expect(found?.definitions.map(({ identifier }) => identifier)).toEqual(['unused'])
})

test.each<[string, string, string[]]>([
  ['summary: A cache in front of DynamoDB.\n', '', ['2:1 E01']],
  ['drawnFrom: [designing-for-reliability]\n', '', []],
  ['checked: 2026-11-01', 'checked: 2027-01-01', ['4:10 E01']],
  ['checked: 2026-11-01', 'checked: 2025-01-01', ['4:10 W06']],
  ['https://docs.aws.amazon.com/dax.html', 'https://blog.example', ['7:10 W09']],
  ['title: DAX\nsummary', 'titel: DAX\nsummary', ['2:1 E01', '2:1 E01']],
  ['../caching/lesson.md', 'javascript:alert(1)', ['15:5 E09']],
  ['../images/cluster.png', '../images/none.png', ['22:1 E10']],
  ['## How', '#### How', ['13:1 W11']],
  ['## How', '```mermaid\nflowchart LR\n  a -->\n```\n\n## How', ['15:1 E11']],
  ['DAX keeps', '<b>DAX</b> keeps', ['11:1 E09', '11:7 E09']],
  ['DAX keeps', 'Option B of DAX keeps', []],
])('with %j as %j', (from, to, expected) => {
  expect(codes(lesson.replace(from, to))).toEqual(expected)
})

test('a lesson lies in the folder of its topic', () => {
  expect(codes(lesson, { path: 'redis/lesson.md' })).toEqual(['1:1 E02'])
  expect(codes(lesson, { path: 'lesson.md' })).toEqual(['1:1 E02'])
})

test('a lesson with errors is not handed out, one with warnings is', () => {
  expect(read(lesson.replace('DAX keeps', '<i>DAX')).article).toBeNull()
  expect(read(lesson.replace('## How', '#### How')).article).not.toBeNull()
})

const readPage = (path: string) => codes(lesson, { path })

test('a page lies in the folder of pages and is checked as a lesson is', () => {
  expect(readPage('pages/numbers-to-know.md')).toEqual([])
  expect(readPage('content/saa-c03/pages/lesson.md')).toEqual([])
  expect(codes(lesson.replace('## How', '#### How'), { path: 'pages/numbers-to-know.md' })).toEqual([
    '13:1 W11',
  ])
})

test('a page has a name of its own, fit for an address', () => {
  expect(readPage('pages/Numbers.md')).toEqual(['1:1 E03'])
  expect(readPage('pages/n.md')).toEqual(['1:1 E03'])
  expect(readPage('pages/caching.md')).toEqual(['1:1 E03'])
})
