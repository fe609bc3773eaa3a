import 'server-only'
import { createHash } from 'node:crypto'
import { foldAnswers, type AnswerFold, type SavedFold } from '#core/statistics/fold-answers.ts'
import { Prisma } from '../prisma/generated/client.ts'
import { db, retried } from './db.ts'
import { log } from './log.ts'
import { qualityIn } from './review-events.ts'

/** Another number makes everybody's memory anew: when what is kept, or how it is folded, has changed. */
const FORMAT = 1
const ROWS_AT_ONCE = 5_000

export type MemoryQuestion = { id: string; topic: string; domain: number; showable: boolean }

/** All questions, also retired ones that were answered once, in the bank's order. */
export async function foldedQuestions(): Promise<MemoryQuestion[]> {
  const rows = await db().question.findMany({
    orderBy: [{ topic: { position: 'asc' } }, { position: 'asc' }, { id: 'asc' }],
    select: { id: true, topicId: true, domain: true, status: true, form: true },
  })
  return rows.map(({ id, topicId, domain, status, form }) => ({
    id,
    topic: topicId,
    domain,
    showable: status === 'published' && form === null,
  }))
}

/** The student's log up to the end of a day, folded: from what was kept, and kept again when it had to go on. */
export async function foldThrough(
  studentId: string,
  questions: MemoryQuestion[],
  through: number,
): Promise<AnswerFold> {
  const kept = await db().studentMemory.findUnique({ where: { studentId } })
  const isGood =
    kept !== null &&
    kept.through <= through &&
    kept.basis === (await basisOf(studentId, questions, kept.through))
  if (!isGood) return rebuilt(studentId, questions, through)
  const fold = foldAnswers(questions, decoded(kept))
  if (kept.through === through) return fold
  const basis = await basisOf(studentId, questions, through)
  await addAnswers(fold, studentId, questions, { after: kept.through, through })
  await keep(studentId, through, basis, fold)
  return fold
}

/** The same from the log alone, whatever was kept; and kept. */
export async function rebuilt(
  studentId: string,
  questions: MemoryQuestion[],
  through: number,
): Promise<AnswerFold> {
  const fold = foldAnswers(questions)
  // Taken first: what is written meanwhile makes it unfit, and never goes missing.
  const basis = await basisOf(studentId, questions, through)
  const answers = await addAnswers(fold, studentId, questions, { after: null, through })
  if (answers > 0) await keep(studentId, through, basis, fold)
  return fold
}

/** Whether what is kept is what the log says; also when nothing is, or no longer fits and will be made anew. */
export async function isMemoryTrue(studentId: string, questions: MemoryQuestion[]): Promise<boolean> {
  const kept = await db().studentMemory.findUnique({ where: { studentId } })
  if (!kept || kept.basis !== (await basisOf(studentId, questions, kept.through))) return true
  const fold = foldAnswers(questions)
  await addAnswers(fold, studentId, questions, { after: null, through: kept.through })
  const { state, stability } = encoded(fold.save())
  return state === kept.state && Buffer.compare(stability, kept.stability) === 0
}

/** Adds the answers of some days that stand, in the order of the log; says how many. */
export async function addAnswers(
  fold: AnswerFold,
  studentId: string,
  questions: { id: string }[],
  days: { after: number | null; through: number },
): Promise<number> {
  const places = new Map(questions.map(({ id }, place) => [id, place]))
  let count = 0
  for (let last: Answer | null = null; ;) {
    const rows: Answer[] = await answersAfter(studentId, days, last)
    for (const row of rows) {
      const place = places.get(row.questionId)
      if (place === undefined) continue
      fold.add(place, {
        quality: qualityIn(Number(row.quality)),
        correct: Boolean(row.correct),
        day: Number(row.day),
        repetition: Number(row.afterRepetition),
        inExam: row.attemptId !== null,
      })
    }
    count += rows.length
    last = rows.at(-1) ?? null
    if (rows.length < ROWS_AT_ONCE) return count
  }
}

type Answer = {
  id: string
  questionId: string
  quality: number | bigint
  correct: boolean | number | bigint
  day: number | bigint
  afterRepetition: number | bigint
  attemptId: string | null
}

/** By day, and within a day as it was written. */
async function answersAfter(
  studentId: string,
  { after, through }: { after: number | null; through: number },
  last: Answer | null,
): Promise<Answer[]> {
  const from = last
    ? Prisma.sql`(r."day" > ${last.day} OR (r."day" = ${last.day} AND r."id" > ${last.id}))`
    : Prisma.sql`r."day" > ${after ?? -1}`
  return db().$queryRaw<Answer[]>`
    SELECT r."id", r."questionId", r."quality", r."correct", r."day", r."afterRepetition", r."attemptId"
    FROM "Review" r
    WHERE r."studentId" = ${studentId} AND r."day" <= ${through} AND ${from} AND r."kind" = 'review'
      AND NOT EXISTS (SELECT 1 FROM "Review" u WHERE u."undoes" = r."id")
    ORDER BY r."day", r."id" LIMIT ${ROWS_AT_ONCE}`
}

/**
 * What a kept memory rests on: the format, the questions, and what was counted up to its day. An exam closed late, a
 * merge, an undo after midnight or a changed bank give another one.
 */
async function basisOf(studentId: string, questions: MemoryQuestion[], through: number): Promise<string> {
  const { _sum: sums } = await db().dayProgress.aggregate({
    where: { studentId, day: { lte: through } },
    _sum: { reviews: true, fresh: true, correct: true },
  })
  const counted = [sums.reviews ?? 0, sums.fresh ?? 0, sums.correct ?? 0].join(' ')
  const bank = createHash('sha256')
  for (const { id, topic, domain } of questions) bank.update(`${id} ${topic} ${domain}\n`)
  return `${FORMAT} ${counted} ${bank.digest('base64url')}`
}

async function keep(studentId: string, through: number, basis: string, fold: AnswerFold) {
  const data = { through, basis, ...encoded(fold.save()) }
  try {
    await retried(() =>
      db().studentMemory.upsert({ where: { studentId }, create: { studentId, ...data }, update: data }),
    )
  } catch (error) {
    // It is only kept to save work: a full disk must not take the page away.
    log().error({ error }, 'a memory of a student cannot be kept')
  }
}

function encoded({ memory: { stability, lastDay, ...memory }, ...rest }: SavedFold) {
  const days = Array.from(lastDay, (day) => (Number.isNaN(day) ? null : day))
  return {
    state: JSON.stringify({ ...rest, memory: { ...memory, lastDay: days } }),
    stability: new Uint8Array(Float64Array.from(stability).buffer),
  }
}

type Decoded = Omit<SavedFold, 'memory'> & {
  memory: Omit<SavedFold['memory'], 'stability' | 'lastDay'> & { lastDay: (number | null)[] }
}

function decoded({ state, stability }: { state: string; stability: Uint8Array }): SavedFold {
  const { memory, ...rest } = JSON.parse(state) as Decoded
  return {
    ...rest,
    memory: {
      ...memory,
      lastDay: Float64Array.from(memory.lastDay, (day) => day ?? NaN),
      stability: new Float64Array(stability.slice().buffer),
    },
  }
}
