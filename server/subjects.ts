import 'server-only'
import { parseTopics, type Topic } from '#core/question/pack.ts'
import { passagesOf } from '#core/search/passages.ts'
import {
  confusedSubject,
  ownSubject,
  subjectNames,
  type Subject,
  type SubjectName,
} from '#core/statistics/confused-subject.ts'
import { db, type Database } from './db.ts'
import { log } from './log.ts'
import { versionKey, type VersionId } from './showing.ts'
import { readAnswer, readPresented } from './version.ts'

/** What a version asks about, and for each of its options, in the order of the file, what choosing it takes it for. */
export type VersionSubjects = { own: Subject; others: (Subject | null)[] }

type Kept = { source: string; topics: Topic[]; names: SubjectName[]; versions: Map<string, VersionSubjects> }

/** Of each database: versions never change, so that what one stands for is found once as long as the topics stay. */
const kept = new WeakMap<Database, Kept>()

async function current(): Promise<Kept> {
  const pack = await db().pack.findFirst({ select: { topicsSource: true } })
  const source = pack?.topicsSource ?? ''
  const before = kept.get(db())
  if (before?.source === source) return before
  const topics = parseTopics(source, 'topics.yaml').topics ?? []
  const now = { source, topics, names: subjectNames(topics), versions: new Map<string, VersionSubjects>() }
  kept.set(db(), now)
  return now
}

/** The topics as they are taught, with their concepts. */
export async function taughtTopics(): Promise<Topic[]> {
  return (await current()).topics
}

/** All names of these topics, to find in texts what they are about. */
export async function namesOf(topics: string[]): Promise<SubjectName[]> {
  return (await current()).names.filter(({ topic }) => topics.includes(topic))
}

/** What these versions and their options stand for, by `versionKey`; one that cannot be read is absent. */
export async function subjectsOf(versions: VersionId[]): Promise<Map<string, VersionSubjects>> {
  const { names, versions: known } = await current()
  const asked = new Set(versions.map(versionKey))
  const unknown = versions.filter((version) => !known.has(versionKey(version)))
  const rows = await db().questionVersion.findMany({
    where: { questionId: { in: [...new Set(unknown.map(({ questionId }) => questionId))] } },
    select: { questionId: true, version: true, topicId: true, concepts: true, presented: true, answer: true },
  })
  for (const row of rows) {
    try {
      known.set(versionKey(row), subjectsIn(row, names))
    } catch (error) {
      log().error({ error, question: row.questionId, version: row.version }, 'a version has no subjects')
    }
  }
  return new Map([...known].filter(([key]) => asked.has(key)))
}

type VersionRow = VersionId & { topicId: string; concepts: string; presented: string; answer: string }

function subjectsIn(row: VersionRow, names: SubjectName[]): VersionSubjects {
  const { key, rationales } = readAnswer(row)
  const concepts: unknown = JSON.parse(row.concepts)
  const isNames = (value: unknown): value is string[] =>
    Array.isArray(value) && value.every((each) => typeof each === 'string')
  const asked = { topic: row.topicId, concepts: isNames(concepts) ? concepts : [] }
  const others = readPresented(row).options.map((html, place) => {
    const texts = { text: textOf(html), rationale: textOf(rationales[place] ?? '') }
    return key.includes(place) ? null : confusedSubject(asked, texts, names)
  })
  return { own: ownSubject(asked, names), others }
}

function textOf(html: string): string {
  return passagesOf(html)
    .map(({ text }) => text)
    .join(' ')
}
