import 'server-only'
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pLimit from 'p-limit'
import { db, emptyLog, inTransaction, openFile, rewriteFile, type Transaction } from './db.ts'
import { erasedMarks, markErased, markOf, unmarkErased } from './erased-accounts.ts'
import { log } from './log.ts'
import { removePeople } from './remove-people.ts'

/** A larger file takes too long to be written anew while others study; the next start does it. */
const REWRITTEN_AT_ONCE_BYTES = 64 * 1024 * 1024

/** One at a time, or one erasure would strike off the rewriting that the next one still needs. */
const oneAtATime = pLimit(1)

/**
 * Removes a person for good: their rows, and what is left of them inside the file. Whoever is gone already stays gone.
 * The only administrator cannot be removed.
 */
export async function erase(id: string, now: Date): Promise<'gone' | 'last-admin'> {
  return oneAtATime(async () => {
    const file = await openFile()
    let marked: string[] = []
    let outcome: 'gone' | 'last-admin'
    try {
      outcome = await inTransaction(async (tx) => {
        const { count } = await tx.user.updateMany({ where: { id }, data: { updatedAt: now } })
        if (count === 0) return 'gone'
        if (await isOnlyAdmin(tx, id)) return 'last-admin'
        marked = await removePeople(tx, [id])
        noteRewriting(file)
        // On disk before the commit: after it, no backup may bring anybody back whom this file does not name.
        markErased(file, marked)
        return 'gone'
      })
    } catch (error) {
      if (marked.length > 0) unmarkErased(file, marked)
      throw error
    }
    await rewriteIfDue(file, { mayTakeLong: false })
    return outcome
  })
}

/**
 * Ends what was interrupted: people marked as deleted who are still here (the server was killed just then, or the
 * file was put back by hand), and a file that is still to be written anew. Answers with how many people it removed.
 */
export async function finishErasing({ mayTakeLong }: { mayTakeLong: boolean }): Promise<number> {
  return oneAtATime(async () => {
    const file = await openFile()
    const back = await markedPeople(db(), erasedMarks(file))
    if (back.length > 0) {
      noteRewriting(file)
      await inTransaction(async (tx) => {
        await tx.session.deleteMany({ where: { userId: { in: back } } })
        await removePeople(tx, back)
      })
    }
    await rewriteIfDue(file, { mayTakeLong })
    return back.length
  })
}

/** Who of these marks has a row in a database. */
export async function markedPeople(database: Transaction, marks: Set<string>): Promise<string[]> {
  if (marks.size === 0) return []
  const people = await database.user.findMany({ select: { id: true } })
  return people.map(({ id }) => id).filter((id) => marks.has(markOf(id)))
}

async function isOnlyAdmin(tx: Transaction, id: string): Promise<boolean> {
  const { role } = await tx.user.findUniqueOrThrow({ where: { id }, select: { role: true } })
  if (role !== 'admin') return false
  return (await tx.user.count({ where: { role: 'admin', banned: false, NOT: { id } } })) === 0
}

/** Remembered beside the database, so that a restart in between changes nothing. */
function rewritingNote(file: string): string {
  return join(dirname(file), 'rewriting-due')
}

function noteRewriting(file: string): void {
  const note = 'Somebody was deleted: the database file is to be written anew.\n'
  writeFileSync(rewritingNote(file), note, { flush: true })
}

/**
 * SQLite overwrites what is deleted (`secure_delete`), but when rows move between pages it leaves copies of them in
 * the gaps: of 600 people deleted in a trial, the id of 27 was still in the file. Written anew, it holds none.
 */
async function rewriteIfDue(file: string, { mayTakeLong }: { mayTakeLong: boolean }): Promise<void> {
  if (!existsSync(rewritingNote(file))) return
  try {
    const isSmall = statSync(file).size <= REWRITTEN_AT_ONCE_BYTES
    const isClean = isSmall || mayTakeLong ? await rewriteFile() : (await emptyLog(), false)
    if (isClean) rmSync(rewritingNote(file))
    else log().info('deleted rows leave the database file at the next start')
  } catch (error) {
    // Who is gone is gone; only the file is still to be written anew, and the next time tries again.
    log().error({ error }, 'the database file could not be written anew')
  }
}
