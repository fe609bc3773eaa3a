import { requestJson } from '#app/study/request-json.ts'
import type { Reading } from '#server/text-reading.ts'

/** What is being edited, and what the server had of it when the page was made. */
export type Edited = {
  kind: 'question' | 'lesson'
  subjectId: string
  source: string
  seq: number
  baseVersion: number
  current: number
}

/** A text of somebody else that stands on the server instead. */
export type Stored = { source: string; seq: number; baseVersion: number; editor: string | null }

export type SaveReply =
  | { at: 'saved'; seq: number; savedAt: string }
  | { at: 'conflict'; stored: Stored }
  | { at: 'unsaved'; message: string }

type Unsaved = Pick<Edited, 'source' | 'seq' | 'baseVersion'>

export async function sendDraft(
  edited: Pick<Edited, 'kind' | 'subjectId'>,
  draft: Unsaved,
): Promise<SaveReply> {
  const path = `/api/v1/author/drafts/${edited.kind}/${edited.subjectId}`
  const reply = await requestJson<{ seq: number; savedAt: string }>(path, { method: 'PUT', body: draft })
  if (reply.ok) return { at: 'saved', ...reply.data }
  if (reply.status === 409) return { at: 'conflict', stored: reply.stored as Stored }
  return { at: 'unsaved', message: reply.message }
}

/** What the server says of a text; null when it cannot be asked now. */
export async function askReading(
  { kind, subjectId }: Pick<Edited, 'kind' | 'subjectId'>,
  source: string,
): Promise<Reading | null> {
  const reply = await requestJson<Reading>('/api/v1/author/read', {
    method: 'POST',
    body: { kind, subjectId, source },
  })
  return reply.ok ? reply.data : null
}

/** What this device holds that the server has not acknowledged yet. */
export function keptOnDevice({ kind, subjectId }: Pick<Edited, 'kind' | 'subjectId'>): Unsaved | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(kind, subjectId)) ?? 'null')
    return isUnsaved(kept) ? kept : null
  } catch {
    return null // no storage, or not ours
  }
}

export function keepOnDevice({
  kind,
  subjectId,
  source,
  seq,
  baseVersion,
}: Omit<Edited, 'current'>): boolean {
  try {
    localStorage.setItem(keyOf(kind, subjectId), JSON.stringify({ source, seq, baseVersion }))
    return true
  } catch {
    return false // full, or forbidden: the server has it in a second
  }
}

export function forgetOnDevice({ kind, subjectId }: Pick<Edited, 'kind' | 'subjectId'>): void {
  try {
    localStorage.removeItem(keyOf(kind, subjectId))
  } catch {
    // No storage: nothing was kept.
  }
}

function keyOf(kind: string, subjectId: string): string {
  return `draft:${kind}:${subjectId}`
}

function isUnsaved(value: unknown): value is Unsaved {
  if (typeof value !== 'object' || value === null) return false
  const { source, seq, baseVersion } = value as Record<string, unknown>
  return typeof source === 'string' && Number.isInteger(seq) && Number.isInteger(baseVersion)
}
