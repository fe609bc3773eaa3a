import { expect, test } from 'vitest'
import { codesIn, edited, problemsIn, sample } from './sample.ts'

type Case = [to: string, expected: string[]]
const messageOf = (text: string) => problemsIn(text).map(({ message }) => message)

test('the sample has no problems', () => {
  expect(problemsIn(sample)).toEqual([])
})

test.each<[string, string, string[]]>([
  ['an empty file', '', ['1:1 E01']],
  ['only spaces and line ends', ' \n \n', ['1:1 E01']],
  ['only a byte order mark', '\uFEFF', ['1:1 E01']],
  ['no front matter', sample.slice(sample.indexOf('A game')), ['1:1 E01']],
  ['a front matter that does not start on line 1', `\n${sample}`, ['1:1 E01']],
  ['never closed', edited(['---\n\nA game', '\nA game']), ['1:1 E01']],
  ['an indented fence closes nothing', edited(['---\n\nA game', ' ---\n\nA game']), ['1:1 E01']],
  ['---js', edited(['---\nid', '---js\nid']), ['1:1 E01']],
  ['---json', edited(['---\nid', '---json\nid']), ['1:1 E01']],
  ['four dashes', edited(['---\nid', '----\nid']), ['1:1 E01']],
])('%s', (_, text, expected) => {
  expect(codesIn(text)).toEqual(expect.arrayContaining(expected))
  expect(codesIn(text).filter((code) => code.endsWith('E01'))).toHaveLength(1)
})

test('spaces behind the dashes are no matter', () => {
  expect(problemsIn(edited(['---\nid', '--- \nid'], ['---\n\nA game', '---\t\n\nA game']))).toEqual([])
})

test('dashes in the body and in code are not taken for the front matter', () => {
  expect(
    problemsIn(edited(['DAX keeps items', '---\n\n```yaml\n---\nid: other\n---\n```\n\nDAX keeps items'])),
  ).toEqual([])
})

test.each<[from: string, ...Case]>([
  ['task: "3.3"', 'task: 3.3', ['4:7 E01']],
  ['task: "3.3"\n', '', ['2:1 E01']],
  ['task: "3.3"', 'task:', ['4:6 E01']],
  ['task: "3.3"', 'task: ""', ['4:7 E02']],
  ['task: "3.3"', 'task: "9.9"', ['4:7 E02']],
  ['task: "3.3"', 'taks: "3.3"', ['2:1 E01', '4:1 E01']],
  ['task: "3.3"', 'task: "3.3"\ntask: "3.3"', ['5:1 E01']],
  ['title: Read in microseconds', 'title: Ab', ['3:8 E01']],
  ['title: Read in microseconds', `title: ${'a'.repeat(100)}`, []],
  ['title: Read in microseconds', `title: ${'a'.repeat(101)}`, ['3:8 E01']],
  ['title: Read in microseconds', 'title: [Read', ['4:1 E01']],
  ['title: Read in microseconds', 'title: a: b', ['3:8 E01']],
  ['title: Read in microseconds', '\ttitle: Read', ['3:1 E01']],
  ['title: Read in microseconds', 'title: !!js/function "function () {}"', ['3:8 E01']],
  ['title: Read in microseconds', 'title: !!binary aGVsbG8=', ['3:17 E01']],
  ['title: Read in microseconds', 'title: "a\\u202eb"', ['3:8 E11']],
  ['title: Read in microseconds', 'title: *nowhere', ['3:8 E01']],
  ['topic: dax', 'topic: dxa', ['5:8 E02', '5:8 E02']],
  ['topic: dax', 'topic: caching', ['5:8 E02', '5:8 W10', '6:12 E02']],
  ['concepts: [dax-cluster, elasticache]', 'concepts:\n  - dax-cluster\n  - elasticache', []],
  ['concepts: [dax-cluster, elasticache]', 'concepts: []', ['6:11 E01']],
  ['concepts: [dax-cluster, elasticache]', 'concepts: dax-cluster', ['6:11 E01']],
  ['concepts: [dax-cluster, elasticache]', 'concepts: [elasticache]', ['6:12 E02']],
  ['concepts: [dax-cluster, elasticache]', 'concepts: [dax-cluster, dax-clutser]', ['6:25 E02']],
  ['concepts: [dax-cluster, elasticache]', 'concepts: [dax-cluster, dax-cluster]', ['6:25 E01']],
  ['concepts: [dax-cluster, elasticache]', 'concepts: [dax-cluster, 7]', ['6:25 E01']],
  ['concepts: [dax-cluster, elasticache]', 'concepts: [a1a, a2a, a3a, a4a, a5a, a6a, a7a]', ['6:11 E01']],
  ['type: single', 'type: singel', ['7:7 E01']],
  ['level: apply', 'level: 3', ['8:8 E01']],
  ['difficulty: medium', 'difficulty: null', ['9:13 E01']],
  ['status: published', 'status: done', ['10:9 E01']],
  ['status: published', 'status: retired', ['10:9 E01']],
  ['status: published', 'status: retired\nreplacedBy: dax-other', []],
  ['status: published', 'status: retired\nreplacedBy: dax-sample', ['11:13 E01']],
  ['status: published', 'status: published\nshuffle: yes', ['11:10 E01']],
  [
    'status: published',
    'status: published\nshuffle: false\nfamily: games\nform: sealed-2\nauthors: [Ann]\nparameters: {n: [1, 2]}',
    [],
  ],
  ['status: published', 'status: published\nform: sealed-9', ['11:7 E01']],
  ['status: published', 'status: published\nfamily: Games!', ['11:9 E01']],
  ['checked: 2026-11-01', 'checked: 2026-13-45', ['11:10 E01']],
  ['checked: 2026-11-01', 'checked: 2026-02-29', ['11:10 E01']],
  ['checked: 2026-11-01', 'checked: 2026-11-21', []],
  ['checked: 2026-11-01', 'checked: 2026-11-22', ['11:10 E01']],
  ['checked: 2026-11-01', 'checked: 2026-05-25', []],
  ['checked: 2026-11-01', 'checked: 2026-05-24', ['11:10 W06']],
  ['checked: 2026-11-01\n', '', ['2:1 E01']],
  ['    url: https://docs.aws.amazon.com/dax.html\n', '', ['13:5 E01']],
  ['    url: https://docs', '    link: https://docs', ['13:5 E01', '14:5 E01']],
  ['url: https://docs', 'url: http://docs', ['14:10 E01']],
  ['url: https://docs.aws.amazon.com/dax.html', 'url: https://', ['14:10 E01']],
  ['url: https://docs.aws.amazon.com/dax.html', 'url: https://blog.example/dax', ['14:10 W09']],
  [
    'sources:\n  - title: DAX\n    url: https://docs.aws.amazon.com/dax.html\n',
    'sources: []\n',
    ['12:10 E01'],
  ],
  ['sources:\n  - title: DAX\n    url: https://docs.aws.amazon.com/dax.html\n', '', ['2:1 E01']],
])('%j as %j', (from, to, expected) => {
  expect(codesIn(edited([from, to]))).toEqual(expected)
})

