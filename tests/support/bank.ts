import type { PreparedQuestion } from '#core/question/prepare-question.ts'
import { db } from '#server/db.ts'
import { publishQuestions } from '#server/questions.ts'

const EXAM = `code: SAA-C03
title: A test exam
minutes: 130
questions: { scored: 50, unscored: 15 }
score: { minimum: 100, maximum: 1000, pass: 720 }
domains:
  - { id: 1, title: Secure, weight: 30 }
  - { id: 2, title: Resilient, weight: 26 }
  - { id: 3, title: Fast, weight: 24 }
  - { id: 4, title: Cheap, weight: 20 }
tasks:
  - { id: "1.1", domain: 1, title: Access }
  - { id: "2.2", domain: 2, title: Availability }
  - { id: "3.3", domain: 3, title: Databases }
  - { id: "4.3", domain: 4, title: Database cost }
sourceHosts: [docs.aws.amazon.com]
`
const TASKS = ['1.1', '2.2', '3.3', '4.3']

/** A question as prepared from its file; the first option is the key unless `key` says otherwise. */
export function createQuestion(
  given: Partial<PreparedQuestion> & { id: string; key?: number[]; options?: number },
): PreparedQuestion {
  const { key = [0], options = 4, ...rest } = given
  const places = Array.from({ length: options }, (_, place) => place)
  const task = given.task ?? '2.2'
  return {
    title: `Title of ${given.id}`,
    task,
    topic: 'dax',
    concepts: ['dax'],
    family: null,
    type: key.length > 1 ? 'multiple' : 'single',
    level: 'apply',
    difficulty: 'medium',
    status: 'published',
    form: null,
    shuffle: true,
    domain: Number(task[0]),
    select: key.length,
    presented: {
      stem: `<p>Stem of ${given.id}</p>`,
      options: places.map((place) => `<p>Option ${place} of ${given.id}</p>`),
    },
    answer: {
      key,
      rationales: places.map((place) => `<p>Why ${place} of ${given.id}</p>`),
      explanation: `<p>Explanation of ${given.id}</p>`,
      remember: `<p>Remember ${given.id}</p>`,
      references: '',
      sources: [{ title: 'AWS', url: 'https://docs.aws.amazon.com/x.html' }],
      checked: '2026-11-21',
    },
    ...rest,
  }
}

/** Puts a blueprint, topics and these questions into the database, in this order. */
export async function createBank(
  questions: PreparedQuestion[],
  now = new Date('2026-11-01T00:00:00Z'),
): Promise<void> {
  await db().pack.create({ data: { code: 'SAA-C03', examSource: EXAM, topicsSource: '', contentHash: '' } })
  const topics = [...new Set(['dax', ...questions.map((question) => question.topic)])]
  await db().topic.createMany({
    data: topics.map((id, position) => ({
      id,
      title: `Topic ${id}`,
      description: '',
      documentation: null,
      position,
    })),
  })
  await publishQuestions(
    'test',
    questions.map((question, position) => ({
      question,
      source: `source of ${question.id}`,
      position,
      basedOn: 0,
      seeded: true,
    })),
    now,
  )
}

/** A bank with `perTask` questions in each of four tasks, one to a domain, over the topics given. */
export async function createBlueprintBank(
  perTask: number,
  topics = ['dax', 'neptune', 'aurora'],
): Promise<void> {
  const questions = TASKS.flatMap((task) =>
    Array.from({ length: perTask }, (_, n) =>
      createQuestion({
        id: `q-${task.replace('.', '-')}-${n}`,
        task,
        topic: topics[n % topics.length] ?? 'dax',
      }),
    ),
  )
  await createBank(questions)
}
