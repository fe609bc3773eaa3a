import 'server-only'
import type { PreparedQuestion } from '#core/question/prepare-question.ts'
import type { Pack } from '#core/question/pack.ts'
import { db } from './db.ts'
import { hashOf, publishQuestions, type Publication } from './questions.ts'

/** A lesson's or page's text, rendered. */
export type ArticleFile = {
  source: string
  title: string
  summary: string
  checked: string
  html: string
  contents: { id: string; text: string; depth: number }[]
  sources: { title: string; url: string }[]
}

/** A pack that was read and found without errors. */
export type CheckedPack = {
  pack: Pack
  examSource: string
  topicsSource: string
  questions: { question: PreparedQuestion; source: string }[]
  lessons: (ArticleFile & { topic: string })[]
  pages: (ArticleFile & { slug: string })[]
}

/** Whether exactly these files were the last ones seeded, so that there is nothing to do. */
export async function wasSeeded(filesHash: string): Promise<boolean> {
  return (await db().pack.findFirst({ where: { filesHash }, select: { code: true } })) !== null
}

export type SeedReport = {
  created: string[]
  updated: string[]
  unchanged: number
  /** Changed in the file and, since it was last seeded, in the app too: the app's version stays. */
  kept: string[]
  /** Still published, though the file is gone. */
  withoutFile: string[]
  /** How many are new or changed. */
  lessons: number
  pages: number
}

const BATCH = 100

/**
 * Brings the bank in the database up to the files: new questions and changed ones become versions, the rest stays.
 * Idempotent; never touches a student's history. `report` is called after each batch with how far it is.
 */
export async function importContent(
  checked: CheckedPack,
  filesHash: string,
  now: Date,
  report: (done: number, total: number) => void = () => {},
): Promise<SeedReport> {
  await importPack(checked)
  const stored = await storedQuestions()
  const result: SeedReport = {
    created: [],
    updated: [],
    unchanged: 0,
    kept: [],
    withoutFile: [],
    lessons: 0,
    pages: 0,
  }
  const publications: Publication[] = []

  for (const { question, source, position } of inTeachingOrder(checked)) {
    const before = stored.get(question.id)
    const hash = hashOf(source)
    const publication = { question, source, position, basedOn: before?.current ?? 0, seeded: true }
    if (!before) {
      result.created.push(question.id)
      publications.push(publication)
    } else if (before.seededHash === hash || before.contentHash === hash) {
      result.unchanged++
      await settle(question.id, before, hash, position)
    } else if (before.contentHash !== before.seededHash) {
      result.kept.push(question.id)
    } else {
      result.updated.push(question.id)
      publications.push(publication)
    }
  }

  const files = new Set(checked.questions.map(({ question }) => question.id))
  result.withoutFile = [...stored]
    .filter(([id, { status }]) => !files.has(id) && status === 'published')
    .map(([id]) => id)

  for (let start = 0; start < publications.length; start += BATCH) {
    await publishQuestions('seed', publications.slice(start, start + BATCH), now)
    report(Math.min(start + BATCH, publications.length), publications.length)
  }
  result.lessons = await importLessons(checked.lessons, now)
  result.pages = await importPages(checked.pages, now)
  await db().pack.update({ where: { code: checked.pack.exam.code }, data: { filesHash } })
  return result
}

type Stored = {
  current: number
  status: string
  position: number
  seededHash: string | null
  contentHash: string
}

async function storedQuestions(): Promise<Map<string, Stored>> {
  const questions = await db().question.findMany({
    select: { id: true, current: true, status: true, position: true, seededHash: true },
  })
  const versions = await db().questionVersion.findMany({
    select: { questionId: true, version: true, contentHash: true },
  })
  const hashes = new Map(versions.map((row) => [`${row.questionId} ${row.version}`, row.contentHash]))
  return new Map(
    questions.map(({ id, ...row }) => [
      id,
      { ...row, contentHash: hashes.get(`${id} ${row.current}`) ?? '' },
    ]),
  )
}

