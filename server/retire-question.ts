import 'server-only'
import { retiredText, type Retirement } from '#core/question/retired-text.ts'
import { hasError, type Problem } from '#core/question/problem.ts'
import { audit } from './audit.ts'
import { db, inTransaction } from './db.ts'
import { pathOf } from './drafts.ts'
import { positionOf } from './publish-draft.ts'
import { publishIn } from './questions.ts'
import type { Instructor } from './session.ts'
import { checkText } from './text-checker.ts'

export type Retired =
  | { ok: true; version: number }
  | { ok: false; problem: 'not-found' | 'unknown-successor' | 'newer-version' }
  | { ok: false; problem: 'errors'; problems: Problem[] }

/** Takes a question out of study and exams, as its next version; what was answered stays. */
export async function retireQuestion(
  instructor: Instructor,
  questionId: string,
  retirement: Retirement,
  now: Date,
): Promise<Retired> {
  const question = await db().question.findUnique({
    where: { id: questionId },
    select: { current: true, status: true },
  })
  if (!question || question.status === 'retired') return { ok: false, problem: 'not-found' }
  if ('replacedBy' in retirement) {
    const { replacedBy } = retirement
    const successor = await db().question.findFirst({
      where: { id: replacedBy, status: 'published' },
      select: { id: true },
    })
    if (!successor || replacedBy === questionId) return { ok: false, problem: 'unknown-successor' }
  }
  const { current } = question
  const { source: before } = await db().questionVersion.findUniqueOrThrow({
    where: { questionId_version: { questionId, version: current } },
    select: { source: true },
  })
  const source = retiredText(before, retirement) ?? before
  const subject = { kind: 'question', subjectId: questionId } as const
  const { problems, prepared } = await checkText(pathOf(subject, source), source, now)
  if (prepared?.kind !== 'question' || hasError(problems)) return { ok: false, problem: 'errors', problems }

  const position = await positionOf(prepared.question)
  return inTransaction(async (tx) => {
    const publication = {
      question: prepared.question,
      source,
      position,
      basedOn: current,
      seeded: false,
      keepsStatistics: true,
    }
    const [published] = await publishIn(tx, instructor.id, [publication], now)
    if (!published || 'problem' in published) return { ok: false, problem: 'newer-version' }
    const reason = 'reason' in retirement ? retirement.reason : `replaced by ${retirement.replacedBy}`
    await audit(
      tx,
      { actorId: instructor.id, action: 'question-retired', subjectId: null, after: questionId, reason },
      now,
    )
    return { ok: true, version: published.version }
  })
}
