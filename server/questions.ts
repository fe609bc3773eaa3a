import 'server-only'
import { createHash } from 'node:crypto'
import { shownImages } from '#core/question/image-addresses.ts'
import type { PreparedQuestion } from '#core/question/prepare-question.ts'
import { db, inTransaction, type Transaction } from './db.ts'
import { makePublic } from './images.ts'
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
  /** True when only a slip of the pen was mended: what was answered before counts on for this version. */
  keepsStatistics?: boolean
}

export type Published =
  { questionId: string; version: number } | { questionId: string; problem: 'newer-version' }

/** The identity of a text or file: the same text is never published twice in a row. */
export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** Whether there is anything to study. */
export async function hasBank(): Promise<boolean> {
  return (await db().question.findFirst({ where: SHOWABLE, select: { id: true } })) !== null
}

/**
 * The identity of a version: its text and the pictures it shows, so that a changed picture under the same path makes a
 * new version too. Without pictures it is the hash of the text.
 */
export function contentHashOf(source: string, html: string[]): string {
  return hashOf([source, ...shownImages(...html)].join('\0'))
}

/** Everything of a question that may show a picture. */
export function htmlOf({ presented, answer }: PreparedQuestion): string[] {
  const { rationales, explanation, remember, references } = answer
  return [presented.stem, ...presented.options, ...rationales, explanation, remember, references]
}

/** Publishes one question: the only way a version comes into being. */
export async function publishQuestion(
  publisher: string,
  publication: Publication,
  now: Date,
): Promise<Published> {
  const [published] = await publishQuestions(publisher, [publication], now)
  if (!published) throw new Error('publishing one question answers with one')
  return published
}

/** Publishes many in one transaction, all or nothing unless somebody else published a newer version of one meanwhile. */
export async function publishQuestions(
  publisher: string,
  publications: Publication[],
  now: Date,
): Promise<Published[]> {
  return inTransaction((tx) => publishIn(tx, publisher, publications, now))
}

/** The same inside a transaction that does more. In few statements, since everybody else waits meanwhile. */
export async function publishIn(
  tx: Transaction,
  publisher: string,
  publications: Publication[],
  now: Date,
): Promise<Published[]> {
  const outdated = new Set<Publication>()
  for (const publication of publications)
    if (publication.basedOn > 0 && !(await follow(tx, publication))) outdated.add(publication)
  const accepted = publications.filter((publication) => !outdated.has(publication))
  const fresh = accepted.filter(({ basedOn }) => basedOn === 0)
  await tx.question.createMany({
    data: fresh.map((publication) => ({ id: publication.question.id, ...listing(publication) })),
  })
  const rows = []
  for (const publication of accepted) rows.push(await versionRow(tx, publisher, publication, now))
  await tx.questionVersion.createMany({ data: rows })
  const shown = accepted.filter(({ question }) => question.status === 'published')
  await makePublic(tx, shownImages(...shown.flatMap(({ question }) => htmlOf(question))))
  return publications.map((publication) => {
    const { question, basedOn } = publication
    return outdated.has(publication)
      ? { questionId: question.id, problem: 'newer-version' }
      : { questionId: question.id, version: basedOn + 1 }
  })
}

/** Makes the publication the current version, unless somebody was faster. */
async function follow(tx: Transaction, publication: Publication): Promise<boolean> {
  const { question, basedOn } = publication
  const { count } = await tx.question.updateMany({
    where: { id: question.id, current: basedOn },
    data: listing(publication),
  })
  if (count === 0) return false
  // A question that moved to another topic is due, and counted, there.
  await tx.schedule.updateMany({
    where: { questionId: question.id, NOT: { topicId: question.topic } },
    data: { topicId: question.topic },
  })
  return true
}

function listing({ question, source, position, basedOn, seeded }: Publication) {
  return {
    current: basedOn + 1,
    status: question.status,
    topicId: question.topic,
    task: question.task,
    domain: question.domain,
    family: question.family,
    form: question.form,
    position,
    ...(seeded ? { seededHash: contentHashOf(source, htmlOf(question)) } : {}),
  }
}

async function versionRow(tx: Transaction, publisher: string, publication: Publication, now: Date) {
  const { question, source, basedOn, keepsStatistics = false } = publication
  return {
    questionId: question.id,
    version: basedOn + 1,
    contentHash: contentHashOf(source, htmlOf(question)),
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
    countsAs: keepsStatistics ? await statisticsOf(tx, question.id, basedOn) : null,
  }
}

/** The version whose statistics one goes on with: it may itself go on with an earlier one's. */
async function statisticsOf(tx: Transaction, questionId: string, version: number): Promise<number> {
  const { countsAs } = await tx.questionVersion.findUniqueOrThrow({
    where: { questionId_version: { questionId, version } },
    select: { countsAs: true },
  })
  return countsAs ?? version
}
