import 'server-only'
import { keyOf } from '#core/question/edit-keys.ts'
import { db, isTaken, retried } from './db.ts'
import type { Instructor } from './session.ts'

export type DraftKind = 'question' | 'lesson'
export type Subject = { kind: DraftKind; subjectId: string }

/** The text as it stands: of a draft, or of the version students see while nobody has one (`seq` 0). */
export type Standing = Subject & {
  source: string
  seq: number
  state: 'none' | 'draft' | 'review'
  baseVersion: number
  /** The published version now, 0 for something new. */
  current: number
  status: string | null
  authorId: string | null
  editorId: string | null
  /** Who saved last, in words; null while there is no draft. */
  editor: string | null
  updatedAt: Date | null
}

export type Edit = Subject & { source: string; seq: number; baseVersion: number }
export type Saved =
  | { ok: true; seq: number; savedAt: Date }
  | { ok: false; problem: 'conflict'; stored: Standing }
  | { ok: false; problem: 'not-found' }

/** What is being written, or published, under a name; null when nothing ever was. */
export async function standing(_instructor: Instructor, subject: Subject): Promise<Standing | null> {
  const draft = await db().draft.findUnique({ where: { kind_subjectId: subject } })
  const published = await publishedText(subject)
  if (!draft && !published) return null
  const editor = draft?.editorId
    ? await db().user.findUnique({ where: { id: draft.editorId }, select: { name: true } })
    : null
  return {
    ...subject,
    source: draft?.source ?? published?.source ?? '',
    seq: draft?.seq ?? 0,
    state: draft ? (draft.state === 'review' ? 'review' : 'draft') : 'none',
    baseVersion: draft?.baseVersion ?? published?.version ?? 0,
    current: published?.version ?? 0,
    status: published?.status ?? null,
    authorId: draft?.authorId ?? null,
    editorId: draft?.editorId ?? null,
    editor: draft ? (editor?.name ?? 'somebody deleted') : null,
    updatedAt: draft?.updatedAt ?? null,
  }
}

async function publishedText({ kind, subjectId }: Subject) {
  if (kind === 'lesson') {
    const lesson = await db().lesson.findUnique({ where: { topicId: subjectId } })
    return lesson && { source: lesson.source, version: lesson.version, status: 'published' }
  }
  const question = await db().question.findUnique({
    where: { id: subjectId },
    select: { current: true, status: true },
  })
  if (!question) return null
  const version = await db().questionVersion.findUniqueOrThrow({
    where: { questionId_version: { questionId: subjectId, version: question.current } },
    select: { source: true },
  })
  return { source: version.source, version: question.current, status: question.status }
}

/**
 * Saves a text byte for byte on top of the save it was made from (`seq`); on top of another one it is refused, with
 * what stands there, and nothing is lost. A changed text is a draft again, whatever a reviewer was asked. Sending the same text twice saves it once.
 */
export async function saveDraft(instructor: Instructor, edit: Edit, now: Date): Promise<Saved> {
  const { kind, subjectId, source, seq } = edit
  const subject = { kind, subjectId }
  const isFirst = seq === 0 && (await isFirstSave(instructor, edit, now))
  if (isFirst) return { ok: true, seq: 1, savedAt: now }
  const { count } = await retried(() =>
    db().draft.updateMany({
      where: { ...subject, seq, NOT: { seq: 0 } },
      data: { source, seq: seq + 1, state: 'draft', editorId: instructor.id, updatedAt: now },
    }),
  )
  if (count > 0) return { ok: true, seq: seq + 1, savedAt: now }
  const stored = await standing(instructor, subject)
  if (!stored) return { ok: false, problem: 'not-found' }
  if (stored.source === source && stored.updatedAt)
    return { ok: true, seq: stored.seq, savedAt: stored.updatedAt }
  return { ok: false, problem: 'conflict', stored }
}

/** Begins a draft of what is published; false when there is one, or another version by now. */
async function isFirstSave(instructor: Instructor, edit: Edit, now: Date): Promise<boolean> {
  const published = await publishedText(edit)
  if (!published || published.version !== edit.baseVersion) return false
  return beginDraft(instructor, edit, now)
}

/** Puts a first draft down; false when there is one already. */
export async function beginDraft(
  instructor: Instructor,
  { kind, subjectId, source, baseVersion }: Omit<Edit, 'seq'>,
  now: Date,
): Promise<boolean> {
  const people = { authorId: instructor.id, editorId: instructor.id }
  try {
    await retried(() =>
      db().draft.create({
        data: { kind, subjectId, source, baseVersion, seq: 1, ...people, createdAt: now, updatedAt: now },
      }),
    )
    return true
  } catch (error) {
    if (isTaken(error)) return false
    throw error
  }
}

/** Throws a draft away; what is published stays. Refused when somebody saved it meanwhile. */
export async function discardDraft(_instructor: Instructor, subject: Subject, seq: number): Promise<boolean> {
  const { kind, subjectId } = subject
  const { count } = await retried(() => db().draft.deleteMany({ where: { kind, subjectId, seq } }))
  return count > 0
}

/** Goes on with a draft as one of the version students see now: what that changed is taken back by publishing it. */
export async function rebaseDraft(
  instructor: Instructor,
  subject: Subject,
  seq: number,
  now: Date,
): Promise<boolean> {
  const { kind, subjectId } = subject
  const published = await publishedText(subject)
  const { count } = await retried(() =>
    db().draft.updateMany({
      where: { kind, subjectId, seq },
      data: { baseVersion: published?.version ?? 0, editorId: instructor.id, seq: seq + 1, updatedAt: now },
    }),
  )
  return count > 0
}

export type DraftLine = Subject & {
  state: string
  isNew: boolean
  title: string
  editor: string
  updatedAt: Date
}

const MOST = 50

/** What is being written, the latest first. */
export async function openDrafts(_instructor: Instructor): Promise<DraftLine[]> {
  const drafts = await db().draft.findMany({ orderBy: { updatedAt: 'desc' }, take: MOST })
  const ids = drafts.flatMap(({ editorId }) => editorId ?? [])
  const people = await db().user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return drafts.map(({ kind, subjectId, state, source, baseVersion, editorId, updatedAt }) => ({
    kind: kind === 'lesson' ? 'lesson' : 'question',
    subjectId,
    state,
    isNew: baseVersion === 0,
    title: keyOf(source, 'title') ?? subjectId,
    editor: names.get(editorId ?? '') ?? 'somebody deleted',
    updatedAt,
  }))
}

/** Where a text would lie in the pack: the topic is what the text says it is. */
export function pathOf({ kind, subjectId }: Subject, source: string): string {
  return kind === 'lesson' ? `${subjectId}/lesson.md` : `${keyOf(source, 'topic') ?? 'none'}/${subjectId}.md`
}
