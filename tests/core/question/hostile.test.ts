import { expect, test } from 'vitest'
import { problemsIn, edited, sample } from './sample.ts'

// Shapes that keep parsers busy for seconds to minutes (reliability.md 3.3 and some found here), each as large as a
// file may be. The promise is one second a file; the bound is generous because test machines are shared.
const BOUND_MS = 5000
const fill = (unit: string, size: number) => unit.repeat(Math.floor(size / unit.length))
const room = 64 * 1024 - sample.length - 100

const shapes = [
  '>', '> ', '*a', '_a', '**a_', '~a', '~~a', 'a <!-- ', '<div>', '[', '[a](', '![', '![a](', '`', '`a ', '```\n', '- ', '1. ', '- a\n',
  '- [ ] a\n  > b\n', 'a\n-\n', 'a\n=\n', '# a\n', 'a\n\n', '[a]: b\n', '[^a]: b\n', '[^a] ', '|', 'a|b\n', '|-', '&amp;', '&#x202E;', '\\*',
  'www.', 'a@', 'http://a.b ', 'e\u0301\u0302', 'a', ' ', '\t', '\u0000', '\u202e', '? ', ': ', '\n', ' \n', '<a b="', '<!--', '<![CDATA[',
  '<?', 'a  \n', '> - * a\n', '```mermaid\nflowchart LR\n  a --> b\n```\n', 'option ', 'choose the ', 'which ', 'all of the ', 'both A and ',
  'which is ', 'except ', '-', '=', '_', '*', '{', '[{', '- - - - - a\n',
] // prettier-ignore

const tryAll = (put: (text: string) => string, units: string[], sizes: number[]) => {
  for (const unit of units) {
    for (const size of sizes) {
      const text = put(fill(unit, size))
      const started = performance.now()
      problemsIn(text)
      expect(performance.now() - started, `${JSON.stringify(unit)}, ${size} bytes`).toBeLessThan(BOUND_MS)
    }
  }
}

test('no shape in a body takes long, whether it is refused or just short enough to be parsed', () => {
  tryAll((text) => edited(['DAX keeps items in memory.', text]), shapes, [4000, room])
}, 120_000)

test('no shape in a stem takes long', () => {
  const units = [
    'which is ',
    'which ',
    'choose the ',
    'option ',
    'all of the ',
    'except ',
    '`a` which ',
    ' ',
    'a',
    '&amp;',
    'a@',
  ]
  tryAll((text) => edited(['A game', text]), units, [room])
}, 120_000)

test('no shape in the front matter takes long', () => {
  const units = [
    '[',
    '{a: ',
    '- ',
    '? ',
    ': ',
    '- x\ny\n',
    '[^a] ',
    '"',
    '&a ',
    '!a ',
    '*a ',
    'a\n',
    ']',
    '#\n',
    'a: \n',
  ]
  tryAll((text) => edited(['title: Read in microseconds', `title: ${text}`]), units, [8000, 15_500])
}, 120_000)

test.each<[string, string]>([
  ['5,000 quote marks', '>'.repeat(5000)],
  ['50,000 quote marks', '>'.repeat(50_000)],
  ['emphasis that never ends', fill('*a', 60_000)],
  ['comments that never end', fill('a <!-- ', 60_000)],
  ['5,000 divs', fill('<div>', 25_000)],
  ['3,000 definitions', Array.from({ length: 3000 }, (_, index) => `[a${index}]: b\n`).join('')],
  [
    'a table of 1,000 columns',
    `${fill('|a', 2000)}\n${fill('|-', 2000)}\n${`${fill('|a', 2000)}\n`.repeat(20)}`,
  ],
  ['a list 300 deep', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}- a\n`).join('')],
  ['list markers in a row', `${fill('- ', 3000)}a`],
  ['a fence of 60,000 marks', '`'.repeat(60_000)],
  ['11 diagrams', fill('```mermaid\nflowchart LR\n  a --> b\n```\n\n', 11 * 43)],
])('%s are refused', (_, text) => {
  const codes = problemsIn(edited(['DAX keeps items in memory.', text])).map(({ code }) => code)
  expect(codes.some((code) => code === 'E13' || code === 'E11')).toBe(true)
})

test.each([
  '['.repeat(30_000),
  '{a: '.repeat(10_000),
  '- '.repeat(10_000),
  '? '.repeat(10_000),
  `[${'? '.repeat(10_000)}`,
  'a: '.repeat(10_000),
])('YAML that ends other processes is refused before it is parsed (%#)', (text) => {
  expect(problemsIn(`---\n${text}\n---\n\nA stem.`)[0]).toMatchObject({ code: 'E13' })
  const short = text.slice(0, 8000)
  expect(problemsIn(`---\n${short}\n---\n\nA stem.`)[0]).toMatchObject({ line: 2, code: 'E13' })
})

test('what a long lesson has is not refused', () => {
  const paragraph =
    'Plain words with **one emphasis**, `code` and [a link](https://docs.aws.amazon.com/a_b_c).\n\n'
  const list = '- a point\n- another one\n\n'
  const table = '| a | b | c |\n| - | - | - |\n| 1 | 2 | 3 |\n\n'
  expect(
    problemsIn(edited(['DAX keeps items in memory.', (paragraph.repeat(3) + list + table).repeat(100)])),
  ).toEqual([])
})
