import 'server-only'
import { setImmediate as pause } from 'node:timers/promises'
import MiniSearch from 'minisearch'
import { type Passage, passagesOf } from '#core/search/passages.ts'
import { wordsOf } from '#core/search/words.ts'
import { db, type Database } from './db.ts'
import { SHOWABLE } from './study-candidates.ts'
import { readPresented } from './version.ts'

/** A text that can be found: what students may see before they answer, and nothing else. */
export type Entry = {
  kind: 'lesson' | 'page' | 'question'
  href: string
  title: string
  topicTitle: string | null
  passages: Passage[]
}

export type SearchIndex = { search: MiniSearch<Indexed>; entries: Entry[] }

type Indexed = { id: number; title: string; topic: string; text: string }

/** Of each database: a test has its own. */
const kept = new WeakMap<Database, { state: string; index: Promise<SearchIndex> }>()

/** The index of the bank as it is now, built anew when something was published since. */
export async function currentIndex(): Promise<SearchIndex> {
  // Read before the texts: what is published meanwhile makes the next search build again.
  const state = await bankState()
  const before = kept.get(db())
  if (before?.state === state) return before.index
  const index = buildIndex()
  kept.set(db(), { state, index })
  index.catch(() => kept.delete(db()))
  return index
}

/** Differs whenever a file was seeded, or a question, lesson or page got a version or another status. */
async function bankState(): Promise<string> {
  const [pack, questions, shown, lessons, pages] = await Promise.all([
    db().pack.findFirst({ select: { filesHash: true } }),
    db().question.aggregate({ _count: true, _sum: { current: true } }),
    db().question.count({ where: SHOWABLE }),
    db().lesson.aggregate({ _count: true, _sum: { version: true } }),
    db().page.aggregate({ _count: true, _sum: { version: true } }),
  ])
  return JSON.stringify([pack, questions, shown, lessons, pages])
}

async function buildIndex(): Promise<SearchIndex> {
  const search = new MiniSearch<Indexed>({
    fields: ['title', 'topic', 'text'],
    tokenize: wordsOf,
    processTerm: (word) => word,
  })
  const entries: Entry[] = []
  for (const read of [lessonEntries, pageEntries, questionEntries]) {
    for (const makeEntry of await read()) {
      const entry = makeEntry()
      const text = entry.passages.map((passage) => passage.text).join(' ')
      search.add({ id: entries.length, title: entry.title, topic: entry.topicTitle ?? '', text })
      entries.push(entry)
      // Parsing a long lesson takes a while, and others are waiting.
      await pause()
    }
  }
  return { search, entries }
}

async function lessonEntries(): Promise<(() => Entry)[]> {
  const lessons = await db().lesson.findMany({
    select: { topicId: true, title: true, html: true, topic: { select: { title: true } } },
    orderBy: { topic: { position: 'asc' } },
  })
  return lessons.map(({ topicId, title, html, topic }) => () => ({
    kind: 'lesson',
    href: `/learn/${topicId}`,
    title,
    topicTitle: topic.title,
    passages: passagesOf(html),
  }))
}

async function pageEntries(): Promise<(() => Entry)[]> {
  const pages = await db().page.findMany({
    select: { slug: true, title: true, html: true },
    orderBy: { title: 'asc' },
  })
  return pages.map(({ slug, title, html }) => () => ({
    kind: 'page',
    href: `/learn/${slug}`,
    title,
    topicTitle: null,
    passages: passagesOf(html),
  }))
}

/** Questions that study may show, by what their current version shows before the answer. */
async function questionEntries(): Promise<(() => Entry)[]> {
  const questions = await db().question.findMany({
    where: SHOWABLE,
    select: {
      id: true,
      current: true,
      topic: { select: { title: true } },
      versions: { select: { questionId: true, version: true, title: true, presented: true } },
    },
    orderBy: { position: 'asc' },
  })
  return questions.flatMap(({ id, current, topic, versions }) => {
    const version = versions.find((each) => each.version === current)
    if (!version) return []
    return () => ({
      kind: 'question',
      href: `/study?question=${id}`,
      title: version.title,
      topicTitle: topic.title,
      passages: passagesOf(readPresented(version).stem),
    })
  })
}
