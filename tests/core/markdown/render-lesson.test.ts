import { expect, test } from 'vitest'
import { html, lesson } from './render-text.ts'

test('contents are the headings of levels 2 and 3, in order, with the ids of the page', () => {
  const { html: markup, contents } = lesson(
    '## When a node `fails`\n\ntext\n\n### In 10:30 s\n\n#### Deeper\n\n## End',
  )
  expect(contents).toEqual([
    { id: 'section-when-a-node-fails', text: 'When a node fails', depth: 2 },
    { id: 'section-in-1030-s', text: 'In 10:30 s', depth: 3 },
    { id: 'section-end', text: 'End', depth: 2 },
  ])
  for (const { id } of contents) expect(markup).toContain(` id="${id}"`)
  expect(markup).toContain('<h4 id="section-deeper">')
})

test('headings of the same words are numbered as GitHub does', () => {
  const { contents } = lesson('## Part\n\n## Part\n\n## Part-1\n\n## Part')
  expect(contents.map(({ id }) => id)).toEqual([
    'section-part',
    'section-part-1',
    'section-part-1-1',
    'section-part-2',
  ])
})

test.each(['__proto__', 'location', 'constructor', 'cookie', '😀', '---x'])(
  'the heading %s is harmless',
  (words) => {
    const { contents } = lesson(`## ${words.replaceAll('_', '\\_')}`)
    expect(contents).toHaveLength(1)
    expect(contents[0]?.id).toMatch(/^section-./)
    expect(contents[0]?.text).toBe(words)
  },
)

test('a lesson is rendered as any other text, front matter left out', () => {
  const markdown = '---\ntitle: x\n---\n\n> [!NOTE]\n> [a](#b) [c](lesson.md#d)\n\n| a |\n| - |\n| 1 |'
  expect(lesson(markdown, { folder: 'dax' }).html).toBe(html(markdown, { folder: 'dax' }))
  expect(lesson(markdown, { folder: 'dax' }).html).not.toContain('title: x')
  expect(lesson('text').contents).toEqual([])
})