/** An unchanged text may have moved in the teaching order, or be the app's own edit that came back through git. */
async function settle(id: string, before: Stored, seededHash: string, position: number): Promise<void> {
  if (before.position === position && before.seededHash === seededHash) return
  await db().question.update({ where: { id }, data: { position, seededHash } })
}

const DIFFICULTIES = ['easy', 'medium', 'hard']

/** Topics as topics.yaml lists them; inside a topic the easy questions first, then by id. */
function inTeachingOrder({ pack, questions }: CheckedPack) {
  const topicPlace = new Map(pack.topics.map(({ id }, place) => [id, place]))
  const placeOf = ({ question }: { question: PreparedQuestion }) => topicPlace.get(question.topic) ?? 0
  return questions
    .toSorted(
      (a, b) =>
        placeOf(a) - placeOf(b) ||
        DIFFICULTIES.indexOf(a.question.difficulty) - DIFFICULTIES.indexOf(b.question.difficulty) ||
        (a.question.id < b.question.id ? -1 : 1),
    )
    .map((entry, position) => ({ ...entry, position }))
}

async function importPack({ pack, examSource, topicsSource }: CheckedPack): Promise<void> {
  const contentHash = hashOf(`${examSource}\n${topicsSource}`)
  const stored = await db().pack.findUnique({
    where: { code: pack.exam.code },
    select: { contentHash: true },
  })
  if (stored?.contentHash === contentHash) return
  for (const [position, { id, title, description, documentation }] of pack.topics.entries()) {
    const data = { title, description, documentation, position }
    await db().topic.upsert({ where: { id }, create: { id, ...data }, update: data })
  }
  // A topic that the list no longer has keeps its questions and stands behind the others.
  const unlisted = await db().topic.findMany({
    where: { id: { notIn: pack.topics.map(({ id }) => id) } },
    select: { id: true },
  })
  for (const [place, { id }] of unlisted.entries()) {
    await db().topic.update({ where: { id }, data: { position: pack.topics.length + place } })
  }
  const data = { examSource, topicsSource, contentHash }
  await db().pack.upsert({
    where: { code: pack.exam.code },
    create: { code: pack.exam.code, ...data },
    update: data,
  })
}

async function importLessons(lessons: CheckedPack['lessons'], now: Date): Promise<number> {
  const rows = await db().lesson.findMany({ select: { topicId: true, version: true, contentHash: true } })
  const stored = new Map(rows.map((row) => [row.topicId, row]))
  let changed = 0
  for (const { topic, ...file } of lessons) {
    const columns = articleColumns(file, stored.get(topic), now)
    if (!columns) continue
    const data = { ...columns, seededHash: columns.contentHash }
    await db().lesson.upsert({ where: { topicId: topic }, create: { topicId: topic, ...data }, update: data })
    changed++
  }
  return changed
}

async function importPages(pages: CheckedPack['pages'], now: Date): Promise<number> {
  const rows = await db().page.findMany({ select: { slug: true, version: true, contentHash: true } })
  const stored = new Map(rows.map((row) => [row.slug, row]))
  let changed = 0
  for (const { slug, ...file } of pages) {
    const data = articleColumns(file, stored.get(slug), now)
    if (!data) continue
    await db().page.upsert({ where: { slug }, create: { slug, ...data }, update: data })
    changed++
  }
  return changed
}

/** What is stored of a text as its next version; null when it is stored already. */
function articleColumns(
  file: ArticleFile,
  before: { version: number; contentHash: string } | undefined,
  now: Date,
) {
  const contentHash = hashOf(file.source)
  if (before?.contentHash === contentHash) return null
  return {
    ...file,
    version: (before?.version ?? 0) + 1,
    contentHash,
    contents: JSON.stringify(file.contents),
    sources: JSON.stringify(file.sources),
    publishedAt: now,
  }
}
