import 'server-only'
import { stat } from 'node:fs/promises'
import { dirname, relative, resolve, sep } from 'node:path'
import { decodeSource } from '#core/question/decode-source.ts'
import { findDuplicates } from '#core/question/find-duplicates.ts'
import { identifyQuestion } from '#core/question/identify-question.ts'
import { parseExam, parseTopics } from '#core/question/pack.ts'
import { compareProblems, finding, type Problem, toProblems } from '#core/question/problem.ts'
import { startFileChecker } from './file-checker.ts'
import { findPackRoot, findPacksBelow, type PackFile, type PackFolder, readPack } from './pack-files.ts'

export type CheckReport = { ok: true; problems: Problem[]; fileCount: number } | { ok: false; problem: string }

/**
 * Checks the files that the paths name (files or folders, in any pack) each by itself and against the rest of its pack.
 * Problems carry paths from `cwd` when they lie below it, else absolute ones. A path that is not there is no problem of
 * the content but of the call.
 */
export async function checkPacks(paths: string[], cwd: string, today: string): Promise<CheckReport> {
  const problems: Problem[] = []
  let fileCount = 0
  const selected = new Map<string, string[]>()
  for (const given of paths) {
    const path = resolve(cwd, given)
    const found = await stat(path).catch((error: Error) => error)
    if (found instanceof Error) return { ok: false, problem: `${given}: cannot be read (${reasonOf(found)})` }
    const root = await findPackRoot(path)
    const roots = root ? [root] : found.isDirectory() ? await findPacksBelow(path) : []
    if (roots.length === 0) problems.push(...toProblems([outsideFinding], shownPath(path, cwd)))
    for (const pack of roots) selected.set(pack, [...(selected.get(pack) ?? []), path])
  }
  for (const [root, wanted] of selected) {
    const folder = await readPack(root)
    const isWanted = (path: string) => wanted.some((prefix) => isWithin(resolve(root, path), prefix))
    const report = await checkPack(folder, isWanted, today)
    problems.push(...report.problems.map((problem) => ({ ...problem, path: shownPath(resolve(root, problem.path), cwd) })))
    fileCount += report.fileCount
  }
  return { ok: true, problems: problems.sort(compareProblems), fileCount }
}
