import { expect, test } from 'vitest'
import { parseQuestion } from '#core/question/parse-question.ts'
import { codesIn, context, edited, problemsIn, withOpening } from './sample.ts'

// Options written shortly; the first stands on line 19.
const options = (...lines: string[]) => withOpening(`A stem.\n\n${lines.join('\n')}`)
const key = '- [x] one\n  > right'
const wrong = (text: string) => `- [ ] ${text}\n  > wrong`
const four = [key, wrong('two'), wrong('three'), wrong('four')]

test('the short form of four options has no problems', () => {
  expect(problemsIn(options(...four))).toEqual([])
})

// E04

test.each<[string, string, string[]]>([
  ['no key', edited(['- [x]', '- [ ]']), ['19:1 E04']],
  ['single with two keys', edited(['- [ ] A global', '- [x] A global']), ['31:1 E04']],
  [
    'single with three keys, shown at the second',
    edited(['- [ ] A larger', '- [x] A larger'], ['- [ ] A global', '- [x] A global']),
    ['27:1 E04'],
  ],
  [
    'multiple with one key',
    edited(['type: single', 'type: multiple'], ['add?', 'add? (Choose two.)']),
    ['17:78 E04', '19:1 E04', '19:1 W05'],
  ],
  [
    'nothing wrong',
    edited(
      ['type: single', 'type: multiple'],
      ['add?', 'add? Choose four.'],
      ...Array.from({ length: 3 }, () => ['- [ ]', '- [x]'] as [string, string]),
    ),
    ['19:1 E04', '19:1 W05'],
  ],
  [
    'a type that cannot be read is not judged',
    edited(['type: single', 'type: both'], ['- [ ] A global', '- [x] A global']),
    ['7:7 E01'],
  ],
  [
    'no key is said whatever the type',
    edited(['type: single', 'type: both'], ['- [x]', '- [ ]']),
    ['7:7 E01', '19:1 E04'],
  ],
])('keys: %s', (_, text, expected) => {
  expect(codesIn(text)).toEqual(expected)
})

test.each<[string, string[]]>([
  ['What should the architect add? Choose TWO.', ['17:77 E04']],
  ['What should the architect add? (Select **three**.)', ['17:78 E04']],
  ['What should the architect add?\nChoose\nthe *two* best.', ['18:1 E04']],
  ['Which two should the architect add?', ['17:46 E04']],
  ['Which combination of 2 steps helps?', ['17:52 E04']],
  ['Choose one.', []],
  ['What should the architect add? `Choose two`', []],
  ['The architect can choose two sizes. What should the architect add? Choose one.', []],
  ['They wonder which two zones to use. What should the architect add?', []],
  ['It has two nodes. What should the architect add?', []],
])('the number asked for: %s', (to, expected) => {
  expect(codesIn(edited(['What should the architect add?', to]))).toEqual(expected)
})

test('the number asked for fits two keys', () => {
  const text = edited(
    ['type: single', 'type: multiple'],
    ['add?', 'add? (Choose TWO.)'],
    ['- [ ] A global', '- [x] A global'],
    ['## Explanation', `${wrong('Nothing.')}\n\n## Explanation`],
  )
  expect(problemsIn(text)).toEqual([])
})

// E05

test.each<[string, string, string[]]>([
  ['none', withOpening('A stem.'), ['19:1 E05']],
  ['a list without boxes', options('- one', '- two', '- three'), ['19:1 E05']],
  ['wrong boxes', options('- [y] one', '- [] two', '- [ x] three'), ['19:1 E05']],
  ['lettered lines', withOpening('A stem.\n\nA. One\n\nB. Two'), ['19:1 E05']],
  ['two', options(key, wrong('two')), ['19:1 E05']],
  ['nine', options(key, ...'abcdefgh'.split('').map((letter) => wrong(letter.repeat(3)))), ['19:1 E05']],
  ['one without box', options(key, wrong('two'), '- three\n  > wrong', wrong('four')), ['23:1 E05']],
  ['inside another list', options('- Which?\n  - [x] one\n  - [ ] two'), ['20:3 E05']],
  ['inside an option', options(...four.slice(0, 3), '- [ ] four\n  - [ ] five\n\n  > wrong'), ['26:3 E05']],
  [
    'with another marker',
    options(key, wrong('two'), '* [ ] three\n  > wrong', '* [ ] four\n  > wrong'),
    ['23:1 E05'],
  ],
  [
    'numbered',
    options(
      '1. [x] one\n   > right',
      '2. [ ] two\n   > wrong',
      '3. [ ] three\n   > wrong',
      '4. [ ] four\n   > wrong',
    ),
    ['19:1 E05'],
  ],
  [
    'numbered from 7 with brackets',
    options(
      '7) [x] one\n   > right',
      '8) [ ] two\n   > wrong',
      '9) [ ] three\n   > wrong',
      '10) [ ] four\n    > wrong',
    ),
    ['19:1 E05'],
  ],
  ['followed by text', options(...four, '', 'Think twice.'), ['28:1 E05']],
  ['without a stem', withOpening(four.join('\n')), ['17:1 E05']],
  ['after a section', edited(['A game reads', '## Notes\n\nx\n\nA game reads']), ['17:1 E05', '17:1 E05']],
])('options: %s', (_, text, expected) => {
  expect(codesIn(text)).toEqual(expected)
})

