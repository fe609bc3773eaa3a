import 'server-only'
import { phaseOf } from './attempt-times.ts'
import { db } from './db.ts'
import { jsonIn, lettersIn, type Row, type Table } from './my-data-table.ts'
import type { Student } from './session.ts'

const ATTEMPT = {
  id: true,
  form: true,
  topics: true,
  minutes: true,
  extraMinutes: true,
  startedAt: true,
  deadline: true,
  lastSeenAt: true,
  submittedAt: true,
  closedBy: true,
  score: true,
  shortfalls: true,
  foretoldScaled: true,
  foretoldLow: true,
  foretoldHigh: true,
  foretoldPass: true,
} as const
/** What an attempt's page shows of a slot while it is open. */
const SHOWN = {
  attemptId: true,
  slot: true,
  questionId: true,
  version: true,
  chosen: true,
  firstChosen: true,
  flagged: true,
  struck: true,
  seq: true,
  elapsedMs: true,
  shownAt: true,
  changedAt: true,
  savedAt: true,
} as const
/** What is told once it is closed. */
const TOLD = { domain: true, scored: true, order: true, correct: true, foretold: true } as const
/** What was believed of an attempt is told when it is over, as on its page. */
const NOT_FORETOLD = { foretoldScaled: null, foretoldLow: null, foretoldHigh: null, foretoldPass: null }

/** What somebody has sat. */
export const ATTEMPT_TABLES: readonly Table[] = [
  {
    name: 'attempts',
    model: 'Attempt',
    about:
      'Your exams, quick quizzes too. One that is open has no score yet. foretold... is what was believed of the score when it started.',
    columns: Object.keys(ATTEMPT),
    rows: attemptRows,
  },
  {
    name: 'slots',
    model: 'Slot',
    about:
      'The questions of each exam with what you chose. Of an open one only what its page shows: letters as they stand there.',
    columns: Object.keys({ ...SHOWN, ...TOLD }),
    rows: slotRows,
  },
]

async function attemptRows({ id: studentId }: Student, now: Date): Promise<Row[]> {
  const rows = await db().attempt.findMany({
    where: { studentId },
    select: ATTEMPT,
    orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map((row) => ({
    ...row,
    topics: jsonIn(row.topics),
    score: jsonIn(row.score),
    shortfalls: isOpen(row, now) ? null : jsonIn(row.shortfalls),
    ...(isOpen(row, now) ? NOT_FORETOLD : {}),
  }))
}

/**
 * Places in the order of the question's file stay inside while an exam is open: whoever wrote the file may have put the
 * key first. The letters of the showing say the same to the student and nothing more than the page does.
 */
async function slotRows({ id: studentId }: Student, now: Date): Promise<Row[]> {
  const rows = await db().slot.findMany({
    where: { attempt: { studentId } },
    select: { ...SHOWN, ...TOLD, attempt: { select: ATTEMPT } },
    orderBy: [{ attemptId: 'asc' }, { slot: 'asc' }],
  })
  return rows.map(({ attempt, domain, scored, order, correct, foretold, ...shown }) => ({
    ...shown,
    chosen: lettersIn(shown.chosen, order),
    firstChosen: shown.firstChosen && lettersIn(shown.firstChosen, order),
    struck: lettersIn(shown.struck, order),
    ...(isOpen(attempt, now)
      ? { domain: null, scored: null, order: null, correct: null, foretold: null }
      : { domain, scored, order: jsonIn(order), correct, foretold }),
  }))
}

function isOpen(attempt: Parameters<typeof phaseOf>[0], now: Date): boolean {
  return phaseOf(attempt, now).open
}
