import { type ExportedBank, exportQuestion } from '#core/export/exported-question.ts'
import { parseExam } from '#core/question/pack.ts'
import { parseQuestion } from '#core/question/parse-question.ts'
import { type Question } from '#core/question/question.ts'

const exam = parseExam(
  `code: SAA-C03
title: Solutions Architect
minutes: 130
questions: { scored: 50, unscored: 15 }
score: { minimum: 100, maximum: 1000, pass: 720 }
domains:
  - { id: 2, title: Resilient / ready, weight: 60 }
  - { id: 3, title: Fast, weight: 40 }
tasks: [{ id: "2.2", domain: 2, title: Available }, { id: "3.3", domain: 3, title: Databases }]
sourceHosts: [docs.aws.amazon.com]
`,
  'exam.yaml',
).exam

/** A bank as exports start from it, of these questions, each with the domain its task begins with. */
export function exportedOf(
  questions: Question[],
  publishedAt = new Date('2026-11-01T12:00:00Z'),
): ExportedBank {
  if (!exam) throw new Error('the blueprint of this file cannot be read')
  const pictures: Record<string, Uint8Array> = {}
  const exported = questions.map((question) => {
    const domain = Number(question.task[0])
    const { exported, drawings } = exportQuestion(question, { version: 3, publishedAt, domain })
    for (const [name, svg] of Object.entries(drawings)) pictures[name] = new TextEncoder().encode(svg)
    return exported
  })
  const { code, title, minutes, tasks } = exam
  const domains = [...new Set([...exam.domains.map(({ id }) => id), ...exported.map(({ domain }) => domain)])]
    .toSorted()
    .map((id) => exam.domains.find((each) => each.id === id) ?? { id, title: `Domain ${id}`, weight: 0 })
  return { code, title, minutes, domains, tasks, questions: exported, pictures }
}

/** A question read from its text; a text with an error is a mistake of the test. */
export function questionFrom(text: string): Question {
  const [, id = ''] = /^id: (.*)$/m.exec(text) ?? []
  const [, topic = ''] = /^topic: (.*)$/m.exec(text) ?? []
  const { question, problems } = parseQuestion(text, {
    path: `${topic}/${id}.md`,
    pack: { exam: null, topics: null },
    today: '2026-11-21',
  })
  if (!question) throw new Error(JSON.stringify(problems))
  return question
}
