import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { db } from './db.ts'
import type { Student } from './session.ts'

/** 192 bits: nobody guesses one. */
const TOKEN_BYTES = 24

/** Makes a private link to somebody's plan and answers with its secret, which only they get to see; an older one ends. */
export async function makePlanFeed(student: Student, now: Date): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const data = { tokenHash: feedHash(token), createdAt: now }
  await db().planFeed.upsert({
    where: { studentId: student.id },
    create: { studentId: student.id, ...data },
    update: data,
  })
  return token
}

/** From now on the link leads nowhere. */
export async function revokePlanFeed(student: Student): Promise<void> {
  await db().planFeed.deleteMany({ where: { studentId: student.id } })
}

export async function hasPlanFeed(student: Student): Promise<boolean> {
  return (await db().planFeed.count({ where: { studentId: student.id } })) > 0
}

/** What the database keeps of a link's secret. */
export function feedHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
