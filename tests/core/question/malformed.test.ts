import { expect, test } from 'vitest'
import { decodeSource } from '#core/question/decode-source.ts'
import { findDuplicates } from '#core/question/find-duplicates.ts'
import { identifyQuestion } from '#core/question/identify-question.ts'
import { parseExam } from '#core/question/pack.ts'
import { codesIn, edited, problemsIn, sample, withOpening } from './sample.ts'

// The table of malformed content (reliability.md 3.4, rows M1–M56), as far as it concerns parsing: what each row gives,
// where, and twice the same. `fine` rows are for the renderer, which shows them as they are.
const explained = (text: string) => edited(['DAX keeps items in memory.', text])
const optioned = (text: string) => edited(['A global table in two Regions.', text])
const fine: string[] = []

test.each<[row: string, text: string, expected: string[]]>([
  ['M1 empty', '', ['1:1 E01']],
  ['M1 spaces', '  \n\t\n', ['1:1 E01']],
  ['M1 byte order mark', '\uFEFF', ['1:1 E01']],
  ['M3 mark and CRLF', `\uFEFF${sample.replaceAll('\n', '\r\n')}`, fine],
  ['M3 CR', sample.replaceAll('\n', '\r'), fine],
  ['M3 U+2028', sample.replaceAll('\n', '\u2028'), fine],
  ['M4 never closed', edited(['---\n\nA game', '\nA game']), ['1:1 E01']],
  ['M5 dashes in the body', explained('---\n\nx\n\n---'), fine],
  ['M5 dashes in a fence', explained('```\n---\nid: x\n---\n```'), fine],
  ['M6 tab indent', edited(['  - title: DAX', '\t- title: DAX']), ['13:1 E01', '13:11 E01', '13:11 E01']],
  ['M6 bad indent', edited(['    url: https', '   url: https']), ['14:1 E01']],
  ['M6 duplicate key', edited(['level: apply', 'level: apply\nlevel: recall']), ['9:1 E01']],
  ['M7 ---js', edited(['---\nid', '---js\nid']), ['1:1 E01']],
  ['M7 ---javascript', edited(['---\nid', '---javascript\nid']), ['1:1 E01']],
  ['M7 ---json', edited(['---\nid', '---json\nid']), ['1:1 E01']],
  ['M8 octal', edited(['id: dax-sample', 'id: 0123']), ['2:5 E01']],
  ['M8 bad date', edited(['checked: 2026-11-01', 'checked: 2026-13-45']), ['11:10 E01']],
  ['M8 time, version, no', edited(['level: apply', 'level: apply\nauthors: [12:30, 1.1.0, no]']), fine],
  ['M9 __proto__', edited(['id: dax', '__proto__: {x: 1}\nid: dax']), ['2:1 E01']],
  ['M9 constructor', edited(['id: dax', 'constructor: x\nid: dax']), ['2:1 E01']],
  ['M9 toString', edited(['id: dax', 'toString: x\nid: dax']), ['2:1 E01']],
  ['M10 function', edited(['Read in microseconds', '!!js/function "function () {}"']), ['3:8 E01']],
  ['M11 missing', edited(['level: apply\n', '']), ['2:1 E01']],
  ['M11 empty', edited(['level: apply', 'level:']), ['8:7 E01']],
  ['M11 null', edited(['level: apply', 'level: null']), ['8:8 E01']],
  ['M11 wrong type', edited(['level: apply', 'level: [apply]']), ['8:8 E01']],
  ['M12 unknown', edited(['level: apply', 'level: apply\ncorect: a']), ['9:1 E01']],
  ['M14 slash', edited(['id: dax-sample', 'id: a/b']), ['2:5 E03']],
  ['M14 dots', edited(['id: dax-sample', 'id: ..']), ['2:5 E03']],
  ['M14 spaces', edited(['id: dax-sample', 'id: a b c']), ['2:5 E03']],
  ['M14 300 characters', edited(['id: dax-sample', `id: ${'a'.repeat(300)}`]), ['2:5 E03']],
  ['M14 emoji', edited(['id: dax-sample', 'id: 👩‍💻x']), ['2:5 E03']],
  ['M14 case', edited(['id: dax-sample', 'id: DAX-sample']), ['2:5 E03']],
  ['M14 composition', edited(['id: dax-sample', 'id: dax-sampl\u0065\u0301']), ['2:5 E03']],
  ['M15 no options', withOpening('A stem.'), ['19:1 E05']],
  ['M15 one option', withOpening('A stem.\n\n- [x] a\n  > b'), ['19:1 E04', '19:1 E05']],
  [
    'M15 27 options',
    withOpening(
      `A stem.\n\n${Array.from({ length: 27 }, (_, i) => `- [${i ? ' ' : 'x'}] option number ${i}\n  > b`).join('\n')}`,
    ),
    ['19:1 E05'],
  ],
  ['M16 no key', edited(['- [x]', '- [ ]']), ['19:1 E04']],
  [
    'M16 all keys',
    edited(
      ['type: single', 'type: multiple'],
      ['add?', 'add? Choose four.'],
      ['- [ ]', '- [x]'],
      ['- [ ]', '- [x]'],
      ['- [ ]', '- [x]'],
    ),
    ['19:1 E04', '19:1 W05'],
  ],
  ['M17 TWO and one key', edited(['add?', 'add? Choose TWO.']), ['17:77 E04']],
  [
    'M17 TWO and three keys',
    edited(
      ['type: single', 'type: multiple'],
      ['add?', 'add? Choose TWO.'],
      ['- [ ]', '- [x]'],
      ['- [ ]', '- [x]'],
    ),
    ['17:77 E04', '19:1 W05'],
  ],
  ['M18 identical', optioned('A DAX cluster in the same VPC.'), ['31:1 E06']],
  ['M18 case', optioned('a dax CLUSTER in the same vpc.'), ['31:1 E06']],
  ['M18 no-break space', optioned('A\u00a0DAX cluster in the same VPC.'), ['31:1 E06']],
  ['M18 zero width', optioned('A DAX clus\u200bter in the same VPC.\u2060'), ['31:1 E06']],
  ['M19 blank', edited(['- [ ] A global table in two Regions.', '- [ ]']), ['31:1 E06']],
  ['M19 an image without alt', optioned('![](map.webp)'), ['31:7 E10']],
  ['M20 two boxes', optioned('[x] A global table.'), fine],
  ['M21 no explanation', edited(['## Explanation\n\nDAX keeps items in memory.\n\n', '']), ['37:1 E08']],
  ['M22 unknown task', edited(['task: "3.3"', 'task: "7.1"']), ['4:7 E02']],
  ['M26 open fence', explained('```\nx'), ['37:1 E11', '43:1 E08']],
  ['M27 fence in a list', explained('- x\n\n  ```\n  y\n\nz'), ['39:3 E11']],
  ['M27 mixed fences', explained('```\nx\n~~~'), ['37:1 E11', '44:1 E08']],
  ['M28 blank lines', sample.replaceAll('\n- [', '\n\n\n- ['), fine],
  ['M28 mixed markers', edited(['- [ ] A global', '* [ ] A global']), ['31:1 E05']],
  [
    'M28 1. and 1)',
    withOpening('A stem.\n\n1. [x] a\n   > b\n1) [ ] c\n   > d'),
    ['19:1 E05', '19:1 E05', '21:1 E05', '21:1 E05'],
  ],
  [
    'M28 from 0',
    withOpening('A stem.\n\n0. [x] one\n   > b\n1. [ ] two\n   > d\n2. [ ] tri\n   > e\n3. [ ] qua\n   > f'),
    ['19:1 E05'],
  ],
  ['M29 A. B.', withOpening('A stem.\n\nA. One\nB. Two\nC. Three'), ['19:1 E05']],
  ['M30 nested', withOpening('A stem.\n\n- Options\n  - [x] a\n  - [ ] b'), ['20:3 E05']],
  ['M31 skipped level', explained('#### Deep'), ['37:1 W11']],
  ['M31 two titles', explained('# A\n\n# B'), ['39:1 W11']],
  ['M32 ragged table', explained('| a | b |\n| - |\n| 1 | 2 | `|` |'), fine],
  ['M33 unclosed marks', explained('**a _b [c (d `e $f'), fine],
  ['M34 dollars', explained('$5 and $6'), fine],
  ['M35 math', explained('$\\href{javascript:alert(1)}{x}$ \\rule{9999em}'), fine],
  ['M36 mermaid', explained('```mermaid\nflowchart LR\n  a[[ --> b\n```'), ['39:1 E11']],
  [
    'M36 mermaid settings',
    explained('```mermaid\n%%{init: {"theme": "x"}}%%\nflowchart LR\n  a --> b\n```'),
    ['38:1 E11'],
  ],
  [
    'M36 mermaid click',
    explained('```mermaid\nflowchart LR\n  a --> b\n  click a href "javascript:alert(1)"\n```'),
    ['40:1 E11'],
  ],
  ['M37 script', explained('<script>alert(1)</script>'), ['37:1 E09']],
  ['M37 iframe', explained('x <iframe src=x>'), ['37:3 E09']],
  ['M37 base', explained('<base href=//evil>'), ['37:1 E09']],
  [
    'M37 math',
    explained('<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>'),
    ['37:1 E09', '37:7 E09', '37:14 E09', '37:21 E09', '37:29 E09', '37:36 E09'],
  ],
  ['M37 unclosed div', explained('<div>'), ['37:1 E09']],
  ['M37 stray end', explained('</main>'), ['37:1 E09']],
  ['M37 comment', explained('a <!-- b -->'), ['37:3 E09']],
  ['M38 script address', explained('[a](JaVaScRiPt:alert(1))'), ['37:1 E09']],
  ['M38 entity', explained('[a](&#106;avascript:alert(1))'), ['37:1 E09']],
  ['M38 data', explained('[a](data:text/html,x)'), ['37:1 E09']],
  ['M38 no scheme', explained('[a](//evil)'), ['37:1 E09']],
  ['M38 backslashes', explained('[a](\\\\\\\\evil)'), ['37:1 E09']],
  ['M39 definition', explained('[a]\n\n[a]: vbscript:x'), ['39:1 E09']],
  ['M39 autolink', explained('<javascript:alert(1)>'), ['37:1 E09']],
  ['M39 footnote', explained('a[^1]\n\n[^1]: <data:text/html,x>'), ['39:7 E09']],
  ['M40 missing', explained('![a](none.png)'), ['37:1 E10']],
  ['M40 remote', explained('![a](https://a.b/c.png)'), ['37:1 E10']],
  ['M40 file', explained('![a](file:///c.png)'), ['37:1 E09']],
  ['M40 SVG', explained('![a](c.svg)'), ['37:1 E10']],
  ['M40 case', explained('![a](Map.webp)'), ['37:1 E10']],
  ['M40 space', explained('![a](<my map.png>)'), ['37:1 E10']],
  ['M41 out of the pack', explained('[a](../../../etc/passwd)'), ['37:1 E09']],
  ['M42 entities and escapes', explained('&lt;script&gt; \\< &amp;amp; arn:aws:s3:::a&b'), fine],
  [
    'M43 AWS text',
    explained('`${aws:username}` {{x}} \\<bucket> s3:Get* C:\\Users\\x 10:30 iam:PassRole localhost:3000'),
    fine,
  ],
  [
    'M43 policy',
    explained('```json\n{ "Action": "s3:*", "Resource": ["arn:aws:s3:::${b}/<x>"] }\n```'),
    fine,
  ],
  ['M44 NUL', explained('a\u0000'), ['37:2 E11']],
  ['M44 ANSI', explained('\u001b[1m'), ['37:1 E11']],
  ['M44 U+FFFE', explained('\ufffe'), ['37:1 E11']],
  ['M45 override', explained('\u202e'), ['37:1 E11']],
  ['M46 Zalgo', explained(`z${'\u0301'.repeat(10_000)}`), fine],
  ['M46 one word', explained('x'.repeat(60_000)), fine],
  ['M46 scripts', explained('שלום 漢字 👩‍👩‍👧‍👦 abc'), fine],
  ['M47 64 KB and more', sample + 'x'.repeat(65_536), ['1:1 E13']],
  ['M49 heading names', explained('### __proto__\n\n### location\n\n### location'), fine],
  ['M50 other syntax', explained(':::x\n\n~~a~~\n\n- [ ] a\n\nTerm\n: x'), fine],
  ['M50 details', explained('<details>'), ['37:1 E09']],
  ['M51 glued', sample + sample, ['41:1 E08', '76:1 E08', '80:1 E08']],
  ['M51 trailing separator', `${sample}\n---\n`, fine],
])('%s', (_, text, expected) => {
  const first = problemsIn(text)
  expect(codesIn(text)).toEqual(expected)
  expect(problemsIn(text)).toEqual(first)
  expect(
    first.every(({ message }) => message.length > 10 && message.length < 300 && !message.includes('\n')),
  ).toBe(true)
})

