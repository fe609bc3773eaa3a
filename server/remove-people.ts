import 'server-only'
import type { Transaction } from './db.ts'

/** What stands in the place of a person who published a version of a question and is gone. */
const NOBODY = 'somebody deleted'

type Person = { id: string; name: string; email: string; isAnonymous: boolean }

/**
 * Removes people and everything of theirs, with the guests whose history is still on its way into their accounts, and
 * answers with the ids that are gone. What others rely on stays and no longer names them: an audit entry keeps its
 * action, a published version its text. The database's own rules (`onDelete: Cascade`) remove what hangs on a person;
 * what only mentions one is removed here. The transaction was opened by a write, so that a review that comes now
 * waits, and finds nobody.
 */
export async function removePeople(tx: Transaction, ids: string[]): Promise<string[]> {
  const merges = await tx.pendingMerge.findMany({
    where: { OR: [{ accountId: { in: ids } }, { guestId: { in: ids } }] },
    select: { guestId: true },
  })
  const people = await tx.user.findMany({
    where: { id: { in: [...ids, ...merges.map(({ guestId }) => guestId)] } },
    select: { id: true, name: true, email: true, isAnonymous: true },
  })
  const gone = people.map(({ id }) => id)
  for (const person of people) {
    await forgetLinks(tx, person)
    await forgetInAudit(tx, person)
    await tx.questionVersion.updateMany({
      where: { publishedBy: { in: [person.id, person.email] } },
      data: { publishedBy: NOBODY },
    })
    await forgetInDrafts(tx, person)
  }
  await tx.pendingMerge.deleteMany({
    where: { OR: [{ accountId: { in: gone } }, { guestId: { in: gone } }] },
  })
  await tx.user.deleteMany({ where: { id: { in: gone } } })
  return gone
}

/** What somebody was writing or reviewing stays with the bank, under nobody's name. */
async function forgetInDrafts(tx: Transaction, person: Person): Promise<void> {
  const { id } = person
  await tx.draft.updateMany({ where: { authorId: id }, data: { authorId: null } })
  await tx.draft.updateMany({ where: { editorId: id }, data: { editorId: null } })
  await tx.draftReview.updateMany({ where: { reviewerId: id }, data: { reviewerId: null } })
  const comments = await tx.draftReview.findMany({
    where: { OR: namesOf(person).map((text) => ({ comment: { contains: text } })) },
    select: { id: true, comment: true },
  })
  const naming = comments.filter(({ comment }) => comment !== null && mentions(comment, person))
  await tx.draftReview.updateMany({
    where: { id: { in: naming.map((review) => review.id) } },
    data: { comment: null },
  })
}

/** Links made for somebody name them by id or e-mail, alone or inside a longer text. */
async function forgetLinks(tx: Transaction, { id, email }: Person): Promise<void> {
  const links = await tx.verification.findMany({ select: { id: true, identifier: true, value: true } })
  const theirs = links.filter(({ identifier, value }) =>
    [identifier, value].some((text) => text.includes(id) || text.toLowerCase().includes(email.toLowerCase())),
  )
  await tx.verification.deleteMany({ where: { id: { in: theirs.map((link) => link.id) } } })
}

async function forgetInAudit(tx: Transaction, person: Person): Promise<void> {
  const { id } = person
  const naming = namesOf(person).flatMap((text) => [
    { before: { contains: text } },
    { after: { contains: text } },
    { reason: { contains: text } },
  ])
  const rows = await tx.auditEntry.findMany({
    where: { OR: [{ actorId: id }, { subjectId: id }, ...naming] },
  })
  for (const { id: entry, actorId, subjectId, before, after, reason } of rows) {
    const isAbout = subjectId === id
    const kept = (text: string | null) =>
      text !== null && (mentions(text, person) || (isAbout && hasAddress(text))) ? null : text
    await tx.auditEntry.update({
      where: { id: entry },
      data: {
        actorId: actorId === id ? null : actorId,
        subjectId: isAbout ? null : subjectId,
        before: kept(before),
        after: kept(after),
        // A reason is free words about somebody: of a person who is gone, none is kept.
        reason: isAbout ? null : kept(reason),
      },
    })
  }
}

/** "Guest" and a guest's made-up address name nobody. */
function namesOf({ id, name, email, isAnonymous }: Person): string[] {
  return isAnonymous ? [id] : [id, email, ...(name.trim() ? [name] : [])]
}

function mentions(text: string, person: Person): boolean {
  const { id, name, email, isAnonymous } = person
  if (text.includes(id)) return true
  return !isAnonymous && (text.toLowerCase().includes(email.toLowerCase()) || hasWord(text, name))
}

/** As a word of its own: "Al" is not named by "Algorithm". */
function hasWord(text: string, word: string): boolean {
  if (!word.trim()) return false
  const escaped = word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u').test(text)
}

/** An address of somebody who is gone may be one they had before. */
function hasAddress(text: string): boolean {
  return /\S@\S/.test(text)
}
