import 'server-only'
import { questionTemplate } from '#core/question/question-template.ts'
import { db } from './db.ts'
import { beginDraft } from './drafts.ts'
import type { Instructor } from './session.ts'
import { bankContext } from './text-checker.ts'

/** Ids that are addresses under /author already. */
const TAKEN = ['new', 'import', 'export', 'images', 'lessons']

export type Begun = { ok: true } | { ok: false; problem: 'taken' | 'unknown-topic' }

/** Begins a question from the template, as a draft under its id for good. */
export async function beginQuestion(
  instructor: Instructor,
  { questionId, topic }: { questionId: string; topic: string },
  now: Date,
): Promise<Begun> {
  const { exam, topics } = await bankContext()
  const found = topics?.find(({ id }) => id === topic)
  if (!found) return { ok: false, problem: 'unknown-topic' }
  const exists = await db().question.findUnique({ where: { id: questionId }, select: { id: true } })
  if (exists || TAKEN.includes(questionId)) return { ok: false, problem: 'taken' }
  const source = questionTemplate(questionId, found, await usualTask(topic, exam?.tasks[0]?.id ?? ''))
  const begun = await beginDraft(
    instructor,
    { kind: 'question', subjectId: questionId, source, baseVersion: 0 },
    now,
  )
  return begun ? { ok: true } : { ok: false, problem: 'taken' }
}

/** The task most questions of the topic belong to: a first guess to be changed. */
async function usualTask(topic: string, otherwise: string): Promise<string> {
  const [most] = await db().question.groupBy({
    by: ['task'],
    where: { topicId: topic },
    _count: true,
    orderBy: [{ _count: { task: 'desc' } }, { task: 'asc' }],
    take: 1,
  })
  return most?.task ?? otherwise
}
