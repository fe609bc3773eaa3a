import { toString as words } from 'mdast-util-to-string'
import { expect, test } from 'vitest'
import { highlightCode, knownLanguage } from '#core/markdown/highlight-code.ts'
import { html, parsed } from './render-text.ts'

const snippets: [fence: string, language: string, code: string, kinds: string[]][] = [
  ['json', 'json', '{ "Effect": "Allow", "n": 12, "b": true }', ['keyword', 'string-expression', 'constant']],
  [
    'yml',
    'yaml',
    '# why\nDb:\n  Type: AWS::RDS::DBInstance\n  Port: 5432',
    ['comment', 'string', 'constant'],
  ],
  ['sh', 'bash', 'aws s3 cp "$HOME/a" s3://b # now', ['function', 'string', 'comment']],
  ['py', 'python', 'def f(x):\n    return {"a": len(x)}', ['keyword', 'function', 'string-expression']],
  ['typescript', 'typescript', "export const a = await f('x') // y", ['keyword', 'function', 'comment']],
  ['terraform', 'hcl', 'resource "aws_db_instance" "a" {\n  multi_az = true\n}', ['function', 'constant']],
  ['SQL', 'sql', "SELECT count(*) FROM orders WHERE day = '2026-01-01'", ['keyword', 'string-expression']],
]

test.each(snippets)('%s is read as %s, its characters unchanged', (fence, language, code, kinds) => {
  expect(knownLanguage(fence)).toBe(language)
  const nodes = highlightCode(code, language)
  expect(words({ type: 'root', children: nodes })).toBe(code)
  const classes = nodes.flatMap((node) => (node.type === 'element' ? node.properties.className : []))
  for (const kind of kinds)
    expect(
      classes.map(String).some((name) => name.startsWith(`tok-${kind.split('-')[0]}`)),
      kind,
    ).toBe(true)
})

test.each(['', 'text', 'javascript"><script>', '__proto__', 'constructor', 'cobol'])(
  '%j is no language of ours',
  (name) => {
    expect(knownLanguage(name)).toBeNull()
    expect(html(`~~~${name}\na < b\n~~~`)).toBe('<pre tabindex="0"><code>a &#x3C; b</code></pre>')
  },
)

test('colours are classes: no inline style', () => {
  const markup = html('```json\n{ "a": ["b", 1] }\n```')
  expect(markup).toContain('<span class="tok-')
  expect(markup).not.toMatch(/style=|shiki|color/)
})

test('indented code and empty fences are plain', () => {
  expect(html('    a  b\n')).toBe('<pre tabindex="0"><code>a  b</code></pre>')
  expect(html('```json\n```')).toBe('<pre tabindex="0"><code class="language-json"></code></pre>')
})

test('very long code stays plain, whole and quick', () => {
  for (const code of ['`${'.repeat(4_000), `{"a":${'['.repeat(9_000)}`]) {
    expect(highlightCode(code, 'typescript')).toEqual([{ type: 'text', value: code }])
  }
})

test('code keeps blank lines, tabs and spaces at the end of lines', () => {
  const code = 'a:\n\n\tb: 1  \n  \n# c'
  expect(parsed(html(`\`\`\`yaml\n${code}\n\`\`\``)).words).toBe(code)
})
