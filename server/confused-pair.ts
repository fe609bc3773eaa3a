import 'server-only'
import { passagesOf } from '#core/search/passages.ts'
import { wordsOf } from '#core/search/words.ts'
import { formatDay } from '#core/scheduler/study-day.ts'
import { pairOf } from '#core/statistics/confusion-pairs.ts'
import { confusionsOf, type ChosenSubject } from './confusions.ts'
import { db } from './db.ts'
import { inOrderOfShowing } from './drills.ts'
import { lesson, type Lesson } from './lessons.ts'
import { questionsInOpenQuiz } from './open-quiz.ts'
import type { Student } from './session.ts'
import { versionKey } from './showing.ts'
import { todayOf } from './student-day.ts'
import { askable, SHOWABLE } from './study-candidates.ts'
import { namesOf, subjectsOf } from './subjects.ts'
import { lastMisses, toldMisses, type ToldMiss } from './told-misses.ts'
import { topicTitles } from './topics.ts'

/** One of two lessons that are confused, and the sections of it that speak of the other's subject. */
export type Side = {
  topic: string
  title: string
  summary: string
  sections: { id: string; text: string }[]
  /** How often the other was chosen when this was meant. */
  n: number
}

export type ConfusedPair = {
  sides: [Side, Side]
  n: number
  lastSeen: string | null
  questions: { questionId: string; title: string }[]
  misses: (ToldMiss & { questionId: string })[]
}

const MOST_SECTIONS = 5
const MOST_MISSES = 12
const MISSES_PER_QUESTION = 4

/** Two topics side by side, the questions that tell them apart, and what was chosen; null when there is no such pair. */
export async function confusedPair(student: Student, pair: string, now: Date): Promise<ConfusedPair | null> {
  const topics = await topicsOf(pair)
  if (!topics) return null
  const today = todayOf(student, now)
  const [one, other] = [await lesson(topics[0]), await lesson(topics[1])]
  if (!one || !other) return null
  const confusions = await confusionsOfPair(student, topics)
  const questions = await tellingApart(topics, confusions)
  const inQuiz = await questionsInOpenQuiz(student, now)
  const meant = (topic: string) =>
    confusions.reduce((sum, { confusion: { own, count } }) => sum + (own.topic === topic ? count : 0), 0)
  const n = meant(topics[0]) + meant(topics[1])
  return {
    sides: [
      { ...(await sideOf(one, topics[1])), n: meant(topics[0]) },
      { ...(await sideOf(other, topics[0])), n: meant(topics[1]) },
    ],
    n,
    lastSeen:
      n === 0 ? null : formatDay(Math.max(...confusions.map(({ confusion }) => confusion.lastDay)), today),
    questions,
    misses: await missesOf(
      student,
      confusions.filter(({ questionId }) => !inQuiz.includes(questionId)),
      today,
    ),
  }
}

/** The questions that tell a pair apart and have not been answered right today, those not tried today first. */
export async function pairLeft(student: Student, pair: string, today: number): Promise<string[]> {
  const topics = await topicsOf(pair)
  if (!topics) return []
  const questions = await tellingApart(topics, await confusionsOfPair(student, topics))
  const open = await db().question.findMany({
    where: {
      id: { in: questions.map(({ questionId }) => questionId) },
      ...askable(student),
      schedules: { none: { studentId: student.id, lastDay: today, lastQuality: { gte: 3 } } },
    },
    select: { id: true },
  })
  const isOpen = new Set(open.map(({ id }) => id))
  const ids = questions.map(({ questionId }) => questionId).filter((id) => isOpen.has(id))
  return inOrderOfShowing(student, ids, today)
}

/** The topics that a path names, "dax--caching"; null when there are none such. */
async function topicsOf(pair: string): Promise<[string, string] | null> {
  const titles = await topicTitles()
  for (const { index } of pair.matchAll(/--/g)) {
    const [one, other] = [pair.slice(0, index), pair.slice(index + 2)]
    if (one !== other && titles.has(one) && titles.has(other)) return pairOf(one, other)
  }
  return null
}

async function confusionsOfPair(student: Student, topics: [string, string]): Promise<ChosenSubject[]> {
  const confusions = await confusionsOf(student)
  return confusions.filter(({ confusion: { own, other } }) =>
    pairOf(own.topic, other.topic).every((topic, at) => topic === topics[at]),
  )
}

/** Questions of either topic with a distractor that stands for the other: those confused first, then as they are taught. */
async function tellingApart(topics: [string, string], confusions: ChosenSubject[]) {
  const rows = await db().question.findMany({
    where: { topicId: { in: topics }, ...SHOWABLE },
    orderBy: { position: 'asc' },
    select: { id: true, current: true, topicId: true, versions: { select: { version: true, title: true } } },
  })
  const current = rows.map(({ id, current: version }) => ({ questionId: id, version }))
  const subjects = await subjectsOf(current)
  const confused = new Set(confusions.map(({ questionId }) => questionId))
  return rows
    .filter(({ id, current: version, topicId }) => {
      const others = subjects.get(versionKey({ questionId: id, version }))?.others ?? []
      return confused.has(id) || others.some((each) => each?.topic === topics.find((t) => t !== topicId))
    })
    .map(({ id, current: version, versions }) => ({
      questionId: id,
      title: versions.find((each) => each.version === version)?.title ?? id,
    }))
    .toSorted((a, b) => Number(confused.has(b.questionId)) - Number(confused.has(a.questionId)))
}

/** What a lesson has to say about the other topic; where it says nothing, how it begins. */
async function sideOf({ topic, title, summary, text }: Lesson, other: string): Promise<Omit<Side, 'n'>> {
  const names = (await namesOf([other])).map(({ words }) => ` ${words.join(' ')} `)
  const telling = new Set(
    passagesOf(text?.html ?? '')
      .filter((passage) => names.some((name) => ` ${wordsOf(passage.text).join(' ')} `.includes(name)))
      .map(({ section }) => section),
  )
  const sections = (text?.contents ?? []).filter(({ depth }) => depth <= 3)
  const matter = sections.filter(({ id }) => telling.has(id))
  return {
    topic,
    title,
    summary,
    sections: (matter.length > 0 ? matter : sections)
      .slice(0, MOST_SECTIONS)
      .map(({ id, text: heading }) => ({ id, text: heading })),
  }
}

async function missesOf(student: Student, confusions: ChosenSubject[], today: number) {
  const places = new Map<string, Set<string>>()
  for (const { questionId, version, place } of confusions)
    places.set(questionId, (places.get(questionId) ?? new Set()).add(`${version} ${place}`))
  const misses = []
  for (const [questionId, confused] of places) {
    const last = await lastMisses(student, questionId, MISSES_PER_QUESTION)
    misses.push(
      ...last.filter(({ version, places }) => places.some((place) => confused.has(`${version} ${place}`))),
    )
  }
  return toldMisses(misses.toSorted((a, b) => b.day - a.day).slice(0, MOST_MISSES), today)
}
