import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markWords } from '#core/search/mark-words.ts'
import { QUERY_LENGTH, readQuery } from '#core/search/query.ts'
import { tellingWords, wordsOf } from '#core/search/words.ts'

test.each<[string, string[]]>([
  ['Multi-AZ', ['multi', 'az']],
  ['RDS for Db2, 99.99 %', ['rds', 'for', 'db2', '99', '99']],
  ['iam:PassRole', ['iam', 'passrole']],
  ['<script>alert(1)</script>', ['script', 'alert', '1', 'script']],
  ['Œuvre E\u0301TE\u0301', ['œuvre', 'été']],
  ['', []],
  ['—…!', []],
])('the words of %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words)
})

test('words of every sentence tell nothing', () => {
  expect(tellingWords('What happens when a DAX node fails?')).toEqual(['happens', 'dax', 'node', 'fails'])
  expect(tellingWords('how is it')).toEqual([])
})

test('found words are marked as they are written, and no part of a word', () => {
  expect(markWords('DAX, not daxing: dax.', ['dax'])).toEqual([
    { text: 'DAX', marked: true },
    { text: ', not daxing: ', marked: false },
    { text: 'dax', marked: true },
    { text: '.', marked: false },
  ])
  expect(markWords('nothing', ['dax'])).toEqual([{ text: 'nothing', marked: false }])
  expect(markWords('', ['dax'])).toEqual([])
})

test('the pieces of a marked text are the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ maxLength: 3 })), (text, words) => {
      const pieces = markWords(text, [...words, ...wordsOf(text).slice(0, 2)])
      expect(pieces.map((piece) => piece.text).join('')).toBe(text)
    }),
  )
})

test.each([
  ['  dax \n failover\t', 'dax failover', false],
  ['a\u0000b\u202ec', 'a b c', false],
  ['', '', false],
  ['   ', '', false],
  ['x'.repeat(QUERY_LENGTH), 'x'.repeat(QUERY_LENGTH), false],
  ['x'.repeat(QUERY_LENGTH + 1), 'x'.repeat(QUERY_LENGTH), true],
  ['😀'.repeat(QUERY_LENGTH + 1), '😀'.repeat(QUERY_LENGTH), true],
])('%j is searched as %j', (written, text, wasCut) => {
  expect(readQuery(written)).toEqual({ text, wasCut })
})
