import 'server-only'
import { setImmediate as others } from 'node:timers/promises'
import { db } from './db.ts'
import { jsonIn, lettersIn, type Row, type Table } from './my-data-table.ts'
import type { Student } from './session.ts'

const SCHEDULE = {
  questionId: true,
  topicId: true,
  reviewCount: true,
  repetition: true,
  intervalDays: true,
  easinessFactor: true,
  lapses: true,
  dueDay: true,
  lastDay: true,
  lastQuality: true,
} as const
const TOPIC_PROGRESS = {
  topicId: true,
  firstAnswers: true,
  firstCorrect: true,
  sureMisses: true,
  answers: true,
  correct: true,
  lastDay: true,
  dueAnswers: true,
  dueKnown: true,
  sureAnswers: true,
  unsureAnswers: true,
  unsureCorrect: true,
  guessAnswers: true,
  guessCorrect: true,
} as const
const DAY_PLAN = { day: true, plan: true } as const
const CATCH_UP = { fromDay: true, untilDay: true, minutes: true } as const
const PLAN_FEED = { createdAt: true } as const
const STUDENT_MEMORY = { through: true, state: true } as const

const DAY_PROGRESS = {
  day: true,
  reviews: true,
  fresh: true,
  correct: true,
  drills: true,
  elapsedMs: true,
  dueAnswers: true,
  dueKnown: true,
} as const
const MISS_CHOICE = { questionId: true, version: true, place: true, count: true, lastDay: true } as const
const PARKED_QUESTION = { questionId: true, parkedAt: true } as const
const REVIEW = {
  id: true,
  kind: true,
  questionId: true,
  version: true,
  topicId: true,
  ordinal: true,
  undoes: true,
  attemptId: true,
  chosen: true,
  order: true,
  correct: true,
  confidence: true,
  quality: true,
  elapsedMs: true,
  first: true,
  day: true,
  answeredAt: true,
  cappedIntervalDays: true,
  beforeRepetition: true,
  beforeIntervalDays: true,
  beforeEasinessFactor: true,
  beforeLapses: true,
  beforeDueDay: true,
  afterRepetition: true,
  afterIntervalDays: true,
  afterEasinessFactor: true,
  afterLapses: true,
  afterDueDay: true,
  key: true,
} as const

/** What somebody has learned: the log, and what follows from it. */
export const STUDY_TABLES: readonly Table[] = [
  {
    name: 'schedules',
    model: 'Schedule',
    about:
      'Your memory of each question, as the scheduler has it: what the reviews of that question add up to. easinessFactor is times 100.',
    columns: Object.keys(SCHEDULE),
    rows: ({ id: studentId }) =>
      db().schedule.findMany({ where: { studentId }, select: SCHEDULE, orderBy: { questionId: 'asc' } }),
  },
  {
    name: 'reviews',
    model: 'Review',
    about: 'The log: every answer you gave outside an open exam, in the order it was recorded.',
    columns: Object.keys(REVIEW),
    rows: reviewRows,
  },
  {
    name: 'topic-progress',
    model: 'TopicProgress',
    about:
      'Counts of the log by topic. Of dueAnswers, reviews that were due, dueKnown were known; sureMisses are among sureAnswers.',
    columns: Object.keys(TOPIC_PROGRESS),
    rows: ({ id: studentId }) =>
      db().topicProgress.findMany({
        where: { studentId },
        select: TOPIC_PROGRESS,
        orderBy: { topicId: 'asc' },
      }),
  },
  {
    name: 'day-progress',
    model: 'DayProgress',
    about: 'Counts of the log by day; elapsedMs is the time spent, in milliseconds.',
    columns: Object.keys(DAY_PROGRESS),
    rows: ({ id: studentId }) =>
      db().dayProgress.findMany({ where: { studentId }, select: DAY_PROGRESS, orderBy: { day: 'asc' } }),
  },
  {
    name: 'memory',
    model: 'StudentMemory',
    about:
      'What the log up to a day says of your memory, made from it to save reading it again; state is JSON.',
    columns: Object.keys(STUDENT_MEMORY),
    rows: ({ id: studentId }) =>
      db().studentMemory.findMany({ where: { studentId }, select: STUDENT_MEMORY }),
  },
  {
    name: 'miss-choices',
    model: 'MissChoice',
    about:
      'Counts of the log by option that you chose in answers that were not right; place is where it stands in the question’s file, from 0.',
    columns: Object.keys(MISS_CHOICE),
    rows: ({ id: studentId }) =>
      db().missChoice.findMany({
        where: { studentId },
        select: MISS_CHOICE,
        orderBy: [{ questionId: 'asc' }, { version: 'asc' }, { place: 'asc' }],
      }),
  },
  {
    name: 'parked-questions',
    model: 'ParkedQuestion',
    about: 'Questions you have parked: study leaves them out until you take them back.',
    columns: Object.keys(PARKED_QUESTION),
    rows: ({ id: studentId }) =>
      db().parkedQuestion.findMany({
        where: { studentId },
        select: PARKED_QUESTION,
        orderBy: { questionId: 'asc' },
      }),
  },
  {
    name: 'day-plan',
    model: 'DayPlan',
    about: 'The plan of the day on which you last studied towards an exam, made from the log; plan is JSON.',
    columns: Object.keys(DAY_PLAN),
    rows: ({ id: studentId }) => db().dayPlan.findMany({ where: { studentId }, select: DAY_PLAN }),
  },
  {
    name: 'catch-up',
    model: 'CatchUp',
    about: 'Missed minutes that you spread: so many more on each day from fromDay on and before untilDay.',
    columns: Object.keys(CATCH_UP),
    rows: ({ id: studentId }) => db().catchUp.findMany({ where: { studentId }, select: CATCH_UP }),
  },
  {
    name: 'calendar-link',
    model: 'PlanFeed',
    about: 'Since when a calendar may read your plan under a private link. The link itself is not kept here.',
    columns: Object.keys(PLAN_FEED),
    rows: ({ id: studentId }) => db().planFeed.findMany({ where: { studentId }, select: PLAN_FEED }),
  },
]

/** Questions whose reviews are read at once; others are answered in between. */
const QUESTIONS = 25

async function reviewRows({ id: studentId }: Student): Promise<Row[]> {
  const questions = await db().review.groupBy({ by: ['questionId'], where: { studentId } })
  const ids = questions.map(({ questionId }) => questionId)
  const rows = []
  for (let start = 0; start < ids.length; start += QUESTIONS) {
    const questionId = { in: ids.slice(start, start + QUESTIONS) }
    rows.push(...(await db().review.findMany({ where: { studentId, questionId }, select: REVIEW })))
    // SQLite answers without leaving the event loop: awaiting it alone lets nobody in.
    await others()
  }
  return rows
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((row) => ({ ...row, chosen: lettersIn(row.chosen, row.order), order: jsonIn(row.order) }))
}
