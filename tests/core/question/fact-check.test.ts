import { expect, test } from 'vitest'
import { parseFacts } from '#core/question/fact-check.ts'

const facts = `# What the sources say, and what holds.
facts:
  - id: F01
    claim: DAX reads are strongly consistent.
    truth: They are eventually consistent.
    sure: verified
    taughtIn: [dax]
    askedIn: [dax-consistency, dax-sample]
  - id: F02
    claim: A cache makes writes faster.
    truth: It makes reads faster.
    sure: medium
    taughtIn: [caching, dax]
    askedIn: []
`
const taught = {
  topics: ['dax', 'caching', 'neptune'],
  lessons: ['dax', 'caching'],
  questions: ['dax-consistency', 'dax-sample'],
}

const change = (from: string, to: string) => {
  if (!facts.includes(from)) throw new Error(`no ${from}`)
  return facts.replace(from, to)
}
const read = (text: string, changes: Partial<typeof taught> | { topics: null } = {}) =>
  parseFacts(text, 'fact-check.yaml', { ...taught, ...changes })
const codes = ({ problems }: ReturnType<typeof read>) =>
  problems.map(({ line, column, code }) => `${line}:${column} ${code}`)

test('facts are read', () => {
  const { facts: found, problems } = read(facts)
  expect(problems).toEqual([])
  expect(found?.map(({ id, sure }) => `${id} ${sure}`)).toEqual(['F01 verified', 'F02 medium'])
})

test.each<[string, string, string[]]>([
  ['id: F01', 'id: F1', ['3:9 E01']],
  ['id: F01', 'id: f01', ['3:9 E01']],
  ['id: F02', 'id: F01', ['9:9 E01']],
  ['sure: verified', 'sure: certain', ['6:11 E01']],
  ['    claim: A cache makes writes faster.\n', '', ['9:5 E01']],
  ['truth: It makes reads faster.', "truth: ''", ['11:12 E01']],
  ['claim: A cache', 'clame: A cache', ['9:5 E01', '10:5 E01']],
  ['    askedIn: []\n', '', ['9:5 E01']],
  ['taughtIn: [dax]', 'taughtIn: []', ['7:15 E01']],
  ['taughtIn: [dax]', 'taughtIn: [dx]', ['7:16 E02']],
  ['taughtIn: [dax]', 'taughtIn: [dax, cashing]', ['7:21 E02']],
  ['taughtIn: [dax]', 'taughtIn: [neptune]', ['7:15 E02']],
  ['taughtIn: [dax]', 'taughtIn: [neptune, dax]', []],
  ['[dax-consistency, dax-sample]', '[dax-consistency, dax-samples]', ['8:32 E02']],
  ['[dax-consistency, dax-sample]', '[]', []],
  ['askedIn: []', 'askedIn: [dax-sample]', ['14:14 E01']],
  ['sure: medium', 'sure: low', []],
])('with %j as %j', (from, to, expected) => {
  const found = read(change(from, to))
  expect(codes(found)).toEqual(expected)
  expect(found.facts === null).toBe(expected.length > 0)
})

test('no question may hinge on what could not be verified, and the message says so', () => {
  const { problems } = read(change('askedIn: []', 'askedIn: [dax-sample]'))
  expect(problems[0]?.message).toBe(
    'askedIn: must be empty while sure is medium; no question may hinge on it',
  )
})

test('every problem is reported at once', () => {
  const wrong = facts
    .replace('id: F02', 'id: F01')
    .replace('taughtIn: [dax]', 'taughtIn: []')
    .replace('dax-sample', 'x')
  expect(codes(read(wrong))).toEqual(['7:15 E01', '8:32 E02', '9:9 E01'])
})

test('without topics to look in, topics are not called unknown', () => {
  expect(codes(read(change('taughtIn: [dax]', 'taughtIn: [dax, dx]'), { topics: null }))).toEqual([])
})

test.each(['', 'facts: []', '- a', 'facts: {}', '{'])('%j holds no facts', (text) => {
  expect(read(text).problems.length).toBeGreaterThan(0)
})
