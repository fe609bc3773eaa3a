import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseTopics } from '#core/question/pack.ts'
import { confusedSubject, ownSubject, subjectNames } from '#core/statistics/confused-subject.ts'
import { confusionPairs, type Confusion } from '#core/statistics/confusion-pairs.ts'

const { topics } = parseTopics(readFileSync('content/saa-c03/topics.yaml', 'utf8'), 'topics.yaml')
const NAMES = subjectNames(topics ?? [])
const PROXY = { topic: 'rds-proxy', concepts: ['rds-proxy', 'iam-db-auth', 'connection-pooling'] }
const subject = (topic: string, concept: string | null = null) => ({ topic, concept })

test.each([
  [
    'a concept by its title',
    'Add an Aurora Global Database',
    subject('aurora-serverless-global', 'aurora-global'),
  ],
  ['without the maker’s name', 'Put keyspaces in front', subject('documentdb-keyspaces', 'keyspaces')],
  [
    'in any case and punctuation',
    'MULTI-AZ DB cluster, deployment!',
    subject('rds-multi-az', 'rds-multi-az-cluster'),
  ],
  ['a topic by its id', 'A caching layer', subject('caching')],
  ['a whole word only', 'Forecaching, neptunes and daxes', null],
  [
    'the longest name',
    'Aurora Serverless beside Aurora',
    subject('aurora-serverless-global', 'aurora-serverless'),
  ],
  ['no ordinary word', 'Transactions over all tables', null],
])('an option names %s: %s', (_, text, expected) => {
  const found = confusedSubject(
    { topic: 'monitoring-failures', concepts: [] },
    { text, rationale: '' },
    NAMES,
  )
  expect(found).toEqual(expected)
})

test.each([
  ['the text before the rationale', 'Use Neptune', 'Athena would do', subject('neptune', 'neptune')],
  [
    'the rationale when the text names nothing',
    'Add more nodes',
    'That is Athena.',
    subject('analytics', 'athena'),
  ],
  ['the other beside its own topic', 'RDS Proxy before DAX', '', subject('dax', 'dax')],
  ['nothing when only its own topic is named', 'RDS Proxy with two targets', 'Not Athena.', null],
  [
    'the question’s other concept when neither names any',
    'A password in a file',
    'It does not expire.',
    subject('rds-data-protection', 'iam-db-auth'),
  ],
])('a distractor stands for %s', (_, text, rationale, expected) => {
  expect(confusedSubject(PROXY, { text, rationale }, NAMES)).toEqual(expected)
})

test('nothing is found for a question of one topic whose option names nothing', () => {
  const question = { topic: 'dax', concepts: ['dax'] }
  expect(confusedSubject(question, { text: 'Yes', rationale: 'No' }, NAMES)).toBeNull()
  expect(confusedSubject(question, { text: 'Use Neptune', rationale: '' }, [])).toBeNull()
})

test('a question’s own side is its first concept of its own topic', () => {
  expect(ownSubject({ ...PROXY, concepts: ['iam-db-auth', 'connection-pooling'] }, NAMES)).toEqual(
    subject('rds-proxy', 'connection-pooling'),
  )
  expect(ownSubject({ topic: 'dax', concepts: ['athena', 'never-heard-of'] }, NAMES)).toEqual(subject('dax'))
})

test('a distractor never stands for its question’s own topic, and only for a subject there is', () => {
  const words = [...new Set(NAMES.flatMap((name) => name.words)), 'and', '-', ', ']
  const text = fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((parts) => parts.join(' '))
  const concepts = NAMES.flatMap(({ concept }) => concept ?? [])
  fc.assert(
    fc.property(
      fc.constantFrom(...NAMES.map((name) => name.topic)),
      fc.array(fc.constantFrom(...concepts, 'unknown'), { maxLength: 4 }),
      text,
      text,
      (topic, asked, option, rationale) => {
        const found = confusedSubject({ topic, concepts: asked }, { text: option, rationale }, NAMES)
        if (found === null) return
        expect(found.topic).not.toBe(topic)
        expect(NAMES).toContainEqual(expect.objectContaining(found))
      },
    ),
  )
})

function createConfusion(
  own: [string, string | null],
  other: [string, string | null],
  count: number,
): Confusion {
  return { own: subject(...own), other: subject(...other), count, lastDay: 20_000 + count }
}

test('pairs count both ways, from three mistakes on, most often first, with the concepts it is to be said of', () => {
  const pairs = confusionPairs([
    createConfusion(['dax', 'dax'], ['caching', 'elasticache'], 2),
    createConfusion(['caching', 'elasticache'], ['dax', null], 1),
    createConfusion(['dax', 'dax'], ['caching', 'elasticache'], 1),
    createConfusion(['aurora', null], ['neptune', null], 2),
    createConfusion(['keys', null], ['athena', null], 5),
  ])
  expect(pairs).toEqual([
    { topics: ['athena', 'keys'], n: 5, lastDay: 20_005, concepts: [] },
    {
      topics: ['caching', 'dax'],
      n: 4,
      lastDay: 20_002,
      concepts: [{ own: subject('dax', 'dax'), other: subject('caching', 'elasticache'), n: 3 }],
    },
  ])
  expect(confusionPairs([])).toEqual([])
})
