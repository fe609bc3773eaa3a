import {
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'

/** Not of the app: what git, tests and measurements keep; and the build, which is copied. */
const LEFT_OUT = new Set(['.git', '.next', 'tests', 'data'])

/**
 * The built app once more in a folder of its own, under another build id: to a page that is open it is what a new
 * deployment is. Answers with that id.
 */
export function copyUnderNewBuildId(folder: string): string {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync('.')) if (!LEFT_OUT.has(name)) symlinkSync(resolve(name), join(folder, name))
  const build = join(folder, '.next')
  cpSync('.next', build, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => path !== join('.next', 'cache') && !path.endsWith('.map'),
  })
  const before = readFileSync('.next/BUILD_ID', 'utf8')
  const after = [...before].toReversed().join('')
  cpSync(join('.next/static', before), join(build, 'static', after), { recursive: true })
  rmSync(join(build, 'static', before), { recursive: true })
  rename(build, before, after)
  return after
}

/** In every file but the chunks, whose names follow from their contents. */
function rename(folder: string, before: string, after: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    const { isDirectory, isFile } = kindOf(path)
    if (isDirectory && name !== 'chunks') rename(path, before, after)
    if (!isFile) continue
    const text = readFileSync(path, 'latin1')
    if (text.includes(before)) writeFileSync(path, text.replaceAll(before, after), 'latin1')
  }
}

function kindOf(path: string): { isDirectory: boolean; isFile: boolean } {
  const entry = lstatSync(path)
  return { isDirectory: entry.isDirectory(), isFile: entry.isFile() }
}
