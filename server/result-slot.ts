import 'server-only'
import type { ChangeOfMind } from '#core/grading/change-of-mind.ts'
import { toLetters, type PresentedQuestion } from '#core/question/present-question.ts'
import { undisplayable } from './attempt-view.ts'
import { db } from './db.ts'
import { explained, readOrder } from './feedback.ts'
import { log } from './log.ts'
import { anyOf, present, shownVersions, versionKey, type ShownVersion, type VersionId } from './showing.ts'
import { readAnswer } from './version.ts'

/** One position of a closed attempt with everything there is to learn from it. */
export type ResultSlot = {
  slot: number
  question: PresentedQuestion
  domain: number
  title: string
  topicTitle: string
  /** Whether it counts; an unscored question was there to be tried out. */
  scored: boolean
  seen: boolean
  chosen: string[]
  keyLabels: string[]
  correct: boolean
  elapsedMs: number
  /** What came of changing the first complete response; null when it stands. */
  change: ChangeOfMind | null
  rationales: Record<string, string>
  explanation: string
  remember: string
  references: string
  sources: { title: string; url: string }[]
  checked: string | null
  /** What the response did to the question's schedule; null when it was never displayed. */
  schedule: string | null
}

type GradedRow = Pick<ResultSlot, 'slot' | 'domain' | 'scored' | 'correct' | 'elapsedMs' | 'change'> & {
  questionId: string
  version: number
  order: string
  chosen: string
  shownAt: Date | null
}

/** The texts of an attempt's frozen versions, shown and told, by `versionKey`. */
export type Texts = Map<string, { shown: ShownVersion; title: string; answer: string }>

export async function textsOf(slots: VersionId[]): Promise<Texts> {
  const shown = await shownVersions(slots)
  const told = await db().questionVersion.findMany({
    where: anyOf(slots),
    select: { questionId: true, version: true, title: true, answer: true },
  })
  return new Map(
    told.flatMap((row) => {
      const key = versionKey(row)
      const version = shown.get(key)
      return version ? [[key, { shown: version, title: row.title, answer: row.answer }]] : []
    }),
  )
}

/** A question whose row cannot be read says so in its place, and the rest of the result is told. */
export function resultSlot(
  row: GradedRow,
  texts: Texts,
  titles: Map<string, string>,
  schedule: string | null,
): ResultSlot {
  const { slot, domain, scored, correct, elapsedMs, change } = row
  const graded = { slot, domain, scored, correct, elapsedMs, change, seen: row.shownAt !== null, schedule }
  try {
    return { ...graded, ...whatItTells(row, texts, titles) }
  } catch (error) {
    log().error({ error, question: row.questionId, version: row.version }, 'a slot’s result cannot be told')
    return { ...graded, ...nothingToTell(row) }
  }
}

function whatItTells(row: GradedRow, texts: Texts, titles: Map<string, string>) {
  const { questionId, version } = row
  const text = texts.get(versionKey(row))
  if (!text) throw new Error(`question ${questionId} has no version ${version}`)
  const { shown, title, answer } = text
  const order = readOrder(row.order)
  return {
    question: present(shown, order),
    title,
    topicTitle: titles.get(shown.topicId) ?? shown.topicId,
    chosen: toLetters(readOrder(row.chosen), order).toSorted(),
    ...explained(readAnswer({ questionId, version, answer }), order),
  }
}

function nothingToTell(row: GradedRow) {
  return {
    question: undisplayable(row),
    title: 'A question that cannot be displayed',
    topicTitle: row.questionId,
    chosen: [],
    keyLabels: [],
    rationales: {},
    explanation: '',
    remember: '',
    references: '',
    sources: [],
    checked: null,
  }
}
