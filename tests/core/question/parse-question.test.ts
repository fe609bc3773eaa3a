import { expect, test } from 'vitest'
import { plainText } from '#core/markdown/plain-text.ts'
import { parseQuestion } from '#core/question/parse-question.ts'
import { codesIn, context, edited, problemsIn, sample } from './sample.ts'

const read = (text: string) => parseQuestion(text, context).question

test('a question is read', () => {
  const question = read(sample)
  expect(question).toMatchObject({
    id: 'dax-sample',
    title: 'Read in microseconds',
    task: '3.3',
    topic: 'dax',
    concepts: ['dax-cluster', 'elasticache'],
    family: null,
    type: 'single',
    level: 'apply',
    difficulty: 'medium',
    status: 'published',
    replacedBy: null,
    form: null,
    checked: '2026-11-01',
    sources: [{ title: 'DAX', url: 'https://docs.aws.amazon.com/dax.html' }],
    drawnFrom: [],
    authors: [],
    shuffle: true,
    references: [],
    definitions: [],
  })
  expect(plainText(question?.stem ?? [])).toMatch(/^A game reads .* add\?$/)
  expect(
    question?.options.map(({ key, text, rationale }) => [key, plainText(text), plainText(rationale)]),
  ).toEqual([
    [true, 'A DAX cluster in the same VPC.', 'It answers from memory.'],
    [false, 'A read replica in another zone.', 'Tables have no read replicas.'],
    [false, 'A larger write capacity setting.', 'Writes are not the trouble here.'],
    [false, 'A global table in two Regions.', 'It brings reads near, from disk.'],
  ])
  expect(plainText(question?.explanation ?? [])).toBe('DAX keeps items in memory.')
  expect(plainText(question?.remember ?? [])).toBe('Microseconds: DAX.')
})

test('notes are dropped, references and definitions kept', () => {
  const tail =
    'Microseconds: [DAX][d].\n\n## References\n\n- [Guide][d]\n\n## Notes\n\nToo easy?\n\n[d]: https://docs.aws.amazon.com/dax.html\n'
  const question = read(edited(['Microseconds: DAX.\n', tail]))
  expect(plainText(question?.references ?? [])).toBe('Guide')
  expect(question?.definitions).toMatchObject([
    { identifier: 'd', url: 'https://docs.aws.amazon.com/dax.html' },
  ])
  expect(JSON.stringify(question)).not.toContain('Too easy')
})

test('what the file says of options is what is kept: nothing trimmed, nothing renumbered', () => {
  const question = read(
    edited(
      ['A DAX cluster in the same VPC.', '`  --flag `  and\n  **more**'],
      ['level: apply', 'level: apply\nshuffle: false'],
    ),
  )
  expect(question?.shuffle).toBe(false)
  expect(question?.options[0]?.text).toMatchObject([
    {
      type: 'paragraph',
      children: [
        { type: 'inlineCode', value: ' --flag' },
        { type: 'text', value: '  and\n' },
        { type: 'strong' },
      ],
    },
  ])
})

test('a question with an error is not handed out, one with warnings is', () => {
  expect(read(edited(['- [x]', '- [ ]']))).toBeNull()
  expect(read(edited(['checked: 2026-11-01', 'checked: 2025-11-01']))).not.toBeNull()
})

test('all errors and warnings of a file are said at once, in reading order', () => {
  const text = edited(
    ['task: "3.3"', 'task: 3.3'],
    ['level: apply', 'levl: apply'],
    ['concepts: [dax-cluster,', 'concepts: [dax-node,'],
    ['checked: 2026-11-01', 'checked: 2026-13-45'],
    ['url: https:', 'url: http:'],
    ['What should', 'Choose two. What should'],
    ['  > Tables have no read replicas.\n', ''],
    ['A larger write capacity setting.', 'Never a [larger](javascript:x) <b>one</b>'],
    ['A global table in two Regions.', 'All of the above.'],
    ['DAX keeps', '```\nDAX keeps'],
  )
  expect(codesIn(text)).toEqual([
    '2:1 E01',
    '4:7 E01',
    '6:12 E02',
    '8:1 E01',
    '11:10 E01',
    '14:10 E01',
    '17:46 E04',
    '23:1 E07',
    '26:7 W02',
    '26:15 E09',
    '26:38 E09',
    '26:44 E09',
    '30:7 E12',
    '36:1 E11',
    '42:1 E08',
  ])
})

test('a front matter that cannot be read hides nothing in the body', () => {
  const body: [string, string] = ['- [ ] A larger', '- A larger']
  expect(codesIn(edited(['---\nid', '---js\nid'], body))).toEqual(['1:1 E01', '27:1 E05'])
  expect(codesIn(edited(['---\n\nA game', '\nA game'], body))).toEqual(['1:1 E01', '26:1 E05'])
  expect(codesIn(edited(['task: "3.3"', 'task: ["3.3"'], body)).at(-1)).toBe('27:1 E05')
  expect(codesIn(sample.slice(sample.indexOf('A game')).replace(...body))).toEqual(['1:1 E01', '11:1 E05'])
})

test('a body over a limit hides nothing in the front matter', () => {
  expect(codesIn(edited(['level: apply', 'level: aply'], ['DAX keeps', '>'.repeat(100)]))).toEqual([
    '8:8 E01',
    '37:7 E13',
  ])
})

test('the same file twice gives the same answer', () => {
  const text = edited(['task: "3.3"', 'task: 3.3'], ['DAX keeps', '![](none.png)'])
  expect(problemsIn(text)).toEqual(problemsIn(text))
  expect(parseQuestion(sample, context)).toEqual(parseQuestion(sample, context))
})

// The example of the format, word for word but for the topic list around it.
test('the example of the format has no problems', () => {
  const example = `---
id: rds-multi-az-failover
title: Survive the loss of a database Availability Zone
task: "3.3"
topic: dax
concepts: [dax-cluster, elasticache]
type: single
level: apply
difficulty: medium
status: published
checked: 2026-11-21
sources:
  - title: "Amazon RDS User Guide: Configuring and managing a Multi-AZ deployment"
    url: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html
drawnFrom: [designing-for-reliability]
---

A ticket shop keeps its orders in one **RDS for PostgreSQL** instance. Last month the Availability Zone that holds it went
dark for twenty minutes. The owner wants the database back by itself within a couple of minutes, **without losing a committed
order** and without a change to the connection string. What should the architect do?

- [x] Modify the instance to be a Multi-AZ DB instance deployment.

  > RDS keeps a standby in another zone, writes to it synchronously, and on failure points the same DNS name at the standby.

- [ ] Add a read replica in another Availability Zone.

  > Right for scaling reads. It is fed asynchronously, so the last orders may be missing, and it must be promoted and addressed by its own endpoint.

- [ ] Take snapshots every five minutes and restore the newest one.

  > Right for going back in time. A restore makes a new instance with a new endpoint and loses everything after the snapshot.

- [ ] Put the instance behind a Network Load Balancer with two targets.

  > A load balancer spreads connections; it copies no data.

## Explanation

Multi-AZ is the availability feature, read replicas are the scaling feature.

## Remember

Survive a zone: Multi-AZ. Serve more reads: replicas.
`
  const path = 'content/saa-c03/dax/rds-multi-az-failover.md'
  expect(problemsIn(example, { path })).toEqual([])
  const [problem] = problemsIn(example.replace('2026-11-21', '2026-13-45'), { path })
  expect(problem).toEqual({
    path,
    line: 11,
    column: 10,
    severity: 'error',
    code: 'E01',
    message: 'checked: not a date (2026-13-45)',
  })
})
