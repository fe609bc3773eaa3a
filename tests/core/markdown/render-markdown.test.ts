import fc from 'fast-check'
import { type RootContent } from 'mdast'
import { expect, test } from 'vitest'
import { renderNodes } from '#core/markdown/render-markdown.ts'
import { html, parsed, parts } from './render-text.ts'

/** AWS prose and code that Markdown tools like to eat (reliability.md M42, M43). */
const exact = [
  'at 10:30, at a ratio of 3:1, on localhost:3000',
  'iam:PassRole, s3:Get* and s3:Put*',
  'arn:aws:s3:::bucket/${aws:username}/*',
  '{{resolve:secretsmanager:MySecret}} and {{constructor}}',
  'the <bucket> of <account-id>',
  'C:\\Users\\me\\x and \\\\server\\share',
  '$5 and $6',
  'a & b &c; AT&T',
  'x < y > z',
  ':::x and :smile: and ::before',
  'user@example.com',
  '2 * 3 * 4 = 24',
  'snake_case_name and __init__x',
  'unclosed ** and [ and ( and `',
  'مرحبا 你好 👩‍👩‍👧 z̴̢',
]

test.each(exact)('shown exactly: %s', (text) => {
  expect(parsed(html(text)).words).toBe(text.replace('\\\\server', '\\server'))
})

test.each(exact)('shown exactly in code: %s', (text) => {
  const markup = html(`\`\` ${text} \`\`\n\n\`\`\`\n${text}\n\`\`\``)
  expect(parsed(markup).words).toBe(`${text}\n${text}`)
})

test('entities and escapes become the characters they stand for, once', () => {
  expect(parsed(html('&lt;script&gt; \\<b> &amp;amp; &amp;lt;')).words).toBe('<script> <b> &amp; &lt;')
})

test('an IAM policy keeps every character', () => {
  const policy = '{\n  "Action": "s3:*",\n  "Resource": ["arn:aws:s3:::<bucket>/${aws:username}/*", "a&b"]\n}'
  expect(parsed(html(`\`\`\`json\n${policy}\n\`\`\``)).words).toBe(policy)
})

test('raw HTML is shown as text, comments are not shown', () => {
  expect(html('a <b>c</b>')).toBe('<p>a &#x3C;b>c&#x3C;/b></p>')
  expect(html('<div class="x">\nhi\n</div>')).toBe('<p>&#x3C;div class="x">\nhi\n&#x3C;/div></p>')
  expect(html('<!-- note -->\n\na<!-- b -->c')).toBe('<p>ac</p>')
})

const links: [markdown: string, expected: string][] = [
  [
    '[a](https://aws.amazon.com/rds/?x=1&y=2)',
    '<p><a href="https://aws.amazon.com/rds/?x=1&#x26;y=2" rel="noopener noreferrer">a</a></p>',
  ],
  [
    '<https://aws.amazon.com>',
    '<p><a href="https://aws.amazon.com" rel="noopener noreferrer">https://aws.amazon.com</a></p>',
  ],
  ['[a](../dax/lesson.md)', '<p><a href="/learn/dax">a</a></p>'],
  ['[a](../dax/lesson.md#The-part%20two)', '<p><a href="/learn/dax#section-the-part-two">a</a></p>'],
  ['[a](lesson.md#part)', '<p><a href="/learn/rds#section-part">a</a></p>'],
  ['[a](../pages/which-database.md)', '<p><a href="/learn/which-database">a</a></p>'],
  [
    '[a](../pages/which-database.md#Two%20words)',
    '<p><a href="/learn/which-database#section-two-words">a</a></p>',
  ],
  ['[a](../pages/../dax/lesson.md) [b](../pages/) [c](../pages/Which.md)', '<p>a b c</p>'],
  ['[a](#what-people-get-wrong)', '<p><a href="#section-what-people-get-wrong">a</a></p>'],
  ['[a](/learn/dax)', '<p><a href="/learn/dax">a</a></p>'],
  ['[*a* b](../dax/dax-node-failover.md)', '<p><em>a</em> b</p>'],
  ['[a](other.md) [b](../../exam.yaml)', '<p>a b</p>'],
  ['[a](mailto:x@y.z) [b](ftp://x.y) [c](file:///etc/passwd)', '<p>a b c</p>'],
  ['[a][b]\n\n[b]: https://b.c "title"', '<p><a href="https://b.c" rel="noopener noreferrer">a</a></p>'],
  ['[a][b]\n\n[b]: javascript:alert(1)', '<p>a</p>'],
]

test.each(links)('link %s', (markdown, expected) => {
  expect(html(markdown, { folder: 'rds' })).toBe(expected)
})

test('without a folder a link to the text beside it keeps its words only', () => {
  expect(html('[a](lesson.md#part) [b](numbers-to-know.md)')).toBe('<p>a b</p>')
})

test('pages refer to each other and to lessons', () => {
  const page = (markdown: string) => html(markdown, { folder: 'pages' })
  expect(page('[a](numbers-to-know.md#dax)')).toBe(
    '<p><a href="/learn/numbers-to-know#section-dax">a</a></p>',
  )
  expect(page('[a](./numbers-to-know.md)')).toBe('<p><a href="/learn/numbers-to-know">a</a></p>')
  expect(page('[a](../dax/lesson.md)')).toBe('<p><a href="/learn/dax">a</a></p>')
  expect(page('[a](../dax/dax-node-failover.md)')).toBe('<p>a</p>')
})

