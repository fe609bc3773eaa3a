import 'server-only'
import { toLetters } from '#core/question/present-question.ts'
import { leechThresholdMet } from '#core/scheduler/leech.ts'
import { formatDay } from '#core/scheduler/study-day.ts'
import { db } from './db.ts'
import { readAnswer } from './version.ts'

/** What a student learns after the answer: the key, why for every option, and what it did to the schedule. */
export type Feedback = {
  reviewId: string
  correct: boolean
  keyLabels: string[]
  rationales: Record<string, string>
  explanation: string
  remember: string
  references: string
  sources: { title: string; url: string }[]
  checked: string | null
  quality: number
  schedule: {
    repetition: number
    intervalDays: number
    easinessFactor: number
    lapses: number
    dueDay: number | null
    sentence: string
    leech: boolean
  }
}

/** The part of a log row that feedback is told from: the same row always tells the same. */
export const FEEDBACK_ROW = {
  id: true,
  kind: true,
  questionId: true,
  version: true,
  order: true,
  correct: true,
  quality: true,
  day: true,
  beforeIntervalDays: true,
  beforeDueDay: true,
  beforeLapses: true,
  afterRepetition: true,
  afterIntervalDays: true,
  afterEasinessFactor: true,
  afterLapses: true,
  afterDueDay: true,
} as const

type FeedbackRow = {
  [K in keyof typeof FEEDBACK_ROW]: K extends 'id' | 'kind' | 'questionId' | 'order'
    ? string
    : K extends 'correct'
      ? boolean
      : K extends 'beforeDueDay' | 'afterDueDay'
        ? number | null
        : number
}

/** Tells what a logged review has to tell. */
export async function feedbackOn(row: FeedbackRow): Promise<Feedback> {
  const version = await db().questionVersion.findUniqueOrThrow({
    where: { questionId_version: { questionId: row.questionId, version: row.version } },
    select: { questionId: true, version: true, answer: true },
  })
  const order = readOrder(row.order)
  return {
    reviewId: row.id,
    correct: row.correct,
    ...explained(readAnswer(version), order),
    quality: row.quality,
    schedule: {
      repetition: row.afterRepetition,
      intervalDays: row.afterIntervalDays,
      easinessFactor: row.afterEasinessFactor,
      lapses: row.afterLapses,
      dueDay: row.afterDueDay,
      sentence: scheduleSentence(row),
      leech: row.afterLapses > row.beforeLapses && leechThresholdMet(row.afterLapses),
    },
  }
}

/** The key, rationales and explanation in the letters of one showing. */
export function explained(answer: ReturnType<typeof readAnswer>, order: number[]) {
  const letters = toLetters(
    order.map((_, place) => place),
    order,
  )
  const rationales = Object.fromEntries(answer.rationales.map((html, place) => [letters[place] ?? '', html]))
  return {
    keyLabels: toLetters(answer.key, order).toSorted(),
    rationales,
    explanation: answer.explanation,
    remember: answer.remember,
    references: answer.references,
    sources: answer.sources,
    checked: answer.checked,
  }
}

/** Places of options as a column keeps them. */
export function readOrder(json: string): number[] {
  const order: unknown = JSON.parse(json)
  const isPlaces = (value: unknown): value is number[] =>
    Array.isArray(value) && value.every((place) => Number.isInteger(place))
  if (!isPlaces(order)) throw new Error(`not a list of option places: ${json}`)
  return order
}

/** "Again tomorrow, 22 November; was 6 days." */
export function scheduleSentence(
  row: Pick<FeedbackRow, 'kind' | 'day' | 'beforeIntervalDays' | 'beforeDueDay' | 'afterDueDay'>,
): string {
  if (row.kind === 'drill') return 'Practice only: the schedule has not moved.'
  if (row.afterDueDay === null) return 'Not scheduled.'
  const before =
    row.beforeDueDay === null || row.beforeIntervalDays === 0 ? '' : `; was ${days(row.beforeIntervalDays)}`
  return `Again ${formatDay(row.afterDueDay, row.day)}${before}.`
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`
}
