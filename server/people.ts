import 'server-only'
import { audit } from './audit.ts'
import { db, inTransaction, type Transaction } from './db.ts'
import type { Admin, Role } from './session.ts'

export type Person = {
  id: string
  name: string
  email: string
  role: Role
  disabled: { reason: string | null } | null
  joined: Date
  lastSeen: Date | null
}

const PAGE = 50
const COLUMNS = {
  id: true,
  name: true,
  email: true,
  role: true,
  banned: true,
  banReason: true,
  createdAt: true,
  sessions: { select: { updatedAt: true }, orderBy: { updatedAt: 'desc' }, take: 1 },
} as const

/** Accounts (no guests) whose name or e-mail has `words` in it, by name; `more` when another page follows. */
export async function people(
  _admin: Admin,
  words: string,
  page: number,
): Promise<{ people: Person[]; more: boolean; guests: number }> {
  const has = { contains: words }
  const rows = await db().user.findMany({
    where: { isAnonymous: false, ...(words ? { OR: [{ name: has }, { email: has }] } : {}) },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    skip: page * PAGE,
    take: PAGE + 1,
    select: COLUMNS,
  })
  const guests = await db().user.count({ where: { isAnonymous: true } })
  return { people: rows.slice(0, PAGE).map(personIn), more: rows.length > PAGE, guests }
}

/** One account; null when there is none such, or it is a guest's. */
export async function person(_admin: Admin, id: string): Promise<Person | null> {
  const row = await db().user.findUnique({ where: { id, isAnonymous: false }, select: COLUMNS })
  return row && personIn(row)
}

type Row = {
  id: string
  name: string
  email: string
  role: string
  banned: boolean
  banReason: string | null
  createdAt: Date
  sessions: { updatedAt: Date }[]
}

function personIn(row: Row): Person {
  const { id, name, email } = row
  const role = row.role === 'admin' || row.role === 'instructor' ? row.role : 'student'
  const disabled = row.banned ? { reason: row.banReason } : null
  return {
    id,
    name,
    email,
    role,
    disabled,
    joined: row.createdAt,
    lastSeen: row.sessions[0]?.updatedAt ?? null,
  }
}

export type Changed =
  { ok: true } | { ok: false; problem: 'not-found' | 'last-admin' | 'yourself' | 'unchanged' }

/** Makes an account student, instructor or admin; it counts from their next request on. */
export async function setRole(admin: Admin, id: string, role: Role, now: Date): Promise<Changed> {
  return inTransaction((tx) => changeRole(tx, admin.id, id, role, now))
}

/** The same from the command line, by e-mail. */
export async function grantRole(email: string, role: Role, now: Date): Promise<Changed> {
  return inTransaction(async (tx) => {
    const where = { email: email.trim().toLowerCase(), isAnonymous: false }
    const user = await tx.user.findFirst({ where, select: { id: true } })
    return user ? changeRole(tx, null, user.id, role, now) : { ok: false, problem: 'not-found' }
  })
}

async function changeRole(
  tx: Transaction,
  actorId: string | null,
  id: string,
  role: Role,
  now: Date,
): Promise<Changed> {
  // The conditional write opens the transaction: two processes at once must not both read first.
  const { count } = await tx.user.updateMany({ where: { id, isAnonymous: false }, data: { updatedAt: now } })
  if (count === 0) return { ok: false, problem: 'not-found' }
  const { role: before } = await tx.user.findUniqueOrThrow({ where: { id }, select: { role: true } })
  if (before === role) return { ok: false, problem: 'unchanged' }
  if (before === 'admin' && (await otherAdmins(tx, id)) === 0) return { ok: false, problem: 'last-admin' }
  await tx.user.update({ where: { id }, data: { role } })
  await audit(tx, { actorId, action: 'role-changed', subjectId: id, before, after: role }, now)
  return { ok: true }
}

/** Disables an account: signed out everywhere at once and no way in, everything in it kept. */
export async function disable(admin: Admin, id: string, reason: string, now: Date): Promise<Changed> {
  if (id === admin.id) return { ok: false, problem: 'yourself' }
  return inTransaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id, isAnonymous: false, banned: false },
      data: { banned: true, banReason: reason },
    })
    if (count === 0) return { ok: false, problem: await whyNone(tx, id) }
    await tx.session.deleteMany({ where: { userId: id } })
    await audit(tx, { actorId: admin.id, action: 'account-disabled', subjectId: id, reason }, now)
    return { ok: true }
  })
}

/** Lets a disabled account in again. */
export async function enable(admin: Admin, id: string, now: Date): Promise<Changed> {
  return inTransaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id, isAnonymous: false, banned: true },
      data: { banned: false, banReason: null },
    })
    if (count === 0) return { ok: false, problem: await whyNone(tx, id) }
    await audit(tx, { actorId: admin.id, action: 'account-enabled', subjectId: id }, now)
    return { ok: true }
  })
}

async function whyNone(tx: Transaction, id: string): Promise<'not-found' | 'unchanged'> {
  const found = await tx.user.findUnique({ where: { id, isAnonymous: false }, select: { id: true } })
  return found ? 'unchanged' : 'not-found'
}

function otherAdmins(tx: Transaction, id: string): Promise<number> {
  return tx.user.count({ where: { role: 'admin', banned: false, NOT: { id } } })
}
