import { expect, test } from 'vitest'
import { html } from './render-text.ts'

const box = (classes: string, title: string, body: string) =>
  `<aside class="callout ${classes}" role="note"><p class="callout-title">${title}</p>${body}</aside>`

const cases: [name: string, markdown: string, expected: string][] = [
  ['a bare alert is titled by its kind', '> [!NOTE]\n> text', box('callout-note', 'Note', '<p>text</p>')],
  ['a blank line after the marker', '> [!TIP]\n>\n> text', box('callout-tip', 'Tip', '<p>text</p>')],
  ['small letters', '> [!warning]\n> text', box('callout-warning', 'Warning', '<p>text</p>')],
  ['important', '> [!IMPORTANT]\n> text', box('callout-important', 'Important', '<p>text</p>')],
  ['caution', '> [!CAUTION]\n> text', box('callout-caution', 'Caution', '<p>text</p>')],
  ['a marker alone', '> [!NOTE]', box('callout-note', 'Note', '')],
  [
    'a first line in bold is the title',
    '> [!NOTE]\n> **Read *this***\n> text',
    box('callout-note', 'Read this', '<p>text</p>'),
  ],
  [
    'what people get wrong',
    '> [!CAUTION]\n> **What people get wrong**\n>\n> - a',
    box('callout-wrong', 'What people get wrong', '<ul>\n<li>a</li>\n</ul>'),
  ],
  [
    'what people get wrong, after a blank line',
    '> [!CAUTION]\n>\n> **What people get wrong**\n>\n> text',
    box('callout-wrong', 'What people get wrong', '<p>text</p>'),
  ],
  [
    'what people get wrong, text on the same line',
    '> [!CAUTION]\n> **What people get wrong:** text `x`',
    box('callout-wrong', 'What people get wrong', '<p>text <code>x</code></p>'),
  ],
  [
    'changed since, with its date',
    '> [!NOTE]\n> **Changed since 2024-12-01**\n> text',
    box('callout-changed', 'Changed since 2024-12-01', '<p>text</p>'),
  ],
  [
    'bold words at the start of a sentence are not a title',
    '> [!NOTE]\n> **Multi-AZ** is text',
    box('callout-note', 'Note', '<p><strong>Multi-AZ</strong> is text</p>'),
  ],
]

test.each(cases)('%s', (_name, markdown, expected) => {
  // Line ends between blocks carry no meaning.
  expect(html(markdown).replace(/\n(?=<(p|ul|\/aside))/g, '')).toBe(expected)
})

test.each([
  '> a quote',
  '> [!NOTE] text on the line',
  '> [!OTHER]\n> text',
  '> \\[!NOTE]x\n> text',
  '[!NOTE]\ntext',
])('no box: %j', (markdown) => {
  expect(html(markdown)).not.toContain('<aside')
})

test('a box inside a list item stays inside it', () => {
  expect(html('- a\n\n  > [!NOTE]\n  > b')).toMatch(/<li>\s*<p>a<\/p>\s*<aside[^]*<\/aside>\s*<\/li>/)
})
