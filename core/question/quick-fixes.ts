import { withKey } from './edit-keys.ts'
import { normaliseLines } from './decode-source.ts'
import type { Place } from './place.ts'
import type { Finding } from './problem.ts'
import { lineEndAfter, offsetOf } from './text-place.ts'

/** A change that an editor can make for the writer: what stands from one place to the other becomes `insert`. */
export type QuickFix = { title: string; from: Place; to: Place; insert: string }

type Fix = (text: string, problem: Finding, match: RegExpExecArray, name: string) => QuickFix | null

/**
 * What can be mended without thinking about AWS. Each is known by the words of its problem, and what it gives is
 * checked again like anything typed. `name` is what the file is called.
 */
export function quickFixes(text: string, problem: Finding, name: string): QuickFix[] {
  const lines = normaliseLines(text)
  return FIXES.flatMap(([pattern, fix]) => {
    const match = pattern.exec(problem.message)
    return (match && fix(lines, problem, match, name)) ?? []
  })
}

const FIXES: [RegExp, Fix][] = [
  [
    /^(.+): unknown key; did you mean "(.+)"\?$/,
    (_, at, [, wrong = '', right = '']) => word(at, wrong, right),
  ],
  [/^(.+): unknown key; remove it$/, (text, at) => withoutLine(text, at)],
  [
    /\((\S+)\); did you mean "([\w.-]+)"\?$/,
    (text, at, [, wrong = '', right = '']) => written(text, at, wrong, right),
  ],
  [
    /^"(## .+)" is not a section; did you mean "(## \w+)"\?$/,
    (_, at, [, wrong = '', right = '']) => word(at, wrong, right),
  ],
  [/^(## (?:Explanation|Remember)) missing;/, (text, _, [, heading = '']) => section(text, heading)],
  [/^a single question has one key/, (text) => key(text, 'type', 'multiple')],
  [/^a multiple question has at least two keys \(1\)/, (text) => key(text, 'type', 'single')],
  [/^id: .* is not the file name;/, (text, _, _match, name) => key(text, 'id', name)],
  [
    /must be text; put it in quotes \((.+)\)$/,
    (text, at, [, wrong = '']) => written(text, at, wrong, `"${wrong}"`),
  ],
  [/^option without a box;/, (text, at) => box(text, at)],
  [/^this quote stands outside its option;/, (text, at) => indented(text, at)],
  [
    /^code fence opened here is never closed; end it with "(.+)"$/,
    (text, _, [, fence = '']) => atEnd(text, fence),
  ],
  [/^(?:control character|bidirectional override) .*; remove it$/, (text, at) => withoutControls(text, at)],
]

function word({ line, column }: Place, wrong: string, right: string): QuickFix {
  return {
    title: `Write ${right}`,
    from: { line, column },
    to: { line, column: column + wrong.length },
    insert: right,
  }
}

/** Only when the wrong word really stands there, in quotes or bare. */
function written(text: string, at: Place, wrong: string, right: string): QuickFix | null {
  const bare = wrong.replace(/^["']|["']$/g, '')
  const start = offsetOf(text, at)
  const quote = /^["']/.exec(text.slice(start))?.[0] ?? ''
  if (!text.startsWith(bare, start + quote.length)) return null
  return word({ line: at.line, column: at.column + quote.length }, bare, right)
}

function withoutLine(text: string, { line }: Place): QuickFix | null {
  const rest = text.slice(offsetOf(text, { line, column: 1 }))
  // Only a key with a value on its line: what is indented below it would be left over.
  if (!/^[^\n]*:[^\n]*\S[^\n]*\n(?![ \t-])/.test(rest)) return null
  return {
    title: 'Remove the line',
    from: { line, column: 1 },
    to: { line: line + 1, column: 1 },
    insert: '',
  }
}

/** The sections come in their order; an empty one asks for its text, as before. */
function section(text: string, heading: string): QuickFix {
  const later = heading === '## Explanation' ? 'Remember|References|Notes' : 'References|Notes'
  const next = new RegExp(`^## (?:${later})[ \\t]*$`, 'm').exec(text)
  const insert = next ? `${heading}\n\n\n\n` : `${text.endsWith('\n') ? '' : '\n'}\n${heading}\n\n`
  const place = placeOf(text, next ? next.index : text.length)
  return { title: `Add ${heading}`, from: place, to: place, insert }
}

/** One key of the front matter, as the smallest change of its text. */
function key(text: string, name: string, value: string): QuickFix | null {
  const after = withKey(text, name, value)
  return after === null ? null : { title: `Write ${name}: ${value}`, ...changeBetween(text, after) }
}

function box(text: string, at: Place): QuickFix | null {
  const start = offsetOf(text, at)
  const marker = /^(?:[-*+]|\d+[.)])[ \t]+/.exec(text.slice(start))?.[0]
  if (!marker) return null
  const place = { line: at.line, column: at.column + marker.length }
  return { title: 'Begin it with [ ]', from: place, to: place, insert: '[ ] ' }
}

function indented(text: string, at: Place): QuickFix {
  const start = offsetOf(text, { line: at.line, column: 1 })
  const block = /^(?:[ \t]*>[^\n]*\n?)+/.exec(text.slice(start))?.[0] ?? ''
  return {
    title: 'Indent it into the option above',
    from: { line: at.line, column: 1 },
    to: placeOf(text, start + block.length),
    insert: block.replace(/^(?=[ \t]*>)/gm, '  '),
  }
}

function atEnd(text: string, fence: string): QuickFix {
  const place = placeOf(text, text.length)
  return {
    title: `End it with ${fence}`,
    from: place,
    to: place,
    insert: `${text.endsWith('\n') ? '' : '\n'}${fence}\n`,
  }
}

function withoutControls(text: string, at: Place): QuickFix {
  const start = offsetOf(text, { line: at.line, column: 1 })
  const end = lineEndAfter(text, start)
  const line = text.slice(start, end)
  const clean = line.replace(
    /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF\uFDD0-\uFDEF\u202A-\u202E\u2066-\u2069]|\p{Cs}/gu,
    '',
  )
  return { title: 'Remove it', from: placeOf(text, start), to: placeOf(text, end), insert: clean }
}

function changeBetween(before: string, after: string): Omit<QuickFix, 'title'> {
  let head = 0
  while (head < before.length && before[head] === after[head]) head++
  let tail = 0
  while (tail < Math.min(before.length, after.length) - head && before.at(-1 - tail) === after.at(-1 - tail))
    tail++
  return {
    from: placeOf(before, head),
    to: placeOf(before, before.length - tail),
    insert: after.slice(head, after.length - tail),
  }
}

function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}
