import 'server-only'
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { compareProblems, finding, type Problem, toProblems } from '#core/question/problem.ts'

/** A file of a pack, named from the pack's folder with "/" on every system. */
export type PackFile = { path: string; bytes: Uint8Array }

export type PackFolder = { root: string; files: PackFile[]; problems: Problem[] }

export const PACK_FILE_LIMIT = 2000
export const PACK_MEGABYTES = 50

/** The pack a path belongs to: the nearest folder, from the path upwards, with an exam.yaml. */
export async function findPackRoot(path: string): Promise<string | null> {
  const folder = (await stat(path)).isDirectory() ? path : dirname(path)
  if (await isFile(join(folder, 'exam.yaml'))) return folder
  return folder === dirname(folder) ? null : findPackRoot(dirname(folder))
}

/** Every pack in a folder and below it. */
export async function findPacksBelow(folder: string): Promise<string[]> {
  const below = (await visibleEntries(folder)).filter((entry) => entry.isDirectory())
  const deeper = await Promise.all(below.map((entry) => findPacksBelow(join(folder, entry.name))))
  return [...((await isFile(join(folder, 'exam.yaml'))) ? [folder] : []), ...deeper.flat()]
}

/**
 * Reads a pack from disk, files in alphabetical order. Symbolic links that leave the pack are refused, hidden files and
 * packs inside it are left out. Over a limit (2,000 files, 50 MB) nothing is read but the limit reported.
 */
export async function readPack(root: string): Promise<PackFolder> {
  const home = await realpath(root)
  const { paths, problems } = await listFiles(home, home)
  const sizes = await Promise.all(paths.map(async (path) => (await stat(path)).size))
  const megabytes = Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / 1024 ** 2)
  const over = overLimit(paths.length, megabytes)
  if (over) return { root, files: [], problems: [...toProblems([over], 'exam.yaml'), ...problems] }

  const files: PackFile[] = []
  for (const path of paths) files.push({ path: nameIn(home, path), bytes: await readFile(path) })
  files.sort((a, b) => (a.path < b.path ? -1 : 1))
  return { root, files, problems: problems.sort(compareProblems) }
}

function overLimit(count: number, megabytes: number) {
  const start = { line: 1, column: 1 }
  if (count > PACK_FILE_LIMIT)
    return finding('E13', start, `a pack may have ${PACK_FILE_LIMIT} files; this has more`)
  if (megabytes > PACK_MEGABYTES)
    return finding('E13', start, `a pack may have ${PACK_MEGABYTES} MB; this has ${megabytes} MB`)
  return null
}

async function listFiles(folder: string, home: string): Promise<{ paths: string[]; problems: Problem[] }> {
  const paths: string[] = []
  const problems: Problem[] = []
  for (const entry of await visibleEntries(folder)) {
    if (paths.length > PACK_FILE_LIMIT) break
    const path = join(folder, entry.name)
    if (entry.isSymbolicLink()) {
      const target = await realpath(path).catch(() => null)
      const isInside = target !== null && !relative(home, target).startsWith('..')
      // A folder linked from inside the pack is read where it really is.
      if (isInside && (await isFile(target))) paths.push(path)
      else if (!isInside) problems.push(...toProblems([linkFinding(target)], nameIn(home, path)))
    } else if (entry.isDirectory()) {
      if (await isFile(join(path, 'exam.yaml'))) continue
      const inside = await listFiles(path, home)
      paths.push(...inside.paths)
      problems.push(...inside.problems)
    } else if (entry.isFile()) paths.push(path)
  }
  return { paths, problems }
}

function linkFinding(target: string | null) {
  const message =
    target === null
      ? 'symbolic link to nothing; remove it'
      : 'symbolic link out of the pack; copy the file into it'
  return finding('E13', { line: 1, column: 1 }, message)
}

async function visibleEntries(folder: string) {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  return found?.isFile() ?? false
}

function nameIn(home: string, path: string): string {
  return relative(home, path).split(sep).join('/')
}
