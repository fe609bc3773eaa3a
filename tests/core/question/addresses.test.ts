import { expect, test } from 'vitest'
import { codesIn, edited } from './sample.ts'

/** The sample with another explanation; it begins on line 37. */
const explained = (text: string) => edited(['DAX keeps items in memory.', text])

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java&#x0A;script:alert(1)',
  'java&Tab;script:alert(1)',
  '&#106;avascript:alert(1)',
  'javascript&colon;alert(1)',
  '&#1;javascript:alert(1)',
  '<\u00a0javascript:alert(1)>',
  '<java\tscript:alert(1)>',
  'java\u200bscript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://a.b/c',
  'mailto:a@b.c',
  'ftp://a.b',
  'C:\\x',
  'x:y',
  '//evil.example',
  '/\\evil.example',
  '\\\\\\\\evil.example',
  '\\\\/evil.example',
  '<\t//evil.example>',
  'http:evil',
  'https:/evil',
  'https://',
  '/learn',
  '../../secret.md',
  '../x/../../secret.md',
  '%2e%2e/%2e%2e/secret.md',
  '..\\\\..\\\\secret.md',
  '..%5c..%5csecret.md',
  '%zz',
])('a link to %j is refused', (address) => {
  expect(codesIn(explained(`See [this](${address}).`))).toEqual(['37:5 E09'])
})

test.each([
  'https://docs.aws.amazon.com/a?b=(c)#d',
  'HTTPS://a.b',
  'http://a.b',
  '../caching/lesson.md',
  '../caching/lesson.md#how',
  'dax-other.md',
  './a:b.md',
  '#there',
  '?a=b',
  '',
])('a link to %j is fine', (address) => {
  expect(codesIn(explained(`See [this](${address}).`))).toEqual([])
})

test.each<[string, string, string[]]>([
  ['an autolink', 'See <javascript:alert(1)>.', ['37:5 E09']],
  ['an autolink to the web', 'See <https://a.b>.', []],
  ['an address in the text', 'See https://a.b and www.a.b.', []],
  ['an e-mail address in the text', 'Ask ann@example.com.', ['37:5 E09']],
  ['an e-mail address in code', 'Ask `ann@example.com`.', []],
  ['a reference', 'See [this][r].\n\n[r]: javascript:alert(1)', ['39:1 E09']],
  ['a reference nobody uses', 'See.\n\n[r]: //evil.example', ['39:1 E09']],
  ['a footnote', 'See[^1].\n\n[^1]: [x](javascript:alert(1))', ['39:7 E09']],
  ['a table cell', '| a |\n| - |\n| [x](javascript:alert(1)) |', ['39:3 E09']],
])('%s', (_, text, expected) => {
  expect(codesIn(explained(text))).toEqual(expected)
})

test.each<[string, string, string[]]>([
  ['in the pack', '![A cluster](../images/cluster.png)', []],
  ['beside the file', '![A map](map.webp "Title")', []],
  ['with escapes', '![A map](m%61p.webp)', []],
  ['missing', '![A cluster](../images/none.png)', ['37:1 E10']],
  ['in another case', '![A cluster](../images/Cluster.png)', ['37:1 E10']],
  ['outside the pack', '![A cluster](../../cluster.png)', ['37:1 E10']],
  ['absolute', '![A cluster](/images/cluster.png)', ['37:1 E10']],
  ['on the web', '![A cluster](https://a.b/cluster.png)', ['37:1 E10']],
  ['a drawing that could run', '![A cluster](../images/cluster.svg)', ['37:1 E10']],
  ['in the address', '![A cluster](data:image/png;base64,AA)', ['37:1 E09']],
  ['a file address', '![A cluster](file:///cluster.png)', ['37:1 E09']],
  ['without alt text', '![](../images/cluster.png)', ['37:1 E10']],
  ['with blank alt text', '![ ](../images/cluster.png)', ['37:1 E10']],
  ['missing and without alt text', '![](none.png)', ['37:1 E10', '37:1 E10']],
  ['by reference', '![A cluster][r]\n\n[r]: ../images/cluster.png', []],
  ['by reference, missing', '![A cluster][r]\n\n[r]: none.png', ['39:1 E10']],
  ['by reference, without alt text', '![][r]\n\n[r]: ../images/cluster.png', ['37:1 E10']],
])('an image %s', (_, text, expected) => {
  expect(codesIn(explained(text))).toEqual(expected)
})

test('a missing image is not asked for where nobody knows the files', () => {
  expect(codesIn(explained('![A](none.png)'), { hasFile: undefined })).toEqual([])
})
