import 'server-only'
import { blueprintCells, type TopicCells } from '#core/question/blueprint-cells.ts'
import { DIFFICULTIES, LEVELS } from './bank-list.ts'
import { db } from './db.ts'
import type { Instructor } from './session.ts'
import { topicTitles } from './topics.ts'

/** How many published questions each topic has of each level and difficulty, in teaching order, and what is missing. */
export async function bankCoverage(_instructor: Instructor): Promise<TopicCells[]> {
  const counted = await db().$queryRaw<
    { topic: string; level: string; difficulty: string; count: number | bigint }[]
  >`
    SELECT q."topicId" AS "topic", v."level", v."difficulty", COUNT(*) AS "count"
    FROM "Question" q JOIN "QuestionVersion" v ON v."questionId" = q."id" AND v."version" = q."current"
    WHERE q."status" = 'published' GROUP BY q."topicId", v."level", v."difficulty"`
  const titles = await topicTitles()
  return blueprintCells(
    [...titles.keys()],
    LEVELS,
    DIFFICULTIES,
    counted.map((row) => ({ ...row, count: Number(row.count) })),
  )
}
