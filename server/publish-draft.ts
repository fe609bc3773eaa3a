import 'server-only'
import { withKey } from '#core/question/edit-keys.ts'
import { parseQuestion } from '#core/question/parse-question.ts'
import type { PreparedQuestion } from '#core/question/prepare-question.ts'
import { hasError, type Problem } from '#core/question/problem.ts'
import { moreThanTypo } from '#core/question/typo-rule.ts'
import { audit } from './audit.ts'
import { db, inTransaction } from './db.ts'
import { pathOf, standing, type Standing, type Subject } from './drafts.ts'
import { publishIn } from './questions.ts'
import type { Instructor } from './session.ts'
import { bankContext, checkText } from './text-checker.ts'

export type DraftPublished =
  | { ok: true; version: number }
  | { ok: false; problem: 'conflict' }
  | { ok: false; problem: 'newer-version' }
  | { ok: false; problem: 'not-found' }
  | { ok: false; problem: 'errors'; problems: Problem[] }
  | { ok: false; problem: 'more-than-typo'; reason: string }

/**
 * Publishes a draft as its question's next version, and ends the draft. `keepsStatistics` says that only a slip of the
 * pen was mended; an edit that is more is refused with the reason.
 */
export async function publishDraft(
  instructor: Instructor,
  { kind, subjectId, seq, keepsStatistics }: Subject & { seq: number; keepsStatistics: boolean },
  now: Date,
): Promise<DraftPublished> {
  const subject = { kind, subjectId }
  const draft = await standing(instructor, subject)
  if (!draft || draft.state === 'none') return { ok: false, problem: 'not-found' }
  if (draft.seq !== seq) return { ok: false, problem: 'conflict' }
  if (draft.baseVersion !== draft.current) return { ok: false, problem: 'newer-version' }

  const source = withKey(draft.source, 'status', 'published') ?? draft.source
  const { problems, prepared } = await checkText(pathOf(subject, source), source, now)
  if (prepared?.kind !== 'question' || hasError(problems)) return { ok: false, problem: 'errors', problems }
  if (keepsStatistics) {
    const reason = await whyMoreThanTypo(draft, source, now)
    if (reason) return { ok: false, problem: 'more-than-typo', reason }
  }
  return publishText(instructor, draft, { question: prepared.question, source, keepsStatistics }, now)
}

/** The draft ends with the transaction that publishes it; a save that came between refuses both. */
async function publishText(
  instructor: Instructor,
  { kind, subjectId, seq, current }: Standing,
  text: { question: PreparedQuestion; source: string; keepsStatistics: boolean },
  now: Date,
): Promise<DraftPublished> {
  const position = await positionOf(text.question)
  return inTransaction(async (tx) => {
    const { count } = await tx.draft.deleteMany({ where: { kind, subjectId, seq } })
    if (count === 0) return { ok: false, problem: 'conflict' }
    const publication = { ...text, position, basedOn: current, seeded: false }
    const [published] = await publishIn(tx, instructor.id, [publication], now)
    // Nobody published meanwhile, or the draft would have been outdated above: rolled back, the draft stays.
    if (!published || 'problem' in published)
      throw new Error(`${subjectId}: published by somebody else meanwhile`)
    const { version } = published
    const after = `${subjectId}, version ${version}${text.keepsStatistics ? ', statistics kept' : ''}`
    await audit(tx, { actorId: instructor.id, action: 'question-published', subjectId: null, after }, now)
    return { ok: true, version }
  })
}

/** Where the question stands in the teaching order: where it was, or behind the others of its topic. */
export async function positionOf({ id, topic }: PreparedQuestion): Promise<number> {
  const before = await db().question.findUnique({ where: { id }, select: { position: true } })
  if (before) return before.position
  const last = await db().question.aggregate({ where: { topicId: topic }, _max: { position: true } })
  return last._max.position ?? 0
}

async function whyMoreThanTypo(draft: Standing, source: string, now: Date): Promise<string | null> {
  if (draft.current === 0) return 'nobody has answered it yet: it is new'
  const version = await db().questionVersion.findUniqueOrThrow({
    where: { questionId_version: { questionId: draft.subjectId, version: draft.current } },
    select: { source: true },
  })
  const pack = await bankContext()
  const today = now.toISOString().slice(0, 10)
  const parsed = (text: string) => parseQuestion(text, { path: pathOf(draft, text), pack, today }).question
  const [before, after] = [parsed(version.source), parsed(source)]
  if (!before || !after) return 'the version before cannot be read any more'
  return moreThanTypo(before, after)
}
