import { expect, test } from 'vitest'
import { codesIn, edited, problemsIn, withOpening } from './sample.ts'

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ')
const opening = (texts: string[], keys = 1, stem = 'A stem.') =>
  withOpening(
    `${stem}\n\n${texts.map((text, index) => `- [${index < keys ? 'x' : ' '}] ${text}\n  > why`).join('\n')}`,
  )

test.each<[string, string, string[]]>([
  ['1.5 times as long', opening(['a'.repeat(15), 'b'.repeat(10), 'c'.repeat(8), 'd'.repeat(12)]), []],
  ['one letter more', opening(['a'.repeat(16), 'b'.repeat(10), 'c'.repeat(8), 'd'.repeat(12)]), ['19:1 W01']],
  [
    'marks are not letters',
    opening([`**[${'a'.repeat(15)}](https://a.b/c)**`, 'b'.repeat(10), 'c'.repeat(8), 'd'.repeat(12)]),
    [],
  ],
])('W01 the key is %s', (_, text, expected) => {
  expect(codesIn(text)).toEqual(expected)
})

test.each<[string, string[], string[]]>([
  ['in distractors only', ['the one', 'always two', 'three', 'Never four'], ['21:7 W02', '25:7 W02']],
  ['in the key too', ['never one', 'always two', 'three', 'four'], []],
  ['in code', ['the one', '`always` two', 'a nevertheless', 'four'], []],
])('W02 an absolute word %s', (_, texts, expected) => {
  expect(codesIn(opening(texts))).toEqual(expected)
})

test.each<[string, string[]]>([
  ['Which of these is not right?', ['17:64 W03']],
  ['Which of these is **not** right?', []],
  ['Which of these is NOT right?', []],
  ["Which service doesn't help?", ['17:60 W03']],
  ['Which services\ncannot help?', ['18:1 W03']],
  ['All of them help, except:', ['17:64 W03']],
  ['All of them help, EXCEPT:', []],
  ['Which is least likely to help?', ['17:55 W03']],
  ['What should the architect add, if it does not cost?', []],
  ['What should the architect add without losing what is not saved?', ['17:99 W03']],
])('W03 %s', (question, expected) => {
  expect(codesIn(edited(['What should the architect add?', question]))).toEqual(expected)
})

test('W04 a multiple that says no number', () => {
  const text = opening(['one', 'two', 'three', 'four', 'five'], 2).replace('type: single', 'type: multiple')
  expect(codesIn(text)).toEqual(['17:1 W04'])
  expect(codesIn(text.replace('A stem.', 'A stem. Choose two.'))).toEqual([])
})

test.each<[string, number, string[]]>([
  ['single', 3, ['19:1 W05']],
  ['single', 4, []],
  ['single', 5, []],
  ['single', 6, []],
  ['single', 7, ['19:1 W05']],
  ['single', 8, ['19:1 W05']],
  ['multiple', 3, ['19:1 W05']],
  ['multiple', 4, ['19:1 W05']],
  ['multiple', 5, []],
  ['multiple', 6, []],
  ['multiple', 7, ['19:1 W05']],
  ['multiple', 8, ['19:1 W05']],
])('W05 %s with %i options', (type, count, expected) => {
  const texts = 'abcdefgh'.slice(0, count).split('')
  const text =
    type === 'single'
      ? opening(texts)
      : opening(texts, 2, 'Choose two.').replace('type: single', 'type: multiple')
  expect(codesIn(text)).toEqual(expected)
})

test('W08 stem and options over 90 seconds at 238 words a minute', () => {
  const options = ['one', 'two', 'three', 'four']
  expect(codesIn(opening(options, 1, words(353)))).toEqual([])
  expect(codesIn(opening(options, 1, words(356)))).toEqual(['17:1 W08'])
})

test('rationales are not read before the answer', () => {
  expect(problemsIn(edited(['It answers from memory.', words(400)]))).toEqual([])
})
