import { expect, test } from 'vitest'
import { parseExam, parseTopics } from '#core/question/pack.ts'

const exam = `code: SAA-C03
title: Solutions Architect
minutes: 130
questions:
  scored: 50
  unscored: 15
score:
  minimum: 100
  maximum: 1000
  pass: 720
domains:
  - id: 1
    title: Secure
    weight: 60
  - id: 2
    title: Resilient
    weight: 40
tasks:
  - id: "1.1"
    domain: 1
    title: Access
  - id: "2.1"
    domain: 2
    title: Loose coupling
sourceHosts:
  - docs.aws.amazon.com
`

const topics = `topics:
  - id: dax
    title: DAX
    description: A cache.
    documentation: https://docs.aws.amazon.com/dax.html
    confusedWith: [caching]
    concepts:
      - id: dax
        title: DAX
  - id: caching
    title: Caching
    description: Caches.
    concepts:
      - id: elasticache
        title: ElastiCache
`

const change = (text: string, from: string, to: string) => {
  if (!text.includes(from)) throw new Error(`no ${from}`)
  return text.replace(from, to)
}
const codes = ({ problems }: { problems: { line: number; column: number; code: string }[] }) =>
  problems.map(({ line, column, code }) => `${line}:${column} ${code}`)

test('an exam and its topics are read', () => {
  expect(parseExam(exam, 'exam.yaml')).toMatchObject({
    exam: { minutes: 130, domains: [{ id: 1 }, { id: 2 }] },
    problems: [],
  })
  const read = parseTopics(topics, 'topics.yaml')
  expect(read.problems).toEqual([])
  expect(read.topics?.map(({ id }) => id)).toEqual(['dax', 'caching'])
  expect(read.topics?.[1]).toMatchObject({ documentation: null, confusedWith: [] })
})

test.each<[string, string, string[]]>([
  ['weight: 40', 'weight: 41', ['12:3 E01']],
  ['weight: 40', 'weight: -40', ['17:13 E01']],
  ['minutes: 130', 'minutes: 0', ['3:10 E01']],
  ['minutes: 130', 'minutes: -5', ['3:10 E01']],
  ['minutes: 130', 'minutes: 1000000000', ['3:10 E01']],
  ['minutes: 130', 'minutes: 130m', ['3:10 E01']],
  ['minutes: 130', 'minutes: .nan', ['3:10 E01']],
  ['minutes: 130', 'minutes: 1.5', ['3:10 E01']],
  ['minutes: 130\n', '', ['1:1 E01']],
  ['pass: 720', 'pass: 1001', ['10:9 E01']],
  ['pass: 720', 'pass: 100', ['10:9 E01']],
  ['domain: 2', 'domain: 3', ['23:13 E02']],
  ['id: "2.1"', 'id: "1.1"', ['22:9 E01']],
  ['id: 2\n', 'id: 1\n', ['15:9 E01', '23:13 E02']],
  ['code: SAA-C03', 'cod: SAA-C03', ['1:1 E01', '1:1 E01']],
  ['- docs.aws.amazon.com', '- https://docs.aws.amazon.com/', ['26:5 E01']],
  ['weight: 40', 'wieght: 40', ['15:5 E01', '17:5 E01']],
])('exam.yaml with %j as %j', (from, to, expected) => {
  const read = parseExam(change(exam, from, to), 'exam.yaml')
  expect(codes(read)).toEqual(expected)
  expect(read.exam).toBeNull()
})

test.each<[string, string, string[]]>([
  ['confusedWith: [caching]', 'confusedWith: [cahcing]', ['6:20 E02']],
  ['confusedWith: [caching]', 'confusedWith: [dax]', ['6:20 E02']],
  ['id: caching', 'id: dax', ['6:20 E02', '10:9 E01']],
  ['id: elasticache', 'id: dax', ['14:13 E01']],
  ['id: caching', 'id: Caching', ['10:9 E01']],
  ['id: caching', 'id: pages', ['6:20 E02', '10:9 E01']],
  ['https://docs', 'http://docs', ['5:20 E01']],
  ['description: Caches.', 'descripton: Caches.', ['10:5 E01', '12:5 E01']],
])('topics.yaml with %j as %j', (from, to, expected) => {
  expect(codes(parseTopics(change(topics, from, to), 'topics.yaml'))).toEqual(expected)
})

test('unknown keys of nested maps get a suggestion', () => {
  const { problems } = parseExam(change(exam, 'weight: 40', 'wieght: 40'), 'exam.yaml')
  expect(problems.map(({ message }) => message)).toContain('wieght: unknown key; did you mean "weight"?')
})

test.each(['', '- a', 'text', '{', '[[[[[[[[[[[[[[[[[[[['])('%j is no exam and no topics', (text) => {
  expect(parseExam(text, 'exam.yaml').problems.length).toBeGreaterThan(0)
  expect(parseTopics(text, 'topics.yaml').problems.length).toBeGreaterThan(0)
})
