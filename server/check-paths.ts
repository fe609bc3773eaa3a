import 'server-only'
import { stat } from 'node:fs/promises'
import { relative, resolve, sep } from 'node:path'
import { checkPack } from './check-pack.ts'
import { compareProblems, finding, type Problem, toProblems } from '#core/question/problem.ts'
import { findPackRoot, findPacksBelow, readPack } from './pack-files.ts'

export type CheckReport =
  { ok: true; problems: Problem[]; fileCount: number } | { ok: false; problem: string }

/**
 * Checks what the paths name, files or folders of any packs. Problems carry paths from `cwd` when they lie below it,
 * else absolute ones. A path that cannot be read is a mistake of the call, not of the content.
 */
export async function checkPaths(paths: string[], cwd: string, today: string): Promise<CheckReport> {
  const problems: Problem[] = []
  const wantedByRoot = new Map<string, string[]>()
  for (const given of paths) {
    const path = resolve(cwd, given)
    const roots = await packsOf(path).catch((error: Error) => error)
    if (roots instanceof Error) return { ok: false, problem: `${given}: cannot be read (${reasonOf(roots)})` }
    if (roots.length === 0) problems.push(...toProblems([outsideFinding], shownPath(path, cwd)))
    for (const root of roots) wantedByRoot.set(root, [...(wantedByRoot.get(root) ?? []), path])
  }

  let fileCount = 0
  for (const [root, wanted] of wantedByRoot) {
    const folder = await readPack(root).catch((error: Error) => error)
    if (folder instanceof Error)
      return { ok: false, problem: `${shownPath(root, cwd)}: cannot be read (${reasonOf(folder)})` }
    const isWanted = (path: string) => wanted.some((prefix) => isWithin(resolve(root, path), prefix))
    const report = await checkPack(folder, { today, isWanted })
    problems.push(
      ...report.problems.map((problem) => ({
        ...problem,
        path: shownPath(resolve(root, problem.path), cwd),
      })),
    )
    fileCount += report.fileCount
  }
  return { ok: true, problems: problems.sort(compareProblems), fileCount }
}

const outsideFinding = finding(
  'E02',
  { line: 1, column: 1 },
  'belongs to no pack: neither this folder nor one above has an exam.yaml',
)

// A folder may lie in one pack and hold others.
async function packsOf(path: string): Promise<string[]> {
  const root = await findPackRoot(path)
  const below = (await stat(path)).isDirectory() ? await findPacksBelow(path) : []
  return [...new Set(root ? [root, ...below] : below)]
}

function isWithin(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(prefix.endsWith(sep) ? prefix : prefix + sep)
}

function shownPath(path: string, cwd: string): string {
  const below = relative(cwd, path)
  const shown = below === '' || below === '..' || below.startsWith(`..${sep}`) ? path : below
  return shown.split(sep).join('/')
}

function reasonOf(error: Error & { code?: string }): string {
  if (error.code === 'ENOENT') return 'no such file or folder'
  return error.code === 'EACCES' ? 'permission denied' : error.message
}
