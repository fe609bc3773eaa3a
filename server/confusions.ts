import 'server-only'
import { confusionPairs, type ConfusionPair, type Confusion } from '#core/statistics/confusion-pairs.ts'
import { db } from './db.ts'
import type { Student } from './session.ts'
import { versionKey } from './showing.ts'
import { subjectsOf, taughtTopics } from './subjects.ts'

/** A pair as it is told: with titles, and the path of its page. */
export type NamedPair = {
  pair: string
  titles: [string, string]
  n: number
  concepts: { own: string; other: string; n: number }[]
}

/** Which topics and concepts somebody takes for each other, from the distractors they chose; most often first. */
export async function confusedPairs(student: Student): Promise<NamedPair[]> {
  const pairs = confusionPairs((await confusionsOf(student)).map(({ confusion }) => confusion))
  const titles = await subjectTitles()
  return pairs.map((pair) => named(pair, titles))
}

/** How the address of a pair's page names it. */
export function pairPath([one, other]: [string, string]): string {
  return `${one}--${other}`
}

function named({ topics, n, concepts }: ConfusionPair, titles: Map<string, string>): NamedPair {
  const title = (id: string | null) => (id === null ? '' : (titles.get(id) ?? id))
  return {
    pair: pairPath(topics),
    titles: [title(topics[0]), title(topics[1])],
    n,
    concepts: concepts.map(({ own, other, n: times }) => ({
      own: title(`concept ${own.concept}`),
      other: title(`concept ${other.concept}`),
      n: times,
    })),
  }
}

/** Titles of topics by id, and of concepts by "concept " and their id. */
async function subjectTitles(): Promise<Map<string, string>> {
  const topics = await taughtTopics()
  return new Map(
    topics.flatMap(({ id, title, concepts }) => [
      [id, title] as const,
      ...concepts.map((concept) => [`concept ${concept.id}`, concept.title] as const),
    ]),
  )
}

/** An option that was chosen in a miss and stands for another subject than the question's. */
export type ChosenSubject = { questionId: string; version: number; place: number; confusion: Confusion }

/** Every confusion of a student by the option that it was, bounded by the bank: the log is not read. */
export async function confusionsOf(student: Student): Promise<ChosenSubject[]> {
  const choices = await db().missChoice.findMany({
    where: { studentId: student.id, count: { gt: 0 } },
    select: { questionId: true, version: true, place: true, count: true, lastDay: true },
  })
  const subjects = await subjectsOf(choices)
  return choices.flatMap(({ questionId, version, place, count, lastDay }) => {
    const stands = subjects.get(versionKey({ questionId, version }))
    const other = stands?.others[place]
    return stands && other
      ? [{ questionId, version, place, confusion: { own: stands.own, other, count, lastDay } }]
      : []
  })
}
