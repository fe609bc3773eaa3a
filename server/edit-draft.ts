import 'server-only'
import { keepLineEnds } from '#core/question/line-ends.ts'
import { saveDraft, standing, type Edit, type Standing } from './drafts.ts'
import { publishDraft, type DraftPublished } from './publish-draft.ts'
import { askForReview } from './ask-for-review.ts'
import type { Instructor } from './session.ts'

export type Wish = 'save' | 'ask-review' | 'publish' | 'publish-typo'

type Refused = Extract<DraftPublished, { ok: false }>

export type Edited =
  | { ok: true; seq: number; version: number | null; asked: boolean }
  | { ok: false; problem: 'conflict'; stored: Standing }
  | { ok: false; problem: 'not-found' }
  | (Exclude<Refused, { problem: 'conflict' | 'not-found' }> & { seq: number })

/**
 * Saves a text that came with a form and does what was wished. A form without JavaScript changes every line end; unless
 * the text is `exact`, they are put back.
 */
export async function editDraft(
  instructor: Instructor,
  { then, exact, ...sent }: Edit & { then: Wish; exact: boolean },
  now: Date,
): Promise<Edited> {
  const subject = { kind: sent.kind, subjectId: sent.subjectId }
  const before = await standing(instructor, subject)
  if (!before) return { ok: false, problem: 'not-found' }
  const source = exact ? sent.source : keepLineEnds(sent.source, before.source)
  const isSame = source === before.source && sent.seq === before.seq
  const saved =
    isSame && (before.seq > 0 || then === 'save')
      ? { ok: true as const, seq: before.seq }
      : await saveDraft(instructor, { ...sent, source }, now)
  if (!saved.ok) return saved
  const { seq } = saved
  if (then === 'save') return { ok: true, seq, version: null, asked: false }
  if (then === 'ask-review') {
    const asked = await askForReview(instructor, subject, seq)
    return { ok: true, seq, version: null, asked }
  }
  const published = await publishDraft(
    instructor,
    { ...subject, seq, keepsStatistics: then === 'publish-typo' },
    now,
  )
  if (published.ok) return { ok: true, seq, version: published.version, asked: false }
  if (published.problem === 'not-found') return { ok: false, problem: 'not-found' }
  if (published.problem === 'conflict') {
    const stored = await standing(instructor, subject)
    return stored ? { ok: false, problem: 'conflict', stored } : { ok: false, problem: 'not-found' }
  }
  return { ...published, seq }
}
