import 'server-only'
import { db } from './db.ts'
import type { Instructor } from './session.ts'

export type VersionLine = {
  version: number
  title: string
  at: Date
  /** A name, "the files" for what was seeded, or "somebody deleted". */
  by: string
  /** The version whose statistics this one goes on with; null when it began its own. */
  countsAs: number | null
}

export type QuestionHistory = { questionId: string; status: string; current: number; versions: VersionLine[] }

const MOST = 200

/** A question's versions, the newest first; null when there is no such question. */
export async function questionHistory(
  _instructor: Instructor,
  questionId: string,
): Promise<QuestionHistory | null> {
  const question = await db().question.findUnique({
    where: { id: questionId },
    select: {
      status: true,
      current: true,
      versions: {
        orderBy: { version: 'desc' },
        take: MOST,
        select: { version: true, title: true, publishedAt: true, publishedBy: true, countsAs: true },
      },
    },
  })
  if (!question) return null
  const names = await publisherNames(question.versions.map(({ publishedBy }) => publishedBy))
  return {
    questionId,
    status: question.status,
    current: question.current,
    versions: question.versions.map(({ version, title, publishedAt, publishedBy, countsAs }) => ({
      version,
      title,
      at: publishedAt,
      by: names(publishedBy),
      countsAs,
    })),
  }
}

/** The text of one version; null when there is none such. */
export async function versionSource(
  _instructor: Instructor,
  questionId: string,
  version: number,
): Promise<string | null> {
  const row = await db().questionVersion.findUnique({
    where: { questionId_version: { questionId, version } },
    select: { source: true },
  })
  return row?.source ?? null
}

/** What those who published are called: people by their names, the seeded files as such. */
export async function publisherNames(publishers: string[]): Promise<(publisher: string) => string> {
  const people = await db().user.findMany({
    where: { id: { in: [...new Set(publishers)] } },
    select: { id: true, name: true },
  })
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return (publisher) => (publisher === 'seed' ? 'the files' : (names.get(publisher) ?? publisher))
}
