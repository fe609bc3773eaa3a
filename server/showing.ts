import 'server-only'
import { createHash } from 'node:crypto'
import { optionOrder, presentQuestion, type PresentedQuestion } from '#core/question/present-question.ts'
import { db } from './db.ts'
import { readPresented } from './version.ts'

/** To whom options were shown, which decides their order: one student, or any visitor. */
export type Audience = { studentId: string } | 'visitor'

/** An opaque mark of the audience: a page sends it back, so that letters are never read in somebody else's order. */
export function audienceMark(audience: Audience): string {
  return audience === 'visitor'
    ? 'visitor'
    : createHash('sha256').update(`shown-to ${audience.studentId}`).digest('base64url').slice(0, 16)
}

const VERSION_SHOWN = {
  questionId: true,
  version: true,
  type: true,
  select: true,
  shuffle: true,
  topicId: true,
  task: true,
  presented: true,
} as const

/** What a version shows, without what it would tell; null when there is no such version. */
export async function shownVersion(questionId: string, version: number) {
  return db().questionVersion.findUnique({
    where: { questionId_version: { questionId, version } },
    select: VERSION_SHOWN,
  })
}

/**
 * The same for all slots of a form in one query, by `versionKey`; those that do not exist are absent. One by one they
 * would be batched with everybody else's of the moment, and a class that starts together would be too much for SQLite.
 */
export async function shownVersions(slots: VersionId[]): Promise<Map<string, ShownVersion>> {
  const rows = await db().questionVersion.findMany({ where: anyOf(slots), select: VERSION_SHOWN })
  return new Map(rows.map((row) => [versionKey(row), row]))
}

export type VersionId = { questionId: string; version: number }

export function versionKey({ questionId, version }: VersionId): string {
  return `${questionId} ${version}`
}

/** For a `where`: any of these versions. */
export function anyOf(versions: VersionId[]) {
  return { OR: versions.map(({ questionId, version }) => ({ questionId, version })) }
}

export type ShownVersion = NonNullable<Awaited<ReturnType<typeof shownVersion>>>

/** The order of a study showing: the same on every reload, another one for each review of each student. */
export function studyOrder(audience: Audience, row: ShownVersion, reviewCount: number): number[] {
  const seed =
    audience === 'visitor'
      ? `${row.questionId} ${row.version}`
      : `${audience.studentId} ${row.questionId} ${reviewCount}`
  return optionOrder(seed, readPresented(row).options.length, row.shuffle)
}

/** What travels to the browser before the answer. */
export function present(row: ShownVersion, order: number[]): PresentedQuestion {
  const { stem, options } = readPresented(row)
  return presentQuestion(
    {
      questionId: row.questionId,
      version: row.version,
      type: row.type === 'multiple' ? 'multiple' : 'single',
      select: row.select,
      topic: row.topicId,
      task: row.task,
      stemHtml: stem,
      optionHtmls: options,
    },
    order,
  )
}
