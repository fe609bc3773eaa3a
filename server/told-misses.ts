import 'server-only'
import { formatDay } from '#core/scheduler/study-day.ts'
import { db } from './db.ts'
import { placesOrNone } from './grading.ts'
import { log } from './log.ts'
import type { Student } from './session.ts'
import { anyOf, versionKey } from './showing.ts'
import { readAnswer, readPresented } from './version.ts'

/** An answer that was not right, by the places of the options it chose. */
export type Miss = {
  questionId: string
  version: number
  places: number[]
  day: number
  confidence: string | null
}

/** A miss in words, of the very version that was answered. */
export type ToldMiss = {
  when: string
  title: string
  confidence: string | null
  /** HTML of the options chosen though wrong, each with why it is not right. */
  chosen: { html: string; rationale: string }[]
  /** HTML of what would have been right and was not chosen. */
  missing: string[]
}

/** Events of a question that are looked through for each miss: some are drills, undos, right answers. */
const EVENTS_PER_MISS = 4

/** A student's last misses of one question in study and exams, newest first; what was undone is none. */
export async function lastMisses(student: Student, questionId: string, most: number): Promise<Miss[]> {
  const rows = await db().review.findMany({
    where: { studentId: student.id, questionId },
    orderBy: { ordinal: 'desc' },
    take: most * EVENTS_PER_MISS,
    select: {
      id: true,
      kind: true,
      undoes: true,
      correct: true,
      version: true,
      chosen: true,
      day: true,
      confidence: true,
    },
  })
  const undone = new Set(rows.map(({ undoes }) => undoes))
  return rows
    .filter(({ id, kind, correct }) => kind === 'review' && !correct && !undone.has(id))
    .slice(0, most)
    .map(({ version, chosen, day, confidence }) => {
      return { questionId, version, places: placesOrNone(chosen), day, confidence }
    })
}

/** Misses in words; one whose version cannot be read is left out and logged. */
export async function toldMisses(misses: Miss[], today: number): Promise<(ToldMiss & Miss)[]> {
  const rows = await db().questionVersion.findMany({
    where: anyOf(misses),
    select: { questionId: true, version: true, title: true, presented: true, answer: true },
  })
  const texts = new Map(rows.map((row) => [versionKey(row), row]))
  return misses.flatMap((miss) => {
    const row = texts.get(versionKey(miss))
    try {
      return row ? [{ ...miss, ...told(miss, row), when: formatDay(miss.day, today), title: row.title }] : []
    } catch (error) {
      log().error({ error, question: miss.questionId, version: miss.version }, 'a miss cannot be told')
      return []
    }
  })
}

type Texts = { questionId: string; version: number; presented: string; answer: string }

function told({ places }: Miss, row: Texts): Pick<ToldMiss, 'chosen' | 'missing'> {
  const { options } = readPresented(row)
  const { key, rationales } = readAnswer(row)
  return {
    chosen: places
      .filter((place) => !key.includes(place))
      .map((place) => ({ html: options[place] ?? '', rationale: rationales[place] ?? '' })),
    missing: key.filter((place) => !places.includes(place)).map((place) => options[place] ?? ''),
  }
}