test.each<[string, string]>([
  ['stars', options(...four.map((option) => option.replace('-', '*')))],
  ['plus signs', options(...four.map((option) => option.replace('-', '+')))],
  ['a capital X', options(...four).replace('[x]', '[X]')],
  ['empty lines between', options(...four.map((option) => `${option}\n`))],
  [
    'several blocks',
    options(
      key,
      wrong('two'),
      wrong('three'),
      '- [ ] four\n\n  ```\n  code\n  ```\n\n  - a list\n  - in it\n\n  > wrong',
    ),
  ],
])('options may have %s', (_, text) => {
  expect(problemsIn(text).filter(({ severity }) => severity === 'error')).toEqual([])
  const { question } = parseQuestion(text, context)
  expect(question?.options.map((option) => option.key)).toEqual([true, false, false, false])
})

// E06

test.each<[string, string, string[]]>([
  ['the same words', options(key, wrong('two'), wrong('two'), wrong('four')), ['23:1 E06']],
  ['another case', options(key, wrong('two'), wrong('TWO'), wrong('four')), ['23:1 E06']],
  ['another width', options(key, wrong('two'), wrong('ｔｗｏ'), wrong('four')), ['23:1 E06']],
  ['doubled spaces', options(key, wrong('a b'), wrong('a  \u00a0b'), wrong('four')), ['23:1 E06']],
  ['a zero-width space', options(key, wrong('two'), wrong('t\u200bwo'), wrong('four')), ['23:1 E06']],
  ['a soft hyphen', options(key, wrong('two'), wrong('t\u00adwo'), wrong('four')), ['23:1 E06']],
  ['emphasis', options(key, wrong('two'), wrong('**two**'), wrong('four')), ['23:1 E06']],
  ['another composition', options(key, wrong('café'), wrong('cafe\u0301'), wrong('four')), ['23:1 E06']],
  ['sharp s', options(key, wrong('Straße'), wrong('STRASSE'), wrong('four')), ['23:1 E06']],
  ['another accent', options(key, wrong('cafe'), wrong('café'), wrong('four')), []],
  ['another sign', options(key, wrong('<= 2'), wrong('>= 2'), wrong('four')), []],
  [
    'another picture',
    options(key, wrong('![a](../images/cluster.png)'), wrong('![a](map.webp)'), wrong('four')),
    [],
  ],
  ['three alike', options(key, wrong('two'), wrong('two'), wrong('Two')), ['23:1 E06', '25:1 E06']],
  ['nothing', options(key, wrong('two'), '- [ ]\n  > wrong', wrong('four')), ['23:1 E06']],
  ['only an invisible character', options(key, wrong('two'), wrong('\u200b'), wrong('four')), ['23:1 E06']],
  [
    'only a picture without alt text',
    options(key, wrong('two'), wrong('![](map.webp)'), wrong('four')),
    ['23:7 E10'],
  ],
])('an option with %s', (_, text, expected) => {
  expect(codesIn(text).filter((code) => !code.endsWith('W01'))).toEqual(expected)
})

// E07

test.each<[string, string, string[]]>([
  ['missing', options(key, '- [ ] two', wrong('three'), wrong('four')), ['21:1 E07']],
  ['twice', options(key, '- [ ] two\n\n  > wrong\n\n  > again', wrong('three'), wrong('four')), ['25:3 E07']],
  [
    'not last',
    options(key, '- [ ] two\n\n  > wrong\n\n  More.', wrong('three'), wrong('four')),
    ['23:3 E07'],
  ],
  ['empty', options(key, '- [ ] two\n\n  >', wrong('three'), wrong('four')), ['23:3 E07']],
  [
    'outside its option',
    options('- [x] one\n> right', wrong('two'), wrong('three'), wrong('four')),
    ['20:1 E07'],
  ],
  [
    'outside every option',
    options(...four.map((option) => option.replace('  >', '>'))),
    ['20:1 E07', '22:1 E07', '24:1 E07', '26:1 E07'],
  ],
])('a rationale that is %s', (_, text, expected) => {
  expect(codesIn(text).filter((code) => !code.includes('W'))).toEqual(expected)
})
