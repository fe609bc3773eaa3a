import { expect, test } from 'vitest'
import { parseMarkdown } from '#core/markdown/parse-markdown.ts'

test('front matter, task list and table are nodes with their positions', () => {
  const { children } = parseMarkdown(
    '---\nid: a\n---\n\nStem 😀 **b**\n\n- [x] yes\n- [ ] no\n\n| a |\n| - |\n| 1 |\n',
  )
  expect(children.map((node) => [node.type, node.position?.start.line])).toEqual([
    ['yaml', 1],
    ['paragraph', 5],
    ['list', 7],
    ['table', 10],
  ])
  const [, paragraph, list] = children
  const strong = paragraph?.type === 'paragraph' ? paragraph.children[1] : undefined
  // The face counts two: columns are UTF-16 units, as editors count.
  expect(strong?.position?.start).toMatchObject({ line: 5, column: 9 })
  expect(list?.type === 'list' ? list.children.map((item) => item.checked) : []).toEqual([true, false])
})

test('rules and dashes inside the body are not front matter', () => {
  const { children } = parseMarkdown('text\n\n---\n\n```\n---\n```\n')
  expect(children.map((node) => node.type)).toEqual(['paragraph', 'thematicBreak', 'code'])
})

test.each(['10:30', 'iam:PassRole', 'localhost:3000', '3:1', ':::note'])('%s stays text', (text) => {
  expect(parseMarkdown(text).children).toMatchObject([
    { type: 'paragraph', children: [{ type: 'text', value: text }] },
  ])
})
