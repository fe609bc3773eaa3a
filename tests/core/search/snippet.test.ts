import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Passage } from '#core/search/passages.ts'
import { SNIPPET_LENGTH, snippetOf } from '#core/search/snippet.ts'

const passage = (text: string, given: Partial<Passage> = {}): Passage => ({
  text,
  heading: '',
  section: null,
  isSentence: true,
  ...given,
})
const filler = 'and so on, as such stories go in the long evenings of the north, '

test('the passage with the most different words is quoted, with its section', () => {
  const passages = [
    passage('A cache, a cache, a cache.', { section: 'section-one' }),
    passage('A cache may fail.', { section: 'section-two' }),
  ]
  expect(snippetOf(passages, ['cache', 'fail'])).toEqual({
    text: 'A cache may fail.',
    section: 'section-two',
  })
})

test('of equal passages the first is quoted', () => {
  expect(snippetOf([passage('A cache.'), passage('Another cache.')], ['cache']).text).toBe('A cache.')
})

test('a sentence is quoted before code with the same words', () => {
  const passages = [passage('cache = fail()', { isSentence: false }), passage('A cache.')]
  expect(snippetOf(passages, ['cache']).text).toBe('A cache.')
  expect(snippetOf(passages, ['cache', 'fail']).text).toBe('A cache.')
  expect(snippetOf(passages, ['fail']).text).toBe('cache = fail()')
})

test('a heading is quoted with its passage when it has words the passage lacks', () => {
  const under = [passage('It answers from memory.', { heading: 'The cache', section: 'section-the-cache' })]
  expect(snippetOf(under, ['cache', 'memory'])).toEqual({
    text: 'The cache: It answers from memory.',
    section: 'section-the-cache',
  })
  expect(snippetOf(under, ['memory']).text).toBe('It answers from memory.')
})

test('words that stand in the title alone leave the beginning of the text, and no section', () => {
  const passages = [passage('It answers from memory.', { section: 'section-a' })]
  expect(snippetOf(passages, ['dax'])).toEqual({ text: 'It answers from memory.', section: null })
  expect(snippetOf([], ['dax'])).toEqual({ text: '', section: null })
})

test('a long passage is cut around the words, at spaces', () => {
  const { text } = snippetOf(
    [passage(`${filler.repeat(5)}the cache fails ${filler.repeat(5)}`)],
    ['cache', 'fails'],
  )
  expect(text).toMatch(/^…\S.*the cache fails.*\S…$/)
  expect(text.length).toBeLessThanOrEqual(SNIPPET_LENGTH)
  expect(` ${filler.repeat(9)} the cache fails `).toContain(text.slice(1, 20))
})

test('a long passage is cut where the most different words are near each other', () => {
  const text = `The cache ${filler.repeat(6)} the cache fails ${filler.repeat(6)}`
  expect(snippetOf([passage(text)], ['cache', 'fails']).text).toContain('the cache fails')
})

test('words at the very start and end are shown without an ellipsis on that side', () => {
  expect(snippetOf([passage(`Cache ${filler.repeat(4)}`)], ['cache']).text).toMatch(/^Cache .*[^…]…$/)
  expect(snippetOf([passage(`${filler.repeat(4)} cache`)], ['cache']).text).toMatch(/^….* cache$/)
})

test('whatever the text, a snippet is short, well-formed and part of it', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.string({ maxLength: 3 }),
      (text, word) => {
        const found = snippetOf([passage(text)], [word.toLowerCase()]).text
        expect(found.length).toBeLessThanOrEqual(SNIPPET_LENGTH)
        expect(found).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/)
        if (!text.includes('…')) expect(text).toContain(found.replaceAll('…', ''))
      },
    ),
  )
})
