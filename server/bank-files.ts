import 'server-only'
import { shownImages } from '#core/question/image-addresses.ts'
import type { Topic } from '#core/question/pack.ts'
import type { StoredHashes } from '#core/question/seed-decision.ts'
import { inTeachingOrder, type Placed } from '#core/question/teaching-order.ts'
import type { ArticleFile, CheckedPack } from './checked-pack.ts'
import type { Transaction } from './db.ts'
import { keepImage, makePublic } from './images.ts'
import { contentHashOf, hashOf } from './questions.ts'
import type { Picture } from './read-pictures.ts'

// What a pack holds besides its questions, written one thing at a time: by the seed as it goes, by an import all in one
// transaction.

type PackSources = Pick<CheckedPack, 'pack' | 'examSource' | 'topicsSource' | 'factsSource'>

/** Whether a later seeding is to take this for what it seeded last. */
type Seeded = { seeded: boolean }

/** The identity of exam.yaml, topics.yaml and fact-check.yaml together. */
export function packHash({ examSource, topicsSource, factsSource }: Omit<PackSources, 'pack'>): string {
  return hashOf([examSource, topicsSource, ...(factsSource === null ? [] : [factsSource])].join('\n'))
}

/** Stores the three files and brings the topics in their order. */
export async function writePack(tx: Transaction, sources: PackSources, { seeded }: Seeded): Promise<void> {
  const { pack, examSource, topicsSource, factsSource } = sources
  const { code } = pack.exam
  const contentHash = packHash(sources)
  const data = {
    examSource,
    topicsSource,
    factsSource,
    contentHash,
    ...(seeded ? { seededHash: contentHash } : {}),
  }
  await tx.pack.upsert({ where: { code }, create: { code, ...data }, update: data })
  for (const [position, topic] of pack.topics.entries()) {
    const data = topicColumns(topic, position)
    await tx.topic.upsert({ where: { id: topic.id }, create: { id: topic.id, ...data }, update: data })
  }
  // A topic that the list no longer has keeps its questions and stands behind the others.
  const unlisted = await tx.topic.findMany({
    where: { id: { notIn: pack.topics.map(({ id }) => id) } },
    select: { id: true },
  })
  for (const [place, { id }] of unlisted.entries())
    await tx.topic.update({ where: { id }, data: { position: pack.topics.length + place } })
}

/** Adds the topics that are not there yet, behind the others, without touching the list. */
export async function addMissingTopics(tx: Transaction, topics: Topic[]): Promise<void> {
  const known = new Set((await tx.topic.findMany({ select: { id: true } })).map(({ id }) => id))
  const missing = topics.filter(({ id }) => !known.has(id))
  for (const [place, topic] of missing.entries())
    await tx.topic.create({ data: { id: topic.id, ...topicColumns(topic, known.size + place) } })
}

function topicColumns({ title, description, documentation }: Topic, position: number) {
  return { title, description, documentation, position }
}

/** Stores a lesson as its topic's next version. */
export async function writeLesson(
  tx: Transaction,
  { topic, ...file }: CheckedPack['lessons'][number],
  before: { version: number } | undefined,
  now: Date,
  seeded: Seeded,
): Promise<void> {
  const data = articleColumns(file, before, now, seeded)
  await tx.lesson.upsert({ where: { topicId: topic }, create: { topicId: topic, ...data }, update: data })
  await makePublic(tx, shownImages(file.html))
}

/** Stores a page as its next version. */
export async function writePage(
  tx: Transaction,
  { slug, ...file }: CheckedPack['pages'][number],
  before: { version: number } | undefined,
  now: Date,
  seeded: Seeded,
): Promise<void> {
  const data = articleColumns(file, before, now, seeded)
  await tx.page.upsert({ where: { slug }, create: { slug, ...data }, update: data })
  await makePublic(tx, shownImages(file.html))
}

function articleColumns(
  file: ArticleFile,
  before: { version: number } | undefined,
  now: Date,
  { seeded }: Seeded,
) {
  const contentHash = contentHashOf(file.source, [file.html])
  return {
    ...file,
    version: (before?.version ?? 0) + 1,
    contentHash,
    ...(seeded ? { seededHash: contentHash } : {}),
    contents: JSON.stringify(file.contents),
    sources: JSON.stringify(file.sources),
    publishedAt: now,
  }
}

/** The identity of a picture file: its bytes. */
export function pictureHash({ bytes }: { bytes: Uint8Array }): string {
  return hashOf(bytes)
}

/** Stores a picture under its path, and what is shown of it under its own name. */
export async function writePicture(tx: Transaction, picture: Picture, { seeded }: Seeded): Promise<void> {
  const { path, image } = picture
  await keepImage(tx, image)
  const contentHash = pictureHash(picture)
  const data = {
    bytes: new Uint8Array(picture.bytes),
    contentHash,
    imageName: image.name,
    ...(seeded ? { seededHash: contentHash } : {}),
  }
  await tx.imageFile.upsert({ where: { path }, create: { path, ...data }, update: data })
}

export type Stored = StoredHashes & { version: number }
export type StoredQuestion = Stored & {
  status: string
  position: number
  topicId: string
  difficulty: string
}

/** Hashes and versions of what the bank holds: questions by id, lessons by topic, pages by name, pictures by path. */
export type StoredBank = {
  pack: (StoredHashes & { code: string }) | undefined
  questions: Map<string, StoredQuestion>
  lessons: Map<string, Stored>
  pages: Map<string, Stored>
  pictures: Map<string, StoredHashes>
}

/** Reads what the bank holds, without its texts. */
export async function storedBank(client: Transaction): Promise<StoredBank> {
  const hashes = { contentHash: true, seededHash: true } as const
  const pack = await client.pack.findFirst({ select: { code: true, ...hashes } })
  const questions = await client.question.findMany({
    select: { id: true, current: true, status: true, position: true, topicId: true, seededHash: true },
  })
  const versions = await client.questionVersion.findMany({
    select: { questionId: true, version: true, contentHash: true, difficulty: true },
  })
  const lessons = await client.lesson.findMany({ select: { topicId: true, version: true, ...hashes } })
  const pages = await client.page.findMany({ select: { slug: true, version: true, ...hashes } })
  const pictures = await client.imageFile.findMany({ select: { path: true, ...hashes } })

  const versionOf = new Map(versions.map((row) => [`${row.questionId} ${row.version}`, row]))
  return {
    pack: pack ?? undefined,
    questions: new Map(
      questions.map(({ id, current, ...row }) => {
        const version = versionOf.get(`${id} ${current}`)
        const { contentHash = '', difficulty = '' } = version ?? {}
        return [id, { ...row, version: current, contentHash, difficulty }]
      }),
    ),
    lessons: new Map(lessons.map(({ topicId, ...row }) => [topicId, row])),
    pages: new Map(pages.map(({ slug, ...row }) => [slug, row])),
    pictures: new Map(pictures.map(({ path, ...row }) => [path, row])),
  }
}

/** The place of each question once these files are in: those of the bank and those of the files in one order. */
export function placesOf({ questions, pack }: CheckedPack, stored: StoredBank): Map<string, number> {
  const files = new Map(questions.map(({ question }) => [question.id, question]))
  const others = [...stored.questions].flatMap(([id, { topicId: topic, difficulty }]) =>
    files.has(id) ? [] : [{ id, topic, difficulty }],
  )
  const ordered = inTeachingOrder<Placed>(
    [...files.values(), ...others],
    pack.topics.map(({ id }) => id),
  )
  return new Map(ordered.map(({ id }, position) => [id, position]))
}
