import 'server-only'
import { db, type Transaction } from './db.ts'
import type { Admin } from './session.ts'

export type AuditAction =
  | 'role-changed'
  | 'account-disabled'
  | 'account-enabled'
  | 'reset-link-made'
  | 'bank-imported'
  | 'question-published'
  | 'question-retired'

type Entry = {
  /** Null for the command line and the server itself. */
  actorId: string | null
  action: AuditAction
  /** Null when it is about the bank. */
  subjectId: string | null
  before?: string
  after?: string
  reason?: string
}

/** Writes down who did what to whom, in the transaction that does it. Nothing changes or removes a row afterwards. */
export async function audit(tx: Transaction, entry: Entry, now: Date): Promise<void> {
  await tx.auditEntry.create({ data: { at: now, ...entry } })
}

export type AuditLine = {
  id: string
  at: Date
  actor: string
  action: string
  subject: string
  before: string | null
  after: string | null
  reason: string | null
}

const ABOUT_THE_BANK = ['bank-imported', 'question-published', 'question-retired']

export const AUDIT_PAGE = 50

/** The newest entries, of everybody or about one person; people deleted since are no longer named. */
export async function auditLines(_admin: Admin, about: string | null, page: number): Promise<AuditLine[]> {
  const rows = await db().auditEntry.findMany({
    where: about ? { OR: [{ subjectId: about }, { actorId: about }] } : {},
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    skip: page * AUDIT_PAGE,
    take: AUDIT_PAGE,
  })
  const ids = rows.flatMap(({ actorId, subjectId }) => [actorId, subjectId]).filter((id) => id !== null)
  const people = await db().user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const nameOf = (id: string | null, nobody: string) => (id ? (names.get(id) ?? 'somebody deleted') : nobody)
  return rows.map(({ id, at, actorId, action, subjectId, before, after, reason }) => ({
    id,
    at,
    actor: nameOf(actorId, 'the command line'),
    action,
    subject: ABOUT_THE_BANK.includes(action) ? 'the bank' : nameOf(subjectId, 'somebody deleted'),
    before,
    after,
    reason,
  }))
}