test('a reference without its definition stays as written', () => {
  expect(renderNodes(parts('[a][b]\n\n[b]: https://b.c').nodes, [])).toBe('<p>[a]</p>')
})

test('a picture shows its alt text until someone knows its address', () => {
  const markdown = '![A zone fails](images/zone.png)'
  expect(html(markdown)).toBe('<p>A zone fails</p>')
  expect(html(markdown, { image: () => null })).toBe('<p>A zone fails</p>')
  expect(html(markdown, { image: (path) => `/media/${path}` })).toBe(
    '<p><img src="/media/images/zone.png" alt="A zone fails"></p>',
  )
})

test.each(['https://e.x', '//e.x', 'data:image/png,', 'javascript:1', '/\\e.x', 'images/x.png'])(
  'a picture never gets an address away from our root: %s',
  (address) => {
    expect(html('![x](images/a.png)', { image: () => address })).toBe('<p>x</p>')
  },
)

test('a remote picture becomes a link, so that nobody is told who reads', () => {
  expect(html('![x](https://e.x/p.png)')).toBe(
    '<p><a href="https://e.x/p.png" rel="noopener noreferrer">x</a></p>',
  )
  expect(html('[![x](https://e.x/p.png)](https://a.b)')).toBe(
    '<p><a href="https://a.b" rel="noopener noreferrer">x</a></p>',
  )
})

test('the boxes of a task list never reach the page', () => {
  expect(html('- [x] a\n- [ ] b\n\n  > why')).not.toMatch(/input|task|checked|\[x\]/)
})

test('footnotes stay as written', () => {
  expect(html('a[^1]\n\n[^1]: b')).toBe('<p>a[^1]</p>\n<p>[^1]:</p>\n<p>b</p>')
})

test('a table scrolls in a box of its own, names its columns and aligns by class', () => {
  expect(html('| a | b |\n| - | -: |\n| `x \\| y` | 2 |')).toBe(
    '<div class="table-scroll" tabindex="0" role="region" aria-label="Table: a, b"><table>\n' +
      '<thead>\n<tr>\n<th scope="col">a</th>\n<th class="align-right" scope="col">b</th>\n</tr>\n</thead>\n' +
      '<tbody>\n<tr>\n<td><code>x | y</code></td>\n<td class="align-right">2</td>\n</tr>\n</tbody>\n</table></div>',
  )
})

test('with an empty corner the first cell of a row heads it', () => {
  const markup = html('| | DAX |\n| - | - |\n| Code | new |\n| | old |')
  expect(markup).toContain('aria-label="Table: DAX"')
  expect(markup).toMatch(/<tr>\s*<td><\/td>\s*<th scope="col">DAX<\/th>\s*<\/tr>/)
  expect(markup).toMatch(
    /<tr>\s*<th scope="row">Code<\/th>\s*<td>new<\/td>\s*<\/tr>\s*<tr>\s*<td><\/td>\s*<td>old<\/td>/,
  )
})

test('ragged rows and an unclosed fence are shown', () => {
  expect(parsed(html('| a | b |\n| - | - |\n| 1 |\n| 1 | 2 | 3 |')).words.split(/\s+/).join('')).toBe('ab112')
  expect(parsed(html('before\n\n```json\n{"a": 1}')).words).toContain('{"a": 1}')
})

test('control characters vanish, marks that turn the reading direction are written out', () => {
  expect(html('a\u0007b\u001b[31m `\u009b` c\u202ed\u2066')).toBe(
    '<p>ab[31m <code></code> c[U+202E]d[U+2066]</p>',
  )
})

test('a heading of level 1 belongs to the page: level 2 here', () => {
  expect(html('# A')).toBe('<h2 id="section-a">A</h2>')
})

test('the same nodes give the same HTML and are not changed', () => {
  const { nodes, definitions } = parts(
    '# A\n\n> [!NOTE]\n> b\n\n- [x] c\n\n```json\n{}\n```\n\n```mermaid\nflowchart LR\na --> b\n```\n\n[x][y]\n\n[y]: https://z.z',
  )
  const before = structuredClone(nodes)
  const first = renderNodes(nodes, definitions)
  expect(renderNodes(nodes, definitions)).toBe(first)
  expect(nodes).toEqual(before)
})

test('nodes that ask for an element of their own do not get it', () => {
  const nodes: RootContent[] = [
    {
      type: 'paragraph',
      children: [{ type: 'text', value: 'x' }],
      data: { hName: 'script', hProperties: { onclick: 'y' } },
    },
    { type: 'code', lang: 'js', value: 'z', data: { hProperties: { style: 'a' } } },
  ]
  expect(renderNodes(nodes, [])).not.toMatch(/<script|onclick|style/)
})

test('text without Markdown in it comes out as it went in', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9 ,.äß€😀]{0,40}[a-z]$/u), (text) => {
      // Two and more spaces, `www.` and the like are Markdown or HTML of their own.
      fc.pre(!/ {2}|www\./i.test(text))
      expect(parsed(html(text)).words).toBe(text)
    }),
  )
})
