import { expect, test } from 'vitest'
import { codesIn, edited, problemsIn } from './sample.ts'

/** The sample with another explanation; it begins on line 37. */
const explained = (text: string) => edited(['DAX keeps items in memory.', text])

test.each<[string, string, string[]]>([
  ['a tag', 'a <b>bold</b> word', ['37:3 E09', '37:10 E09']],
  ['a placeholder', 'Write <bucket> here.', ['37:7 E09']],
  ['a block', '<div>\nx\n</div>', ['37:1 E09']],
  ['a script', '<script>\n\nalert(1)\n\n</script>', ['37:1 E09']],
  ['a drawing', '<svg onload=alert(1)>', ['37:1 E09']],
  ['a comment', 'x <!-- y -->', ['37:3 E09']],
  ['an unclosed comment', '<!--', ['37:1 E09', '42:1 E08']],
  ['an unclosed tag that is text', 'a < b and <b', []],
  ['escaped, entities, code', '\\<b> &lt;b> `<b>`\n\n```\n<b>\n```', []],
])('raw HTML: %s', (_, text, expected) => {
  expect(codesIn(explained(text))).toEqual(expected)
})

test.each<[string, string, string[]]>([
  ['never closed', '```\nx', ['37:1 E11', '43:1 E08']],
  ['closed by the other kind', '~~~sh\nx\n```', ['37:1 E11', '44:1 E08']],
  ['closed by a shorter one', '````\nx\n```', ['37:1 E11', '44:1 E08']],
  ['ended by its list item', '- a\n\n  ```\n  x\n\nafter', ['39:3 E11']],
  ['ended by its quote', '> ```\n> x\n\nafter', ['37:3 E11']],
  ['of one line', '```', ['37:1 E11', '42:1 E08']],
  ['closed by a longer one', '```\nx\n`````', []],
  ['with other fences inside', '````\n```\n~~~\n````', []],
  ['in a quote', '> ```\n> x\n> ```', []],
  ['in a list', '- a\n\n  ~~~\n  x\n  ~~~', []],
  ['empty', '```\n```', []],
  ['indented code', '    x', []],
])('a fence: %s', (_, text, expected) => {
  expect(codesIn(explained(text))).toEqual(expected)
})

test.each<[string, string, string[]]>([
  ['that can be drawn', '```mermaid\nflowchart LR\n  a --> b\n```', []],
  ['without target', '```mermaid\nflowchart LR\n  a -->\n```', ['39:1 E11']],
  ['of no kind', '```mermaid\nsomething\n```', ['38:1 E11']],
  ['in a list', '- x\n\n  ```mermaid\n  something\n  ```', ['40:3 E11']],
  ['with settings', '```mermaid\n%%{init: {}}%%\nflowchart LR\n  a --> b\n```', ['38:1 E11']],
])('a diagram %s', (_, text, expected) => {
  expect(codesIn(explained(text))).toEqual(expected)
})

test('a diagram names its own line too', () => {
  const [problem] = problemsIn(explained('```mermaid\nflowchart LR\n  a -->\n```'))
  expect(problem?.message).toMatch(/^mermaid, line 2 of the diagram: /)
})

test.each<[string, string, string[]]>([
  ['NUL', 'a\u0000b', ['37:2 E11']],
  ['an ANSI escape', '\u001b[31mred', ['37:1 E11']],
  ['U+FFFE', 'ab\ufffe', ['37:3 E11']],
  ['a lone surrogate', 'a\ud800', ['37:2 E11']],
  ['a bidirectional override', 'a\u202eb', ['37:2 E11']],
  ['an isolate', '\u2066a\u2069', ['37:1 E11']],
  ['several on one line', '\u0007\u0007\n\u0007', ['37:1 E11', '38:1 E11']],
  ['as an entity', 'a &#x202E; b', ['37:1 E11']],
  ['a tab', 'a\tb', []],
  ['joined emoji, marks, right-to-left words', '👩‍💻 e\u0301 שלום \u200e', []],
])('characters: %s', (_, text, expected) => {
  expect(codesIn(explained(text))).toEqual(expected)
})

test('a control character in the front matter', () => {
  expect(codesIn(edited(['Read in', 'Read\u202e in']))).toEqual(['3:12 E11'])
})

test('columns count UTF-16 units, a tab as one', () => {
  expect(codesIn(explained('👩‍💻\tä <b>'))).toEqual(['37:9 E09'])
  expect(
    codesIn(
      edited(['title: Read', 'title: "👩‍💻"\nlevl: x\nauthors: [👩‍💻, 7]\nfamily: Read'], ['level: apply\n', '']),
    ),
  ).toEqual(['2:1 E01', '4:1 E01', '5:18 E01', '6:9 E01'])
})

test.each<[string, string[]]>([
  ['> > > > > > six', []],
  ['> > > > > > > seven', ['37:13 E13']],
  ['- - - - - - six', []],
  ['- - - - - - - seven', ['37:13 E13']],
  ['- - - - - - - -', []],
  ['> - > 1. > - > a', ['37:14 E13']],
  [Array.from({ length: 7 }, (_, depth) => `${'  '.repeat(depth)}- ${depth}`).join('\n'), ['43:13 E13']],
])('nesting: %j', (text, expected) => {
  expect(codesIn(explained(text))).toEqual(expected)
})

test.each<[string, string[]]>([
  ['### Three', []],
  ['#### Four', ['37:1 W11']],
  ['### Three\n\n##### Five', ['39:1 W11']],
  ['# One', []],
  ['# One\n\n# Two', ['39:1 W11']],
])('headings: %j', (text, expected) => {
  expect(codesIn(explained(text))).toEqual(expected)
})

test('a heading level left out in the stem', () => {
  expect(codesIn(edited(['A game', '### Context\n\nA game']))).toEqual(['17:1 W11'])
})
