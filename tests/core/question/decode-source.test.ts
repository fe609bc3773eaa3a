import { expect, test } from 'vitest'
import { decodeSource } from '#core/question/decode-source.ts'
import { codesIn, edited, problemsIn, sample } from './sample.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const decode = (content: Uint8Array) => decodeSource(content, 'a.md')

test.each([
  ['LF', 'a\nb\n'],
  ['a byte order mark', '\uFEFFa\nb\n'],
  ['CRLF', 'a\r\nb\r\n'],
  ['CR', 'a\rb\r'],
  ['mixed line ends', '\uFEFFa\r\nb\r'],
  ['U+2028 and U+2029', 'a\u2028b\u2029'],
])('%s is read as LF', (_, text) => {
  expect(decode(bytes(text))).toEqual({ text: 'a\nb\n', problems: [] })
})

test('empty lines keep their number whatever ends them', () => {
  expect(decode(bytes('a\r\n\r\n\rb')).text).toBe('a\n\n\nb')
})

test.each([
  ['Latin-1', [0x61, 0x0a, 0x62, 0xe9, 0x63], '2:2', 'byte 0xE9 at offset 3'],
  ['a lone continuation byte', [0x80], '1:1', 'byte 0x80 at offset 0'],
  ['a sequence cut off at the end', [0x61, 0xe2, 0x82], '1:2', 'byte 0xE2 at offset 1'],
  ['an encoded surrogate', [0x61, 0xed, 0xa0, 0x80], '1:2', 'byte 0xED at offset 1'],
  ['an overlong slash', [0xc0, 0xaf], '1:1', 'byte 0xC0 at offset 0'],
  [
    'a wrong byte after an emoji and a real U+FFFD',
    [0xf0, 0x9f, 0x94, 0xa5, 0xef, 0xbf, 0xbd, 0xff],
    '1:4',
    'byte 0xFF at offset 7',
  ],
  [
    'a wrong byte after a mark and CRLF',
    [0xef, 0xbb, 0xbf, 0x0d, 0x0a, 0xff],
    '2:1',
    'byte 0xFF at offset 5',
  ],
])('%s is refused with its offset', (_, content, place, words) => {
  const { text, problems } = decode(new Uint8Array(content))
  expect(text).toBeNull()
  expect(problems).toHaveLength(1)
  expect(problems.map(({ line, column, code }) => `${line}:${column} ${code}`)).toEqual([`${place} E13`])
  expect(problems[0]?.message).toContain(words)
})

test.each([
  ['little', [0xff, 0xfe, 0x61, 0x00]],
  ['big', [0xfe, 0xff, 0x00, 0x61]],
])('UTF-16 %s endian is refused at offset 0', (_, content) => {
  const { text, problems } = decode(new Uint8Array(content))
  expect(text).toBeNull()
  expect(problems).toMatchObject([{ line: 1, column: 1, code: 'E13' }])
  expect(problems[0]?.message).toMatch(/UTF-16 mark at offset 0/)
})

test('a U+FFFD that is really in the file is text', () => {
  expect(decode(bytes('a\uFFFDb')).text).toBe('a\uFFFDb')
})

test.each([
  [64 * 1024, []],
  [64 * 1024 + 1, ['a file may have 64 KB; this is 65 KB']],
  [80 * 1024, ['a file may have 64 KB; this is 80 KB']],
])('%i bytes', (length, messages) => {
  expect(decode(new Uint8Array(length).fill(0x61)).problems.map(({ message }) => message)).toEqual(messages)
})

test('a text handed in by an editor has the same limit, in bytes', () => {
  expect(problemsIn('é'.repeat(40 * 1024))).toMatchObject([
    { code: 'E13', message: 'a file may have 64 KB; this is 80 KB' },
  ])
})

test.each([
  ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
  ['CR', (text: string) => text.replaceAll('\n', '\r')],
  ['a byte order mark', (text: string) => `\uFEFF${text}`],
])('%s moves no problem', (_, change) => {
  const text = edited(
    ['checked: 2026-11-01', 'checked: soon'],
    ['- [ ] A larger', '- A larger'],
    ['Microseconds', '<b>Microseconds'],
  )
  expect(codesIn(change(text))).toEqual(codesIn(text))
  expect(codesIn(text)).toEqual(['11:10 E01', '27:1 E05', '41:1 E09'])
  expect(codesIn(change(sample))).toEqual([])
})
