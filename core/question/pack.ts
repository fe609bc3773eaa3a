import { z } from 'zod'
import { PAGES } from '#core/markdown/link-target.ts'
import { didYouMean } from './closest-word.ts'
import { isSlug } from './front-matter-schema.ts'
import { finding, type Problem, toProblems } from './problem.ts'
import { readYaml } from './read-yaml.ts'
import { repeatedIds } from './repeated-ids.ts'

const text = z.string().min(1)
const slug = z.string().refine(isSlug, 'must be 3 to 64 of "a-z", "0-9" and "-"')
const httpsAddress = z.url({ protocol: /^https$/, error: 'must be an https address' })
const count = z.int().min(0).max(1000)

const examFile = z.strictObject({
  code: text,
  title: text,
  minutes: z.int().min(1).max(1440),
  questions: z.strictObject({ scored: count.min(1), unscored: count }),
  score: z.strictObject({ minimum: z.int().min(0), maximum: z.int(), pass: z.int() }),
  domains: z
    .array(z.strictObject({ id: z.int().min(1), title: text, weight: z.int().min(1).max(100) }))
    .min(1),
  tasks: z.array(z.strictObject({ id: text, domain: z.int(), title: text })).min(1),
  sourceHosts: z.array(z.hostname({ error: 'must be a host name' })),
})

const topicsFile = z.strictObject({
  topics: z
    .array(
      z.strictObject({
        id: slug,
        title: text,
        description: text,
        documentation: httpsAddress.nullable().default(null),
        confusedWith: z.array(z.string()).default([]),
        concepts: z.array(z.strictObject({ id: slug, title: text })).min(1),
      }),
    )
    .min(1),
})

export type Exam = z.infer<typeof examFile>
export type Domain = Exam['domains'][number]
export type Task = Exam['tasks'][number]
export type Topic = z.infer<typeof topicsFile>['topics'][number]
export type Concept = Topic['concepts'][number]

/** One exam's blueprint and its topics, in teaching order. */
export type Pack = { exam: Exam; topics: Topic[] }

/** Reads exam.yaml: weights of the domains add up to 100, every task belongs to a domain, the pass mark is on the scale. */
export function parseExam(yaml: string, path: string): { exam: Exam | null; problems: Problem[] } {
  const { whole, partly, placeOf, findings } = readYaml(yaml, examFile)
  const { domains, tasks, score } = partly
  if (domains) {
    const sum = domains.reduce((total, { weight }) => total + weight, 0)
    if (sum !== 100)
      findings.push(finding('E01', placeOf(['domains']), `domains: weights must add up to 100 (${sum})`))
    findings.push(...repeatedIds(domains, (index) => placeOf(['domains', index, 'id'])))
  }
  if (tasks) findings.push(...repeatedIds(tasks, (index) => placeOf(['tasks', index, 'id'])))
  tasks?.forEach(({ domain }, index) => {
    if (!domains || domains.some(({ id }) => id === domain)) return
    findings.push(
      finding('E02', placeOf(['tasks', index, 'domain']), `domain: not among the domains (${domain})`),
    )
  })
  if (score && !(score.minimum < score.pass && score.pass <= score.maximum)) {
    findings.push(
      finding(
        'E01',
        placeOf(['score', 'pass']),
        `score.pass: must be above the minimum and at most the maximum (${score.pass})`,
      ),
    )
  }
  return { exam: findings.length === 0 ? whole : null, problems: toProblems(findings, path) }
}

/** Reads topics.yaml: every id is used once, a concept belongs to one topic, confusedWith names other topics. */
export function parseTopics(yaml: string, path: string): { topics: Topic[] | null; problems: Problem[] } {
  const { whole, partly, placeOf, findings } = readYaml(yaml, topicsFile)
  const topics = partly.topics ?? []
  const ids = topics.map(({ id }) => id)
  const concepts = topics.flatMap(({ concepts }, topic) =>
    concepts.map(({ id }, index) => ({ id, path: ['topics', topic, 'concepts', index, 'id'] })),
  )
  findings.push(...repeatedIds(topics, (index) => placeOf(['topics', index, 'id'])))
  findings.push(...repeatedIds(concepts, (index) => placeOf(concepts[index]?.path ?? [])))
  topics.forEach(({ id, confusedWith }, topic) => {
    if (id === PAGES)
      findings.push(finding('E01', placeOf(['topics', topic, 'id']), `id: ${PAGES} is the folder of pages`))
    confusedWith.forEach((other, index) => {
      const place = placeOf(['topics', topic, 'confusedWith', index])
      if (other === id) findings.push(finding('E02', place, `confusedWith: names the topic itself (${id})`))
      else if (!ids.includes(other))
        findings.push(
          finding('E02', place, `confusedWith: no such topic (${other})${didYouMean(other, ids)}`),
        )
    })
  })
  return {
    topics: findings.length === 0 && whole ? whole.topics : null,
    problems: toProblems(findings, path),
  }
}