test('M2 what is not UTF-8 names the byte', () => {
  expect(decodeSource(new Uint8Array([0x61, 0xe9]), 'a.md').problems[0]?.message).toContain('offset 1')
})

test('M10 an alias bomb is refused at once', () => {
  const layers = 'abcdefgh'.split('').map((name, index, all) => {
    const part = index === 0 ? 'x' : `*${all[index - 1] ?? ''}`
    return `${name}: &${name} [${Array.from({ length: 9 }, () => part).join(', ')}]`
  })
  const started = performance.now()
  expect(codesIn(edited(['level: apply', `level: apply\n${layers.join('\n')}`]))).toEqual(['11:12 E13'])
  expect(performance.now() - started).toBeLessThan(1000)
})

test('M10 a merge key merges nothing', () => {
  expect(codesIn(edited(['level: apply', 'level: apply\n<<: {family: abc}']))).toEqual(['9:1 E01'])
})

test('M13 an id used twice is named in both files', () => {
  const twice = ['dax/a.md', 'caching/b.md'].flatMap((path) => identifyQuestion(sample, path) ?? [])
  expect(
    findDuplicates(twice).map(({ path, line, column, code }) => `${path}:${line}:${column} ${code}`),
  ).toEqual(['caching/b.md:2:5 E03', 'dax/a.md:2:5 E03', 'dax/a.md:17:1 W07'])
})

test.each([
  ['M22 weights', 'weight: 99'],
  ['M23 time limit', 'minutes: 130m'],
  ['M24 pass mark', 'pass: 2000'],
])('%s: exam.yaml is refused', (_, line) => {
  expect(parseExam(line, 'exam.yaml').exam).toBeNull()
})
