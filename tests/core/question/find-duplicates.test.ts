import { expect, test } from 'vitest'
import { findDuplicates } from '#core/question/find-duplicates.ts'
import { identifyQuestion } from '#core/question/identify-question.ts'
import { edited, sample } from './sample.ts'

const identify = (files: Record<string, string>) =>
  Object.entries(files).flatMap(([path, text]) => identifyQuestion(text, path) ?? [])
const found = (files: Record<string, string>) =>
  findDuplicates(identify(files)).map(({ path, line, column, code }) => `${path}:${line}:${column} ${code}`)

const story = (text: string) =>
  edited(['A game reads the same items again and again. What should the architect add?', text])
const other = story(
  'A bank keeps seven years of statements and nobody reads the old ones. Where should they go?',
)

test('an id used twice is shown in both files, and each names the other', () => {
  const problems = findDuplicates(identify({ 'dax/dax-sample.md': sample, 'caching/dax-sample.md': other }))
  expect(problems).toMatchObject([
    { path: 'caching/dax-sample.md', line: 2, column: 5, code: 'E03', severity: 'error' },
    { path: 'dax/dax-sample.md', line: 2, column: 5, code: 'E03', severity: 'error' },
  ])
  expect(problems[0]?.message).toContain('dax/dax-sample.md:2')
  expect(problems[1]?.message).toContain('caching/dax-sample.md:2')
})

test('an id used three times names both others', () => {
  const third = story('Seven words that no other file has.')
  const problems = findDuplicates(identify({ 'a/x.md': sample, 'b/x.md': other, 'c/x.md': third }))
  expect(problems).toHaveLength(3)
  expect(problems[1]?.message).toContain('a/x.md:2, c/x.md:2')
})

test('an id is found though the file has other errors', () => {
  const broken = other.replace('task: "3.3"', 'tsk: [').replace('[x]', '[ ]')
  const harmless = other.replace('level: apply', 'level: no').replaceAll('- [', '- ')
  expect(found({ 'a/x.md': sample, 'b/x.md': harmless })).toEqual(['a/x.md:2:5 E03', 'b/x.md:2:5 E03'])
  expect(found({ 'a/x.md': sample, 'b/x.md': broken })).toEqual([])
  expect(found({ 'a/x.md': sample, 'b/x.md': 'no front matter' })).toEqual([])
})

const long =
  'A ticket shop keeps its orders in one database. Last month the zone that holds it went dark for twenty minutes. The owner wants it back by itself within minutes, without losing an order.'
const again = { id: ['id: dax-sample', 'id: dax-again'] as [string, string] }
const near = (text: string, ...changes: [string, string][]) =>
  changes.concat([again.id]).reduce((whole, [from, to]) => whole.replace(from, to), story(text))

test.each<[string, string, string[]]>([
  ['the same stem', long, ['dax/b.md:17:1 W07']],
  [
    'another case and other marks',
    long.toUpperCase().replace('ONE DATABASE', '**one** `database`'),
    ['dax/b.md:17:1 W07'],
  ],
  [
    'two words changed',
    long.replace('ticket', 'record').replace('Last month', 'Last week'),
    ['dax/b.md:17:1 W07'],
  ],
  [
    'another question about it',
    `${long.slice(0, 60)} Which key should it have, and how would a second one be added later on by a script?`,
    [],
  ],
  ['another stem', 'A bank keeps seven years of statements.', []],
])('W07: %s', (_, text, expected) => {
  expect(found({ 'dax/a.md': story(long), 'dax/b.md': near(text) })).toEqual(expected)
})

test('variants of one family are alike on purpose', () => {
  const variant = (text: string) => text.replace('type: single', 'family: shops\ntype: single')
  expect(found({ 'dax/a.md': variant(story(long)), 'dax/b.md': variant(near(long)) })).toEqual([])
  expect(found({ 'dax/a.md': variant(story(long)), 'dax/b.md': near(long) })).toEqual(['dax/b.md:17:1 W07'])
})

test('a retired question is no twin', () => {
  expect(found({ 'dax/a.md': story(long).replace('published', 'retired'), 'dax/b.md': near(long) })).toEqual(
    [],
  )
})

test('the order of the files is no matter', () => {
  const files = identify({ 'dax/a.md': story(long), 'dax/b.md': near(long), 'dax/c.md': sample })
  expect(findDuplicates(files.toReversed())).toEqual(findDuplicates(files))
})

test('two thousand files are compared in moments', () => {
  const files = Array.from({ length: 2000 }, (_, index) => {
    const words = Array.from({ length: 80 }, (_, place) => `w${(index * 7 + place * 13) % 500}`).join(' ')
    return `${index}`
      .padStart(4, '0')
      .concat(
        '\n',
        story(`${words}. What should the architect do to meet these requirements?`).replace(
          'dax-sample',
          `dax-${index}`,
        ),
      )
  })
  const started = performance.now()
  const identities = files.flatMap(
    (text) => identifyQuestion(text.slice(5), `dax/${text.slice(0, 4)}.md`) ?? [],
  )
  expect(identities).toHaveLength(2000)
  findDuplicates(identities)
  expect(performance.now() - started).toBeLessThan(20_000)
})
