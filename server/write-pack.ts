import 'server-only'
import { chmod, cp, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { isText } from './identify-questions.ts'
import type { PackFile } from './pack-files.ts'
import { FACTS_FILE } from './read-facts.ts'
import { isPicture } from './read-pictures.ts'

export type Written = { ok: true; root: string } | { ok: false; problem: string }

/**
 * Makes a folder hold exactly these files of a pack, all or nothing: they are written beside it and put in its place by
 * a rename. What is no part of a pack (a README, .git, a licence) stays. A folder that holds something else is refused
 * unless `force` says that it is meant; then everything in it stays, but for files of the same names.
 */
export async function writePack(dir: string, files: PackFile[], force: boolean): Promise<Written> {
  const root = resolve(dir)
  const found = await stat(root).catch(() => null)
  if (found && !found.isDirectory()) return { ok: false, problem: 'is a file; name a folder' }
  const names = found ? await readdir(root) : []
  const isPack = names.includes('exam.yaml')
  if (names.length > 0 && !isPack && !force)
    return { ok: false, problem: 'is not empty and no pack; choose another folder, or say --force' }

  await mkdir(dirname(root), { recursive: true })
  const beside = await mkdtemp(join(dirname(root), `.${basename(root)}-`))
  try {
    if (found) await copyStrangers(root, beside, isPack)
    for (const { path, bytes } of files) {
      await mkdir(dirname(join(beside, path)), { recursive: true })
      await writeFile(join(beside, path), bytes)
    }
    // A temporary folder is its maker's alone.
    await chmod(beside, found ? found.mode : 0o755)
    await replace(root, beside, found !== null)
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
  return { ok: true, root }
}

async function copyStrangers(root: string, beside: string, isPack: boolean): Promise<void> {
  const isStranger = (path: string) => !isPack || !isPackFile(relative(root, path).split(sep).join('/'))
  for (const name of await readdir(root))
    await cp(join(root, name), join(beside, name), {
      recursive: true,
      verbatimSymlinks: true,
      preserveTimestamps: true,
      filter: isStranger,
    })
}

/** Whether an export decides on this file: the pack's three lists, its texts, its pictures. */
function isPackFile(path: string): boolean {
  const file = { path, bytes: new Uint8Array() }
  if (/(^|\/)\./.test(path)) return false
  return ['exam.yaml', 'topics.yaml', FACTS_FILE].includes(path) || isPicture(file) || isPackText(file)
}

function isPackText(file: PackFile): boolean {
  return isText(file) && file.path.split('/').length === 2
}

async function replace(root: string, beside: string, exists: boolean): Promise<void> {
  if (!exists) return rename(beside, root)
  const old = `${beside}-old`
  await rename(root, old)
  try {
    await rename(beside, root)
  } catch (error) {
    await rename(old, root)
    throw error
  }
  await rm(old, { recursive: true })
}
