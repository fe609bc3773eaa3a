import 'server-only'
import {
  optionOrder,
  toLetters,
  toPositions,
  type PresentedQuestion,
} from '#core/question/present-question.ts'
import type { PreparedQuestion } from '#core/question/prepare-question.ts'
import { db, isTaken, retried } from './db.ts'
import { pathOf } from './drafts.ts'
import { explained, readOrder } from './feedback.ts'
import { hashOf } from './questions.ts'
import type { Instructor } from './session.ts'
import { checkText } from './text-checker.ts'
import { presented, type QuestionPreview } from './text-reading.ts'

export type Verdict = 'approved' | 'changes'

export type GivenReview = {
  reviewer: string
  /** Whether it was of the text as it stands now. */
  isCurrent: boolean
  /** Letters as in the file. */
  chosen: string[]
  matched: boolean
  verdict: Verdict | null
  comment: string | null
  answeredAt: Date
}

export type ReviewToDo =
  | { at: 'nothing' }
  /** Who wrote it knows the key. */
  | { at: 'own' }
  | { at: 'unreadable' }
  | { at: 'blind'; contentHash: string; question: PresentedQuestion }
  | {
      at: 'answered'
      contentHash: string
      shown: QuestionPreview
      chosen: string[]
      matched: boolean
      verdict: Verdict | null
    }

/** What a reviewer gets of a draft that waits for a review: without its key, until they have answered it. */
export async function reviewToDo(reviewer: Instructor, questionId: string, now: Date): Promise<ReviewToDo> {
  const draft = await waitingDraft(questionId)
  if (!draft) return { at: 'nothing' }
  if (isWriter(draft, reviewer)) return { at: 'own' }
  const question = await prepared(questionId, draft.source, now)
  if (!question) return { at: 'unreadable' }
  const contentHash = hashOf(draft.source)
  const given = await db().draftReview.findFirst({
    where: { questionId, contentHash, reviewerId: reviewer.id },
    select: { chosen: true, order: true, matched: true, verdict: true },
  })
  const order = given ? readOrder(given.order) : orderFor(reviewer, question)
  if (!given) return { at: 'blind', contentHash, question: presented(question, order) }
  return {
    at: 'answered',
    contentHash,
    shown: { question: presented(question, order), ...explained(question.answer, order) },
    chosen: toLetters(readOrder(given.chosen), order),
    matched: given.matched,
    verdict: verdictIn(given.verdict),
  }
}

export type Answered = { ok: true } | { ok: false; problem: 'nothing' | 'stale' | 'wrong-count' | 'answered' }

/** Records a reviewer's answer to a text whose key they have not seen: once, for good. */
export async function answerBlind(
  reviewer: Instructor,
  { questionId, contentHash, chosen }: { questionId: string; contentHash: string; chosen: string[] },
  now: Date,
): Promise<Answered> {
  const draft = await waitingDraft(questionId)
  if (!draft || isWriter(draft, reviewer)) return { ok: false, problem: 'nothing' }
  if (hashOf(draft.source) !== contentHash) return { ok: false, problem: 'stale' }
  const question = await prepared(questionId, draft.source, now)
  if (!question) return { ok: false, problem: 'nothing' }
  const order = orderFor(reviewer, question)
  const places = toPositions(chosen, order)
  if (places?.length !== question.select) return { ok: false, problem: 'wrong-count' }
  const matched = JSON.stringify(places) === JSON.stringify(question.answer.key)
  const row = { order: JSON.stringify(order), chosen: JSON.stringify(places), matched, answeredAt: now }
  try {
    await retried(() =>
      db().draftReview.create({ data: { questionId, contentHash, reviewerId: reviewer.id, ...row } }),
    )
    return { ok: true }
  } catch (error) {
    if (isTaken(error)) return { ok: false, problem: 'answered' }
    throw error
  }
}

/** Says what comes of a review; only after the blind answer to the same text, and once. */
export async function decideReview(
  reviewer: Instructor,
  given: { questionId: string; contentHash: string; verdict: Verdict; comment: string },
  now: Date,
): Promise<boolean> {
  const { questionId, contentHash, verdict, comment } = given
  const { count } = await retried(() =>
    db().draftReview.updateMany({
      where: { questionId, contentHash, reviewerId: reviewer.id, verdict: null },
      data: { verdict, comment: comment || null, decidedAt: now },
    }),
  )
  return count > 0
}

const MOST = 20

/** What reviewers said of a question's draft, the latest first: for who has written it, or has answered it themselves. */
export async function givenReviews(
  _instructor: Instructor,
  questionId: string,
  source: string,
): Promise<GivenReview[]> {
  const rows = await db().draftReview.findMany({
    where: { questionId },
    orderBy: { answeredAt: 'desc' },
    take: MOST,
  })
  const ids = rows.flatMap(({ reviewerId }) => reviewerId ?? [])
  const people = await db().user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const contentHash = hashOf(source)
  return rows.map((row) => {
    const inFile = readOrder(row.order).toSorted((a, b) => a - b)
    return {
      reviewer: names.get(row.reviewerId ?? '') ?? 'somebody deleted',
      isCurrent: row.contentHash === contentHash,
      chosen: toLetters(readOrder(row.chosen), inFile),
      matched: row.matched,
      verdict: verdictIn(row.verdict),
      comment: row.comment,
      answeredAt: row.answeredAt,
    }
  })
}

type Writers = { authorId: string | null; editorId: string | null }

/** Who began a draft or saved it last has seen its key. */
export function isWriter({ authorId, editorId }: Writers, { id }: Instructor): boolean {
  return authorId === id || editorId === id
}

function waitingDraft(questionId: string) {
  return db().draft.findFirst({ where: { kind: 'question', subjectId: questionId, state: 'review' } })
}

async function prepared(questionId: string, source: string, now: Date): Promise<PreparedQuestion | null> {
  const path = pathOf({ kind: 'question', subjectId: questionId }, source)
  const { prepared } = await checkText(path, source, now)
  return prepared?.kind === 'question' ? prepared.question : null
}

/** Nothing in it depends on the key. */
function orderFor({ id }: Instructor, question: PreparedQuestion): number[] {
  return optionOrder(`review ${question.id} ${id}`, question.presented.options.length, question.shuffle)
}

function verdictIn(verdict: string | null): Verdict | null {
  return verdict === 'approved' || verdict === 'changes' ? verdict : null
}
