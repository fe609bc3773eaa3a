import 'server-only'
import { setImmediate as others } from 'node:timers/promises'
import pLimit from 'p-limit'
import { ATTEMPT_TABLES } from './my-data-attempts.ts'
import { PERSON_TABLES } from './my-data-person.ts'
import { STUDY_TABLES } from './my-data-study.ts'
import type { Row, Table } from './my-data-table.ts'
import type { Student } from './session.ts'

/**
 * Everything the database holds of one person, table by table. Columns are chosen one by one: a new one stays inside
 * until it is chosen, and a test says so. Left out are secrets, other people, and what an open exam has not told yet.
 */
export const TABLES: readonly Table[] = [...PERSON_TABLES, ...STUDY_TABLES, ...ATTEMPT_TABLES]

/** Raised when a name or the meaning of a column changes; more tables and columns may come without. */
const FORMAT_VERSION = 1

export type MyData = {
  format: 'pilot-light-my-data'
  formatVersion: number
  madeAt: Date
  /** What each table holds. */
  about: Record<string, string>
  tables: Record<string, Row[]>
}

/** One at a time: somebody's whole history is held in memory while it is written out. */
const oneAtATime = pLimit(1)

/** Runs what makes a file of somebody's data when nobody else's is being made. */
export function inTurn<T>(make: () => Promise<T>): Promise<T> {
  return oneAtATime(make)
}

/**
 * Everything of mine. Tables are read one after the other, so that nobody waits for it: an answer given meanwhile may
 * be in one and not yet in another.
 */
export async function myData(student: Student, now: Date): Promise<MyData> {
  const tables: Record<string, Row[]> = {}
  for (const { name, rows } of TABLES) {
    tables[name] = await rows(student, now)
    await others()
  }
  return {
    format: 'pilot-light-my-data',
    formatVersion: FORMAT_VERSION,
    madeAt: now,
    about: Object.fromEntries(TABLES.map(({ name, about }) => [name, about])),
    tables,
  }
}
