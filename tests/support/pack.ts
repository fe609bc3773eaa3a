import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach } from 'vitest'

const FIXTURE = join(import.meta.dirname, '../fixtures/pack')
let home = ''

/** Gives every test of the file a folder of its own, with a copy of the small pack in it. */
export function usePack(): void {
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'pilot-light-pack-'))
    cpSync(FIXTURE, packDir(), { recursive: true })
  })
  afterEach(() => rmSync(home, { recursive: true, force: true }))
}

/** Where the test's copy of the small pack is. */
export function packDir(): string {
  return join(home, 'saa-c03')
}

/** A path beside the pack that belongs to the test. */
export function besidePack(name: string): string {
  return join(home, name)
}

/** Writes one file of the pack, its folder too. */
export function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(packDir(), path)), { recursive: true })
  writeFileSync(join(packDir(), path), content)
}

/** Changes the text of one file of the pack. */
export function edit(path: string, change: (text: string) => string): void {
  write(path, change(readFileSync(join(packDir(), path), 'utf8')))
}

/** Every file below a folder, by its path, byte for byte. */
export function filesIn(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(
    files.toSorted().map((path) => [relative(folder, path), readFileSync(path).toString('latin1')]),
  )
}

/** A small picture of one colour. */
export async function picture(colour = '#b45309', format: 'png' | 'jpeg' | 'webp' | 'gif' = 'png') {
  const image = sharp({ create: { width: 30, height: 20, channels: 3, background: colour } })
  return new Uint8Array(await image.toFormat(format).toBuffer())
}

/** The small question about caches as another one: `n` tells them apart. */
export function anotherQuestion(n: number): string {
  const text = readFileSync(join(FIXTURE, 'caching/small-cache.md'), 'utf8')
  const words = [
    'bakery',
    'harbour',
    'choir',
    'museum',
    'garage',
    'farm',
    'theatre',
    'clinic',
    'library',
    'hotel',
  ]
  return text
    .replace('id: small-cache', `id: small-cache-${n}`)
    .replace(
      /^A bakery.*$/m,
      `Number ${n}: the ${words[n % words.length]} has ${n} ${words[(n * 7 + 3) % words.length]} doors and ${n * 13} ${words[(n * 3 + 1) % words.length]} keys. Which step helps it?`,
    )
}
