import 'server-only'
import { seedDecision } from '#core/question/seed-decision.ts'
import {
  addMissingTopics,
  packHash,
  pictureHash,
  placesOf,
  type Stored,
  storedBank,
  type StoredBank,
  type StoredQuestion,
  writeLesson,
  writePack,
  writePage,
  writePicture,
} from './bank-files.ts'
import type { ArticleFile, CheckedPack } from './checked-pack.ts'
import { db } from './db.ts'
import { contentHashOf, htmlOf, publishQuestions, type Publication } from './questions.ts'

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
const SEEDED = { seeded: true }

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
  const stored = await storedBank(db())
  const kept = [...(await seedPack(checked, stored)), ...(await seedPictures(checked, stored))]
  const result: SeedReport = {
    created: [],
    updated: [],
    unchanged: 0,
    kept,
    withoutFile: withoutFile(checked, stored),
    lessons: 0,
    pages: 0,
  }
  const publications: Publication[] = []
  const places = placesOf(checked, stored)

  for (const { question, source } of checked.questions) {
    const before = stored.questions.get(question.id)
    const position = places.get(question.id) ?? 0
    const hash = contentHashOf(source, htmlOf(question))
    const decision = seedDecision(hash, before)
    if (decision === 'keep') kept.push(question.id)
    else if (before && decision === 'same') {
      result.unchanged++
      await settle(question.id, before, hash, position)
    } else {
      result[before ? 'updated' : 'created'].push(question.id)
      publications.push({ question, source, position, basedOn: before?.version ?? 0, seeded: true })
    }
  }
  // The teaching order: what is published in it comes one after the other.
  publications.sort((a, b) => a.position - b.position)

  for (let start = 0; start < publications.length; start += BATCH) {
    await publishQuestions('seed', publications.slice(start, start + BATCH), now)
    report(Math.min(start + BATCH, publications.length), publications.length)
  }
  result.lessons = await seedArticles(checked.lessons, kept, {
    nameOf: ({ topic }) => `${topic}/lesson.md`,
    storedOf: ({ topic }) => stored.lessons.get(topic),
    write: (lesson, before) => writeLesson(db(), lesson, before, now, SEEDED),
    settle: ({ topic }, seededHash) =>
      db().lesson.update({ where: { topicId: topic }, data: { seededHash } }),
  })
  result.pages = await seedArticles(checked.pages, kept, {
    nameOf: ({ slug }) => `pages/${slug}.md`,
    storedOf: ({ slug }) => stored.pages.get(slug),
    write: (page, before) => writePage(db(), page, before, now, SEEDED),
    settle: ({ slug }, seededHash) => db().page.update({ where: { slug }, data: { seededHash } }),
  })
  await db().pack.update({ where: { code: checked.pack.exam.code }, data: { filesHash } })
  return result
}

type ArticleStore<T> = {
  nameOf: (file: T) => string
  storedOf: (file: T) => Stored | undefined
  write: (file: T, before: Stored | undefined) => Promise<unknown>
  settle: (file: T, seededHash: string) => Promise<unknown>
}

/** Lessons, or pages: answers with how many are new or changed, and names those that stay as the app has them. */
async function seedArticles<T extends ArticleFile>(
  files: T[],
  kept: string[],
  { nameOf, storedOf, write, settle }: ArticleStore<T>,
): Promise<number> {
  let changed = 0
  for (const file of files) {
    const before = storedOf(file)
    const hash = contentHashOf(file.source, [file.html])
    const decision = seedDecision(hash, before)
    if (decision === 'keep') kept.push(nameOf(file))
    else if (before && decision === 'same') {
      if (before.seededHash !== hash) await settle(file, hash)
    } else {
      await write(file, before)
      changed++
    }
  }
  return changed
}

/** Seeded once, still published, and no longer among the files. What was imported never was among them. */
function withoutFile({ questions }: CheckedPack, stored: StoredBank): string[] {
  const files = new Set(questions.map(({ question }) => question.id))
  return [...stored.questions].flatMap(([id, { status, seededHash }]) =>
    !files.has(id) && status === 'published' && seededHash !== null ? [id] : [],
  )
}

/** An unchanged text may have moved in the teaching order, or be the app's own edit that came back through git. */
async function settle(
  id: string,
  before: StoredQuestion,
  seededHash: string,
  position: number,
): Promise<void> {
  if (before.position === position && before.seededHash === seededHash) return
  await db().question.update({ where: { id }, data: { position, seededHash } })
}

/** Answers with what was kept as the app has it. */
async function seedPack(checked: CheckedPack, { pack }: StoredBank): Promise<string[]> {
  const hash = packHash(checked)
  const decision = seedDecision(hash, pack)
  if (decision === 'same')
    await db().pack.update({ where: { code: checked.pack.exam.code }, data: { seededHash: hash } })
  else if (decision === 'keep') {
    await addMissingTopics(db(), checked.pack.topics)
    return ['exam.yaml, topics.yaml and fact-check.yaml']
  } else await writePack(db(), checked, SEEDED)
  return []
}

async function seedPictures({ pictures }: CheckedPack, stored: StoredBank): Promise<string[]> {
  const kept: string[] = []
  for (const picture of pictures) {
    const decision = seedDecision(pictureHash(picture), stored.pictures.get(picture.path))
    if (decision === 'keep') kept.push(picture.path)
    else if (decision !== 'same') await writePicture(db(), picture, SEEDED)
  }
  return kept
}
