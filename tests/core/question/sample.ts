import { type CheckContext } from '#core/question/context.ts'
import { type Pack } from '#core/question/pack.ts'
import { parseQuestion } from '#core/question/parse-question.ts'
import { type Problem } from '#core/question/problem.ts'

export const pack: Pack = {
  exam: {
    code: 'SAA-C03',
    title: 'Solutions Architect – Associate',
    minutes: 130,
    questions: { scored: 50, unscored: 15 },
    score: { minimum: 100, maximum: 1000, pass: 720 },
    domains: [{ id: 3, title: 'Design High-Performing Architectures', weight: 100 }],
    tasks: [{ id: '3.3', domain: 3, title: 'Determine high-performing database solutions' }],
    sourceHosts: ['docs.aws.amazon.com'],
  },
  topics: [
    {
      id: 'dax',
      title: 'DAX',
      description: 'A cache in front of DynamoDB.',
      documentation: null,
      confusedWith: ['caching'],
      concepts: [{ id: 'dax-cluster', title: 'DAX cluster' }],
    },
    {
      id: 'caching',
      title: 'Caching',
      description: 'Caches.',
      documentation: null,
      confusedWith: [],
      concepts: [{ id: 'elasticache', title: 'ElastiCache' }],
    },
  ],
}

/** A question with nothing to say against it; its line numbers are what the tests count on. */
export const sample = `---
id: dax-sample
title: Read in microseconds
task: "3.3"
topic: dax
concepts: [dax-cluster, elasticache]
type: single
level: apply
difficulty: medium
status: published
checked: 2026-11-01
sources:
  - title: DAX
    url: https://docs.aws.amazon.com/dax.html
---

A game reads the same items again and again. What should the architect add?

- [x] A DAX cluster in the same VPC.

  > It answers from memory.

- [ ] A read replica in another zone.

  > Tables have no read replicas.

- [ ] A larger write capacity setting.

  > Writes are not the trouble here.

- [ ] A global table in two Regions.

  > It brings reads near, from disk.

## Explanation

DAX keeps items in memory.

## Remember

Microseconds: DAX.
`

/** The sample with one passage replaced, or several in turn. */
export function edited(...changes: [from: string, to: string][]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the sample has no ${JSON.stringify(from)}`)
    return text.replace(from, () => to)
  }, sample)
}

export const context: CheckContext = {
  path: 'dax/dax-sample.md',
  pack,
  today: '2026-11-21',
  hasFile: (path) => ['dax/lesson.md', 'images/cluster.png', 'dax/map.webp'].includes(path),
}

export function problemsIn(text: string, changes: Partial<CheckContext> = {}): Problem[] {
  return parseQuestion(text, { ...context, ...changes }).problems
}

/** `line:column code`, one for each problem. */
export function codesIn(text: string, changes: Partial<CheckContext> = {}): string[] {
  return problemsIn(text, changes).map(({ line, column, code }) => `${line}:${column} ${code}`)
}

/** A question whose body is given, with the sample's front matter and sections around it; the body starts on line 17. */
export function withOpening(opening: string): string {
  const [head = ''] = sample.split('\nA game')
  return `${head}\n${opening}\n\n## Explanation\n\nBecause.\n\n## Remember\n\nThis.\n`
}
