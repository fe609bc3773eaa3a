import { type Finding, finding, type Problem, toProblems } from './problem.ts'
import { placeFinder } from './place.ts'

export const FILE_LIMIT_KB = 64

/** The bytes of a file as text with LF line ends, or what keeps them from being read (UTF-8 only, 64 KB at most). */
export function decodeSource(bytes: Uint8Array, path: string): { text: string | null; problems: Problem[] } {
  const problem = sizeFinding(bytes.length) ?? utf16Finding(bytes)
  if (problem) return { text: null, problems: toProblems([problem], path) }

  const decoded = rawText(bytes)
  const invalid = firstInvalidByte(bytes, decoded)
  if (!invalid) return { text: normaliseLines(decoded), problems: [] }

  const before = normaliseLines(decoded.slice(0, invalid.index))
  const hex = (bytes[invalid.offset] ?? 0).toString(16).toUpperCase().padStart(2, '0')
  const message = `not UTF-8: byte 0x${hex} at offset ${invalid.offset}; save the file as UTF-8`
  const place = placeFinder(before)(before.length)
  return { text: null, problems: toProblems([finding('E13', place, message)], path) }
}

/** The text of a file as it is, mark and line ends too: encoded again it is the same bytes, if they were UTF-8. */
export function rawText(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

/**
 * The text without a byte order mark and with LF for CRLF, CR, U+2028 and U+2029. Lines keep their numbers:
 * each of these ends exactly one line.
 */
export function normaliseLines(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?|[\u2028\u2029]/g, '\n')
}

/** Says how large the file may be and how large it is. */
export function sizeFinding(byteLength: number): Finding | null {
  if (byteLength <= FILE_LIMIT_KB * 1024) return null
  const message = `a file may have ${FILE_LIMIT_KB} KB; this is ${Math.ceil(byteLength / 1024)} KB`
  return finding('E13', { line: 1, column: 1 }, message)
}

function utf16Finding([first, second]: Uint8Array): Finding | null {
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  if (!isUtf16) return null
  return finding(
    'E13',
    { line: 1, column: 1 },
    'not UTF-8: a UTF-16 mark at offset 0; save the file as UTF-8',
  )
}

// The decoder puts U+FFFD for what it cannot read; a U+FFFD that was really in the file has its own three bytes.
function firstInvalidByte(bytes: Uint8Array, decoded: string): { offset: number; index: number } | null {
  let offset = 0
  let index = 0
  for (const character of decoded) {
    const code = character.codePointAt(0) ?? 0
    if (
      code === 0xfffd &&
      !(bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd)
    ) {
      return { offset, index }
    }
    offset += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    index += character.length
  }
  return null
}