test.each<Case>([
  ['id: 0123', ['2:5 E01']],
  ['id: Dax-Sample', ['2:5 E03']],
  ['id: ../dax-sample', ['2:5 E03']],
  ['id: dax sample', ['2:5 E03']],
  ['id: dáx-sample', ['2:5 E03']],
  ['id: 🔥🔥🔥', ['2:5 E03']],
  [`id: ${'a'.repeat(300)}`, ['2:5 E03']],
  ['id: da', ['2:5 E03']],
  ['id: dax-other', ['2:5 E03']],
  ['id: "dax-sample"', []],
])('%s', (to, expected) => {
  expect(codesIn(edited(['id: dax-sample', to]))).toEqual(expected)
})

test('a folder that is not the topic', () => {
  expect(codesIn(sample, { path: 'content/saa-c03/caching/dax-sample.md' })).toEqual(['5:8 E02'])
  expect(codesIn(sample, { path: 'dax-sample.md' })).toEqual(['5:8 E02'])
  expect(codesIn(sample, { path: '/anywhere/dax/dax-sample.md' })).toEqual([])
})

test('a topic without lesson is advice, and not asked where nobody knows the files', () => {
  expect(codesIn(sample, { hasFile: () => false })).toEqual(['5:8 W10'])
  expect(codesIn(sample, { hasFile: undefined })).toEqual([])
})

test('what of the pack cannot be read is not checked against', () => {
  const text = edited(
    ['task: "3.3"', 'task: "9.9"'],
    ['[dax-cluster, elasticache]', '[unknown-one]'],
    ['docs.aws', 'other.aws'],
  )
  expect(codesIn(text, { pack: { exam: null, topics: null } })).toEqual([])
})

test('YAML 1.2: what looks like time, version, octal or "no" keeps its meaning', () => {
  const to = 'authors: [12:30, no, 1.2.3, "1.10"]\nstatus: published'
  expect(problemsIn(edited(['status: published', to]))).toEqual([])
  expect(messageOf(edited(['task: "3.3"', 'task: 1.10']))).toEqual([
    'task: must be text; put it in quotes (1.10)',
  ])
})

test('keys that reach for prototypes are refused and change nothing', () => {
  const keys =
    '__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\ntoString: x\nid: dax-sample'
  expect(codesIn(edited(['id: dax-sample', keys]))).toEqual(['2:1 E01', '3:1 E01', '3:15 E01', '4:1 E01'])
  expect(Object.prototype).not.toHaveProperty('polluted')
})

test('messages say what to do and repeat what was written', () => {
  const text = edited(['level: apply', 'level: aply'], ['task: "3.3"', 'taks: "3.3"'])
  expect(messageOf(text)).toEqual([
    'task: missing; add it',
    'taks: unknown key; did you mean "task"?',
    'level: must be recall, apply or analyse (aply); did you mean "apply"?',
  ])
  expect(messageOf(edited(['checked: 2026-11-01', 'checked: 2026-13-45']))).toEqual([
    'checked: not a date (2026-13-45)',
  ])
  expect(messageOf(edited(['concepts: [dax-cluster,', 'concepts: [dax-clutser,']))).toEqual([
    'concepts: not in topics.yaml (dax-clutser); did you mean "dax-cluster"?',
  ])
})
