import 'server-only'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pLimit from 'p-limit'
import { parseTopics } from '#core/question/pack.ts'
import type { CheckContext } from '#core/question/context.ts'
import { blueprint } from './blueprint.ts'
import type { CheckAnswer } from './check-worker.ts'
import { db } from './db.ts'
import { startFileChecker, type FileChecker } from './file-checker.ts'
import { imageNames } from './images.ts'

const IDLE_MS = 10 * 60_000

type Kept = { settings: string; checker: FileChecker; idle: NodeJS.Timeout }

// Of the process: every bundle of the built app shares the one thread, and its turn.
const kept = globalThis as typeof globalThis & {
  pilotLightChecker?: Kept | null
  pilotLightCheckerTurn?: ReturnType<typeof pLimit>
}

/**
 * Checks one text of the bank and renders it, in a thread with a time limit, against the bank as the database has it.
 * One text at a time; the thread ends when nobody has written for a while.
 */
export async function checkText(path: string, text: string, now: Date): Promise<CheckAnswer> {
  kept.pilotLightCheckerTurn ??= pLimit(1)
  return kept.pilotLightCheckerTurn(async () => {
    const checker = await currentChecker(now)
    return checker.read({ path, bytes: new TextEncoder().encode(text) })
  })
}

/** Ends the thread; the next text starts another. */
export async function stopTextChecker(): Promise<void> {
  const before = kept.pilotLightChecker
  kept.pilotLightChecker = null
  if (!before) return
  clearTimeout(before.idle)
  await before.checker.stop()
}

/** What the texts of the bank are measured by: its blueprint and its topics. */
export async function bankContext(): Promise<CheckContext['pack']> {
  const pack = await db().pack.findFirst({ select: { topicsSource: true } })
  return {
    exam: await blueprint(),
    topics: pack ? parseTopics(pack.topicsSource, 'topics.yaml').topics : null,
  }
}

async function currentChecker(now: Date): Promise<FileChecker> {
  const images = await imageNames()
  const lessons = await db().lesson.findMany({ select: { topicId: true } })
  const settings = {
    pack: await bankContext(),
    today: now.toISOString().slice(0, 10),
    files: [...lessons.map(({ topicId }) => `${topicId}/lesson.md`), ...Object.keys(images)],
    images,
  }
  const sign = JSON.stringify(settings)
  if (kept.pilotLightChecker?.settings !== sign) {
    await stopTextChecker()
    const checker = startFileChecker(settings, THREAD)
    kept.pilotLightChecker = { settings: sign, checker, idle: setTimeout(() => {}, 0) }
  }
  const current = kept.pilotLightChecker
  if (!current) throw new Error('the checking thread was stopped while it was asked for')
  clearTimeout(current.idle)
  current.idle = setTimeout(() => void stopTextChecker(), IDLE_MS)
  current.idle.unref()
  return current.checker
}

/** From the project's own folder: in the built app this file is elsewhere, the thread's program is not built. */
const THREAD = pathToFileURL(join(process.cwd(), 'server', 'check-thread.mjs'))
