import 'server-only'
import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Who was deleted, so that a backup from before does not bring them back: a file beside the database, to be kept with
 * the backups, one line a person. A line is the SHA-256 of an id that was random, so it names nobody by itself.
 */
export function erasedFile(databaseFile: string): string {
  return join(dirname(databaseFile), 'erased-accounts')
}

/** What stands in the file for a person. */
export function markOf(id: string): string {
  return createHash('sha256').update(id).digest('hex')
}

/** The marks of everybody deleted so far. */
export function erasedMarks(databaseFile: string): Set<string> {
  const file = erasedFile(databaseFile)
  if (!existsSync(file)) return new Set()
  const lines = readFileSync(file, 'utf8').split('\n')
  return new Set(lines.filter((line) => /^[0-9a-f]{64}$/.test(line)))
}

/** Adds these people, on disk when it returns. */
export function markErased(databaseFile: string, ids: string[]): void {
  const known = erasedMarks(databaseFile)
  const lines = ids.map(markOf).filter((mark) => !known.has(mark))
  const handle = openSync(erasedFile(databaseFile), 'a', 0o600)
  try {
    // A new line first: a crash may have left half a one.
    writeSync(handle, lines.map((line) => `\n${line}\n`).join(''))
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  syncFolder(databaseFile)
}

/** Takes people out again: they could not be deleted, and a restore must not do it later. */
export function unmarkErased(databaseFile: string, ids: string[]): void {
  const marks = erasedMarks(databaseFile)
  for (const id of ids) marks.delete(markOf(id))
  const file = erasedFile(databaseFile)
  writeFileSync(`${file}.new`, [...marks].map((mark) => `${mark}\n`).join(''), { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
  syncFolder(databaseFile)
}

function syncFolder(databaseFile: string): void {
  const folder = openSync(dirname(databaseFile), 'r')
  fsyncSync(folder)
  closeSync(folder)
}
