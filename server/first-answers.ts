import 'server-only'
import { Prisma } from '../prisma/generated/client.ts'
import { db } from './db.ts'

/** How many students answered a question for the first time, and how many of them right. */
export type FirstAnswers = { n: number; right: number }

type Asked = { questionId: string; version: number }

/**
 * What first answers say of these versions, by question: answers to versions that differ only by a mended slip of the
 * pen count together, an answer that was taken back does not count.
 */
export async function firstAnswers(asked: Asked[]): Promise<Map<string, FirstAnswers>> {
  if (asked.length === 0) return new Map()
  const ids = asked.map(({ questionId }) => questionId)
  const versions = await db().questionVersion.findMany({
    where: { questionId: { in: ids } },
    select: { questionId: true, version: true, countsAs: true },
  })
  const rootOf = new Map(versions.map((row) => [key(row), row.countsAs ?? row.version]))
  const counts = await db().$queryRaw<(Asked & { n: number | bigint; right: number | bigint })[]>`
    SELECT r."questionId", r."version", COUNT(*) AS "n", SUM(CASE WHEN r."correct" THEN 1 ELSE 0 END) AS "right"
    FROM "Review" r
    WHERE r."questionId" IN (${Prisma.join(ids)}) AND r."first" AND r."kind" = 'review'
      AND NOT EXISTS (SELECT 1 FROM "Review" u WHERE u."undoes" = r."id")
    GROUP BY r."questionId", r."version"`
  const found = new Map<string, FirstAnswers>()
  for (const { questionId, version } of asked) {
    const same = counts.filter(
      (row) =>
        row.questionId === questionId && rootOf.get(key(row)) === rootOf.get(key({ questionId, version })),
    )
    const sum = (of: 'n' | 'right') => same.reduce((total, row) => total + Number(row[of]), 0)
    found.set(questionId, { n: sum('n'), right: sum('right') })
  }
  return found
}

function key({ questionId, version }: Asked): string {
  return `${questionId} ${Number(version)}`
}
