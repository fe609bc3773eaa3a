import { expect, test } from 'vitest'
import { measureCoverage, type Bank } from '#core/question/coverage.ts'
import { type Fact } from '#core/question/fact-check.ts'
import { formatCoverage } from '#core/question/format-coverage.ts'
import { parseQuestion } from '#core/question/parse-question.ts'
import { type Question } from '#core/question/question.ts'
import { context, pack, sample } from './sample.ts'

const { question: parsed } = parseQuestion(sample, context)
if (!parsed) throw new Error('the sample has errors')
const base: Question = parsed

const question = (given: Partial<Question> = {}): Question => ({ ...base, ...given })
const fact = (given: Partial<Fact> = {}): Fact => ({
  id: 'F01',
  claim: 'A claim.',
  truth: 'A truth.',
  sure: 'verified',
  taughtIn: ['dax'],
  askedIn: [],
  ...given,
})
const bank = (given: Partial<Bank> = {}): Bank => ({
  questions: [question()],
  lessons: ['dax', 'caching'],
  facts: [],
  unreadable: [],
  ...given,
})
const NONE = { published: 0, perDomain: 0, multiple: 0, keyLongestShare: 1 }
const gaps = (given: Partial<Bank>, targets: Partial<typeof NONE> = {}) =>
  measureCoverage(pack, bank(given), { ...NONE, ...targets }).gaps

test('published questions are counted by everything they are told apart by', () => {
  const questions = [
    question(),
    question({ type: 'multiple', level: 'recall', concepts: ['dax-cluster'] }),
    question({ status: 'draft' }),
    question({ status: 'retired' }),
  ]
  const { total, tables } = measureCoverage(pack, bank({ questions }))
  expect(total).toMatchObject({ count: 2, atLeast: 180 })
  const counts = tables.map(({ by, rows }) => [by, rows.map(({ id, count }) => `${id} ${count}`)])
  expect(counts).toEqual([
    ['domain', ['3 2']],
    ['task', ['3.3 2']],
    ['topic', ['dax 2', 'caching 0']],
    ['concept', ['dax-cluster 2', 'elasticache 1']],
    ['level', ['recall 1', 'apply 1', 'analyse 0']],
    ['difficulty', ['easy 0', 'medium 2', 'hard 0']],
    ['type', ['single 1', 'multiple 1']],
  ])
})

test('a complete bank has no gaps, and one short of each target names them all', () => {
  const complete = { questions: [question(), question({ type: 'multiple' })] }
  const targets = { published: 2, perDomain: 2, multiple: 1, keyLongestShare: 0 }
  expect(gaps(complete, targets)).toEqual([])
  expect(gaps(complete, { published: 3, perDomain: 3, multiple: 2 })).toEqual([
    'published all: 2 of at least 3',
    'domain 3: 2 of at least 3',
    'type multiple: 1 of at least 2',
  ])
})

test('every concept is named by a live question', () => {
  expect(gaps({ questions: [question({ concepts: ['dax-cluster'] })] })).toEqual([
    'concept elasticache: 0 of at least 1',
  ])
})

test('a retired concept is covered by a retired question or by a fact about it', () => {
  const [dax, caching] = pack.topics
  if (!dax || !caching) throw new Error('the sample pack has two topics')
  const concepts = [{ id: 'aurora-multi-master', title: 'Aurora Multi-Master (retired)' }]
  const old = { ...pack, topics: [dax, { ...caching, concepts }] }
  const gapsWith = (given: Partial<Bank>) => measureCoverage(old, bank(given), NONE).gaps
  const retired = question({ status: 'retired', concepts: ['aurora-multi-master'] })
  const named = fact({ claim: 'Aurora has several writers.', truth: 'Multi-Master is gone.' })

  expect(gapsWith({})).toEqual(['concept aurora-multi-master: 0 of at least 1'])
  expect(gapsWith({ facts: [fact({ truth: 'Aurora has one writer.' })] })).toHaveLength(1)
  expect(gapsWith({ facts: [named] })).toEqual([])
  expect(gapsWith({ questions: [question(), retired] })).toEqual([])
})

test('a live concept is not covered by a retired question', () => {
  const retired = question({ status: 'retired', concepts: ['elasticache'] })
  expect(gaps({ questions: [question({ concepts: ['dax-cluster'] }), retired] })).toHaveLength(1)
})

test('every topic has a lesson and every fact is taught', () => {
  expect(gaps({ lessons: ['dax'], facts: [fact(), fact({ id: 'F02', taughtIn: ['caching'] })] })).toEqual([
    'topic caching: no lesson',
    'fact F02: taught in no lesson',
  ])
})

test('a file that cannot be read is a gap', () => {
  expect(gaps({ unreadable: ['dax/bad.md'] })).toEqual([
    'dax/bad.md: has errors, so it is not counted; "bank check" names them',
  ])
})

const withKeyOf = (length: number, others = 10): Question =>
  question({
    options: base.options.map((option, place) => {
      const value = 'x'.repeat(place === 0 ? length : others)
      return {
        ...option,
        key: place === 0,
        text: [{ type: 'paragraph', children: [{ type: 'text', value }] }],
      }
    }),
  })

test.each([
  ['longer than every other', withKeyOf(11), 1],
  ['as long as another', withKeyOf(10), 0],
  ['shorter', withKeyOf(9), 0],
  ['one of several', question({ ...withKeyOf(11), type: 'multiple' }), 0],
])('the key is the longest option when it is %s', (_, asked, count) => {
  expect(measureCoverage(pack, bank({ questions: [asked] }), NONE).keyLongest.count).toBe(count)
})

test('the key may be the longest option in three of ten questions, and not in four', () => {
  const long = (count: number) => [
    ...Array.from({ length: count }, () => withKeyOf(11)),
    ...Array.from({ length: 10 - count }, () => withKeyOf(9)),
  ]
  expect(gaps({ questions: long(3) }, { keyLongestShare: 0.3 })).toEqual([])
  expect(gaps({ questions: long(4) }, { keyLongestShare: 0.3 })).toEqual([
    'key is the longest option: 4 of 10, at most 3',
  ])
})

test('people read tables and what is missing, programs one object', () => {
  const coverage = measureCoverage(pack, bank({ lessons: ['dax'] }), { ...NONE, published: 2 })
  const pretty = formatCoverage(coverage, 'pretty')
  expect(pretty).toContain('Published questions                  1, at least 2\n')
  expect(pretty).toContain('concept      count  at least\ndax-cluster      1         1  DAX cluster\n')
  expect(pretty).toMatch(
    /Missing \(2\):\n {2}published all: 1 of at least 2\n {2}topic caching: no lesson\n$/,
  )
  expect(JSON.parse(formatCoverage(coverage, 'json'))).toEqual(coverage)
  expect(formatCoverage(measureCoverage(pack, bank(), NONE), 'pretty')).toMatch(/\nNothing is missing\.\n$/)
})
