import { expect, test } from 'vitest'
import { parseMarkdown } from '#core/markdown/parse-markdown.ts'
import { plainText } from '#core/markdown/plain-text.ts'

const cases: [markdown: string, words: string][] = [
  ['', ''],
  ['One **two** `three`\nfour', 'One two three four'],
  ['a*b*c', 'abc'],
  ['- one\n- two\n\n  > three', 'one two three'],
  ['| a | b |\n| - | - |\n| 1 | 2 |', 'a b 1 2'],
  ['line  \nbreak', 'line break'],
  ['[link](https://aws.amazon.com "title") ![alt](images/x.png)', 'link alt'],
  ['Bucket <bucket> &amp; `&amp;`', 'Bucket <bucket> & &amp;'],
  ['seen <!-- hidden --> seen', 'seen seen'],
  ['---\nid: a\n---\n\nbody\n\n[a]: https://b.c', 'body'],
  ['```json\n{"a": 1}\n```\n\n```mermaid\nflowchart LR\na --> b\n```', '{"a": 1}'],
]

test.each(cases)('%j reads %j', (markdown, words) => {
  expect(plainText(parseMarkdown(markdown).children)).toBe(words)
})
