import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { unpackZip } from '#server/unpack-zip.ts'
import { tampered, zipTexts } from '../support/zip.ts'

const MEGABYTE = 1024 ** 2
const problemOf = async (archive: Uint8Array) => {
  const unpacked = await unpackZip(archive)
  return unpacked.ok ? unpacked.files.map(({ path }) => path) : unpacked.problem
}
/** Not compressible, the same each time. */
function noise(size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  for (let index = 0, state = 1; index < size; index++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    bytes[index] = state >>> 24
  }
  return bytes
}
const renamed = (archive: Uint8Array, from: string, to: string) => {
  const text = Buffer.from(archive).toString('latin1')
  return new Uint8Array(Buffer.from(text.replaceAll(from, to), 'latin1'))
}
const one = zipTexts({ 'dax/aa.md': 'text' })

test('files come out whole and in order; hidden ones and what systems add are left out', async () => {
  const archive = zipTexts({ 'b.md': 'B', 'a/ü.md': 'A', '__MACOSX/a': 'x', '.DS_Store': 'x', 'a/': '' })
  const unpacked = await unpackZip(archive)
  expect(unpacked).toEqual({
    ok: true,
    files: [
      { path: 'a/ü.md', bytes: new TextEncoder().encode('A') },
      { path: 'b.md', bytes: new TextEncoder().encode('B') },
    ],
  })
})

// Acceptance list A24, threat 29.
test.each<[what: string, archive: () => Uint8Array, problem: RegExp]>([
  ['no zip', () => new TextEncoder().encode('hello'), /not a zip archive/],
  ['empty', () => new Uint8Array(), /not a zip archive/],
  ['truncated', () => one.slice(0, -30), /not a zip archive/],
  ['its middle cut out', () => new Uint8Array([...one.slice(0, 10), ...one.slice(40)]), /not a zip archive/],
  ['upwards', () => zipTexts({ '../evil.md': 'x' }), /not a zip archive|"\.\."/],
  ['upwards in the middle', () => zipTexts({ 'a/../../evil.md': 'x' }), /not a zip archive|"\.\."/],
  ['absolute', () => zipTexts({ '/etc/cron.d/x': 'x' }), /not a zip archive|absolute/],
  ['a drive', () => zipTexts({ 'C:/x.md': 'x' }), /not a zip archive|absolute/],
  ['backslashes', () => zipTexts({ '..\\x.md': 'x' }), /not a zip archive|backslashes/],
  ['a NUL in a name', () => zipTexts({ 'a\0.md': 'x' }), /control characters/],
  ['an endless name', () => zipTexts({ [`${'a'.repeat(300)}.md`]: 'x' }), /more than 200 characters/],
  [
    'the same name twice',
    () => renamed(zipTexts({ 'dax/aa.md': 'x', 'dax/bb.md': 'y' }), 'bb', 'aa'),
    /same name/,
  ],
  ['names that differ in case', () => zipTexts({ 'dax/aa.md': 'x', 'DAX/aa.md': 'y' }), /same name/],
  [
    'a symbolic link',
    () =>
      tampered(zipTexts({ 'dax/aa.md': '/etc/passwd' }), (entry) => {
        entry.setUint8(5, 3)
        entry.setUint32(38, (0o120777 << 16) >>> 0, true)
      }),
    /link or device/,
  ],
  ['encrypted', () => tampered(one, (entry) => entry.setUint16(8, 1, true)), /encrypted/],
  ['a nested archive', () => zipSync({ 'a.zip': one }), /archive inside/],
  ['a nested archive by another name', () => zipSync({ 'dax/a.md': one }), /archive inside/],
  ['a bomb', () => zipSync({ 'dax/a.md': new Uint8Array(40 * MEGABYTE) }), /100 times its size/],
  ['too much', () => zipSync({ 'a.png': noise(51 * MEGABYTE) }, { level: 0 }), /more than 50 MB/],
  [
    'a lie about its size',
    () => tampered(zipTexts({ 'dax/aa.md': 'x'.repeat(5000) }), (entry) => entry.setUint32(24, 10, true)),
    /not a zip archive/,
  ],
  ['damaged', () => tampered(one, (entry) => entry.setUint32(16, 12_345, true)), /damaged/],
  [
    'many files',
    () => zipTexts(Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`dax/${index}.md`, 'x']))),
    /more than 2000 files/,
  ],
])('%s is refused with the reason', async (_, archive, problem) => {
  const bytes = archive()
  const before = process.memoryUsage().rss
  expect(await problemOf(bytes)).toMatch(problem)
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * MEGABYTE)
})

test('an archive of a million entries is refused by its list of contents', async () => {
  const bytes = new Uint8Array(zipTexts({ 'dax/aa.md': 'x' }))
  const end = bytes.length - 22
  new DataView(bytes.buffer).setUint16(end + 8, 60_000, true)
  new DataView(bytes.buffer).setUint16(end + 10, 60_000, true)
  expect(await problemOf(bytes)).toMatch(/more than 2000 files/)
})
