import 'server-only'
import { PAGES } from '#core/markdown/link-target.ts'
import { pictureHash, type StoredBank } from './bank-files.ts'
import type { CheckedPack } from './checked-pack.ts'
import { db } from './db.ts'
import type { PackFolder } from './pack-files.ts'
import { contentHashOf, htmlOf } from './questions.ts'
import { FACTS_FILE } from './read-facts.ts'

export type PlannedChange = {
  path: string
  title: string
  /** The text as the bank has it and as the file has it; null for a picture. */
  texts: { before: string; after: string } | null
  /** Changed here since it was last seeded: the file may be older than what it replaces. */
  editedHere: boolean
}

export type Comparison = {
  created: { path: string; title: string }[]
  changed: PlannedChange[]
  unchanged: string[]
  /** What is to be written: the new and the changed. */
  wanted: Pick<CheckedPack, 'questions' | 'lessons' | 'pages' | 'pictures'> & { pack: boolean }
}

/** One thing of a pack beside what the bank has under the same name. */
type Pair = {
  path: string
  title: string
  hash: string
  after: string | null
  stored: { contentHash: string; seededHash: string | null } | undefined
  before: () => Promise<string | null>
  want: () => void
}

/** Compares the files that were given with the bank. */
export async function comparePack(
  checked: CheckedPack,
  given: PackFolder,
  stored: StoredBank,
): Promise<Comparison> {
  const wanted: Comparison['wanted'] = { questions: [], lessons: [], pages: [], pictures: [], pack: false }
  const result: Comparison = { created: [], changed: [], unchanged: [], wanted }
  for (const { path, title, hash, after, stored: known, before, want } of [
    ...(await listPairs(checked, given, stored, wanted)),
    ...textPairs(checked, stored, wanted),
    ...picturePairs(checked, stored, wanted),
  ]) {
    if (known?.contentHash === hash) {
      result.unchanged.push(path)
      continue
    }
    want()
    if (!known) {
      result.created.push({ path, title })
      continue
    }
    const text = await before()
    result.changed.push({
      path,
      title,
      texts: text === null || after === null ? null : { before: text, after },
      editedHere: known.seededHash !== null && known.seededHash !== known.contentHash,
    })
  }
  return result
}

/** exam.yaml, topics.yaml and fact-check.yaml, each by itself, if they are among the files. */
async function listPairs(
  { examSource, topicsSource, factsSource }: CheckedPack,
  given: PackFolder,
  { pack }: StoredBank,
  wanted: Comparison['wanted'],
): Promise<Pair[]> {
  const row = await db().pack.findFirst({
    select: { examSource: true, topicsSource: true, factsSource: true },
  })
  const texts = [
    ['exam.yaml', examSource, row?.examSource],
    ['topics.yaml', topicsSource, row?.topicsSource],
    [FACTS_FILE, factsSource, row?.factsSource],
  ] as const
  return texts.flatMap(([path, after, before]) => {
    if (after === null || !given.files.some((file) => file.path === path)) return []
    const seededHash = pack && pack.seededHash === pack.contentHash ? (before ?? null) : ''
    return [
      {
        path,
        title: path,
        hash: after,
        after,
        stored: before === undefined || before === null ? undefined : { contentHash: before, seededHash },
        before: () => Promise.resolve(before ?? null),
        want: () => void (wanted.pack = true),
      },
    ]
  })
}

function textPairs(
  { questions, lessons, pages }: CheckedPack,
  stored: StoredBank,
  wanted: Comparison['wanted'],
): Pair[] {
  return [
    ...questions.map((file): Pair => {
      const { id, topic, title } = file.question
      const known = stored.questions.get(id)
      return {
        path: `${topic}/${id}.md`,
        title,
        hash: contentHashOf(file.source, htmlOf(file.question)),
        after: file.source,
        stored: known,
        before: async () =>
          (
            await db().questionVersion.findUnique({
              where: { questionId_version: { questionId: id, version: known?.version ?? 0 } },
              select: { source: true },
            })
          )?.source ?? null,
        want: () => void wanted.questions.push(file),
      }
    }),
    ...lessons.map((file): Pair => {
      const { topic: topicId, title, source, html } = file
      return {
        path: `${topicId}/lesson.md`,
        title,
        hash: contentHashOf(source, [html]),
        after: source,
        stored: stored.lessons.get(topicId),
        before: async () =>
          (await db().lesson.findUnique({ where: { topicId }, select: { source: true } }))?.source ?? null,
        want: () => void wanted.lessons.push(file),
      }
    }),
    ...pages.map((file): Pair => {
      const { slug, title, source, html } = file
      return {
        path: `${PAGES}/${slug}.md`,
        title,
        hash: contentHashOf(source, [html]),
        after: source,
        stored: stored.pages.get(slug),
        before: async () =>
          (await db().page.findUnique({ where: { slug }, select: { source: true } }))?.source ?? null,
        want: () => void wanted.pages.push(file),
      }
    }),
  ]
}

function picturePairs({ pictures }: CheckedPack, stored: StoredBank, wanted: Comparison['wanted']): Pair[] {
  return pictures.map((picture) => ({
    path: picture.path,
    title: `${picture.image.width} × ${picture.image.height} pixels`,
    hash: pictureHash(picture),
    after: null,
    stored: stored.pictures.get(picture.path),
    before: () => Promise.resolve(null),
    want: () => void wanted.pictures.push(picture),
  }))
}
