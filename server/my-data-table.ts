import 'server-only'
import { toLetters } from '#core/question/present-question.ts'
import { readOrder } from './feedback.ts'
import type { Student } from './session.ts'

/** One row as it is handed out: every value is JSON, a `Date` becomes its ISO text. */
export type Row = Record<string, unknown>

/** One table of somebody's data: what it is called, what it holds in a sentence, and its rows. */
export type Table = {
  name: string
  /** The model of prisma/schema.prisma that the rows come from. */
  model: string
  about: string
  columns: readonly string[]
  rows: (student: Student, now: Date) => Promise<Row[]>
}

/** A column of JSON as what it says; one that cannot be read is handed out as it stands. */
export function jsonIn(text: string | null): unknown {
  if (text === null) return null
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Chosen options as the letters they were shown under; null when the row cannot be read. */
export function lettersIn(chosen: string, order: string): string[] | null {
  try {
    return toLetters(readOrder(chosen), readOrder(order)).toSorted()
  } catch {
    return null // `npm run db -- check` names the row; the rest of somebody's data is not held back for it
  }
}
