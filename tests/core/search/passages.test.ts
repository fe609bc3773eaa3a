import { expect, test } from 'vitest'
import { passagesOf } from '#core/search/passages.ts'
import { lesson } from '../markdown/render-text.ts'

const read = (markdown: string) => passagesOf(lesson(markdown).html)
const texts = (markdown: string) => read(markdown).map(({ text }) => text)

test('paragraphs, list entries and quotes are passages under their heading', () => {
  expect(
    read('First *words*.\n\n## How `it` works\n\n- One\n- Two [link](https://a.b)\n\n> Quoted.'),
  ).toEqual([
    { text: 'First words.', heading: '', section: null, isSentence: true },
    { text: 'How it works', heading: 'How it works', section: 'section-how-it-works', isSentence: false },
    { text: 'One', heading: 'How it works', section: 'section-how-it-works', isSentence: true },
    { text: 'Two link', heading: 'How it works', section: 'section-how-it-works', isSentence: true },
    { text: 'Quoted.', heading: 'How it works', section: 'section-how-it-works', isSentence: true },
  ])
})

test('a row of a table is one passage, its column names are no sentence', () => {
  const passages = read('| Form | Copies |\n| --- | --- |\n| instance | two |\n| cluster | three |')
  expect(passages.map(({ text, isSentence }) => [text, isSentence])).toEqual([
    ['Form · Copies', false],
    ['instance · two', true],
    ['cluster · three', true],
  ])
})

test('code is found, but is no sentence', () => {
  expect(read('```bash\naws rds\n```\n\nText.').map(({ text, isSentence }) => [text, isSentence])).toEqual([
    ['aws rds', false],
    ['Text.', true],
  ])
})

test('a box is read with its title, a diagram is not', () => {
  expect(texts('> [!CAUTION]\n> **What people get wrong**\n>\n> - A claim.')).toEqual([
    'What people get wrong',
    'A claim.',
  ])
  expect(texts('Before.\n\n```mermaid\nflowchart LR\n  a[Canary] --> b\n```\n\nAfter.')).toEqual([
    'Before.',
    'After.',
  ])
})

test('text of nested lists is parted', () => {
  expect(texts('- One\n  - Two\n- Three\n\n  More')).toEqual(['One', 'Two', 'Three', 'More'])
})

test('nothing is read from nothing', () => {
  expect(passagesOf('')).toEqual([])
  expect(passagesOf('<p> </p>')).toEqual([])
  expect(passagesOf('bare').map(({ text }) => text)).toEqual(['bare'])
})

test('a heading over a diagram alone is found', () => {
  expect(texts('## The tree\n\n```mermaid\nflowchart LR\n  a --> b\n```')).toEqual(['The tree'])
})
