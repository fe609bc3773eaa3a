import 'server-only'
import { createHash } from 'node:crypto'
import type { PreparedQuestion } from '#core/question/prepare-question.ts'
import { db, inTransaction, type Transaction } from './db.ts'
import { SHOWABLE } from './study-candidates.ts'

/** A question's text with what was read from it, ready to become a version. */
export type Publication = {
  question: PreparedQuestion
  source: string
  /** Place in the teaching order of the whole bank. */
  position: number
  /** The version this text was made from, 0 for a new question: a newer one in the database refuses it. */
  basedOn: number
  /** True when it comes from the seeded files, so that a later seeding can tell their changes from ours. */
  seeded: boolean
}

export type Published =
  { questionId: string; version: number } | { questionId: string; problem: 'newer-version' }

/** The identity of a text: the same text is never published twice in a row. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Whether there is anything to study. */
export async function hasBank(): Promise<boolean> {
  return (await db().question.findFirst({ where: SHOWABLE, select: { id: true } })) !== null
}

/** Publishes one question: the only way a version comes into being. */
export async function publishQuestion(
  publisher: string,
  publication: Publication,
  now: Date,
): Promise<Published> {
  return inTransaction((tx) => publishIn(tx, publisher, publication, now))
}

/** Publishes many in one transaction, all or nothing unless somebody else published a newer version of one meanwhile. */
export async function publishQuestions(
  publisher: string,
  publications: Publication[],
  now: Date,
): Promise<Published[]> {
  return inTransaction(async (tx) => {
    const results: Published[] = []
    for (const publication of publications) results.push(await publishIn(tx, publisher, publication, now))
    return results
  })
}

async function publishIn(
  tx: Transaction,
  publisher: string,
  publication: Publication,
  now: Date,
): Promise<Published> {
  const { question, source, position, basedOn, seeded } = publication
  const contentHash = hashOf(source)
  const version = basedOn + 1
  const listed = {
    current: version,
    status: question.status,
    topicId: question.topic,
    task: question.task,
    domain: question.domain,
    family: question.family,
    form: question.form,
    position,
    ...(seeded ? { seededHash: contentHash } : {}),
  }
  if (basedOn === 0) {
    await tx.question.create({ data: { id: question.id, ...listed } })
  } else {
    const { count } = await tx.question.updateMany({
      where: { id: question.id, current: basedOn },
      data: listed,
    })
    if (count === 0) return { questionId: question.id, problem: 'newer-version' }
    // A question that moved to another topic is due, and counted, there.
    await tx.schedule.updateMany({
      where: { questionId: question.id, NOT: { topicId: question.topic } },
      data: { topicId: question.topic },
    })
  }
  await tx.questionVersion.create({
    data: {
      questionId: question.id,
      version,
      contentHash,
      source,
      title: question.title,
      type: question.type,
      select: question.select,
      shuffle: question.shuffle,
      topicId: question.topic,
      task: question.task,
      domain: question.domain,
      concepts: JSON.stringify(question.concepts),
      level: question.level,
      difficulty: question.difficulty,
      presented: JSON.stringify(question.presented),
      answer: JSON.stringify(question.answer),
      publishedAt: now,
      publishedBy: publisher,
    },
  })
  return { questionId: question.id, version }
}
