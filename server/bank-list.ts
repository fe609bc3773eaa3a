import 'server-only'
import { Prisma } from '../prisma/generated/client.ts'
import { db } from './db.ts'
import { firstAnswers, type FirstAnswers } from './first-answers.ts'
import type { Instructor } from './session.ts'

export const STATUSES = ['draft', 'review', 'published', 'retired'] as const
export const LEVELS = ['recall', 'apply', 'analyse'] as const
export const DIFFICULTIES = ['easy', 'medium', 'hard'] as const

/** What the bank is narrowed down to; null where nothing was chosen. */
export type BankFilter = {
  text: string
  status: (typeof STATUSES)[number] | null
  topic: string | null
  task: string | null
  level: (typeof LEVELS)[number] | null
  difficulty: (typeof DIFFICULTIES)[number] | null
}

export type BankRow = {
  questionId: string
  title: string
  /** Of the current version. */
  status: string
  /** Of what is being written on it; null when nothing is. */
  draft: string | null
  topic: string
  task: string
  level: string
  difficulty: string
  version: number
  answers: FirstAnswers
}

export const BANK_PAGE = 50

/** The questions of the bank in teaching order, a page of them, with what first answers say of each. */
export async function bankList(
  _instructor: Instructor,
  filter: BankFilter,
  page: number,
): Promise<{ rows: BankRow[]; total: number }> {
  const where = conditions(filter)
  const [count] = await db().$queryRaw<
    { total: number | bigint }[]
  >`SELECT COUNT(*) AS total ${FROM} ${where}`
  const rows = await db().$queryRaw<Omit<BankRow, 'answers'>[]>`
    SELECT q."id" AS "questionId", v."title", q."status", d."state" AS "draft", q."topicId" AS "topic", q."task",
      v."level", v."difficulty", q."current" AS "version"
    ${FROM} ${where} ORDER BY q."position", q."id" LIMIT ${BANK_PAGE} OFFSET ${page * BANK_PAGE}`
  const answers = await firstAnswers(
    rows.map(({ questionId, version }) => ({ questionId, version: Number(version) })),
  )
  return {
    total: Number(count?.total ?? 0),
    rows: rows.map((row) => ({
      ...row,
      version: Number(row.version),
      answers: answers.get(row.questionId) ?? { n: 0, right: 0 },
    })),
  }
}

const FROM = Prisma.sql`FROM "Question" q
  JOIN "QuestionVersion" v ON v."questionId" = q."id" AND v."version" = q."current"
  LEFT JOIN "Draft" d ON d."kind" = 'question' AND d."subjectId" = q."id"`

function conditions({ text, status, topic, task, level, difficulty }: BankFilter): Prisma.Sql {
  const wanted = [
    ...(text ? [contains(text)] : []),
    ...(status ? [Prisma.sql`(q."status" = ${status} OR d."state" = ${status})`] : []),
    ...(topic ? [Prisma.sql`q."topicId" = ${topic}`] : []),
    ...(task ? [Prisma.sql`q."task" = ${task}`] : []),
    ...(level ? [Prisma.sql`v."level" = ${level}`] : []),
    ...(difficulty ? [Prisma.sql`v."difficulty" = ${difficulty}`] : []),
  ]
  return wanted.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join(wanted, ' AND ')}`
}

function contains(text: string): Prisma.Sql {
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  return Prisma.sql`(LOWER(q."id") LIKE ${pattern} ESCAPE '\\' OR LOWER(v."source") LIKE ${pattern} ESCAPE '\\')`
}
