import 'server-only'
import { randomBytes } from 'node:crypto'
import { audit } from './audit.ts'
import { auth, RESET_LINK_SECONDS } from './auth.ts'
import { db, inTransaction } from './db.ts'
import { resetLink } from './mailer.ts'
import type { Admin } from './session.ts'

/**
 * A link with which one person chooses a new password, good once and for an hour: for an administrator to hand over,
 * where no mail is sent. Null when there is no such account. It is shown once; only its hash is kept.
 */
export async function makeResetLink(admin: Admin, id: string, now: Date): Promise<string | null> {
  const user = await db().user.findUnique({ where: { id, isAnonymous: false }, select: { id: true } })
  if (!user) return null
  const token = randomBytes(24).toString('base64url')
  const { internalAdapter } = await auth().$context
  await internalAdapter.createVerificationValue({
    identifier: `reset-password:${token}`,
    value: id,
    expiresAt: new Date(now.getTime() + RESET_LINK_SECONDS * 1000),
  })
  await inTransaction((tx) => audit(tx, { actorId: admin.id, action: 'reset-link-made', subjectId: id }, now))
  return resetLink(token)
}
