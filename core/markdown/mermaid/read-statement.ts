/** A node as one statement mentions it; `open` and `close` are the brackets that give the shape. */
export type Mention = { id: string; open: string; label: string | null; close: string }

/** An arrow: `-->`, `---`, `-.->`, `-.-`, `==>` or `===`; `backwards` when it also has a head at its start. */
export type Link = { operator: string; backwards: boolean; label: string | null }

/** `a & b --> c`: groups[0] holds a and b, links[0] leads from each of them to each of groups[1]. */
export type FlowStatement = { groups: Mention[][]; links: Link[] }

type Cursor = { text: string; at: number }

/** Shapes the library draws, longest bracket first. */
const SHAPES: [open: string, close: string][] = [
  ['(((', ')))'],
  ['([', '])'],
  ['((', '))'],
  ['[[', ']]'],
  ['[(', ')]'],
  ['{{', '}}'],
  ['[', ']'],
  ['(', ')'],
  ['{', '}'],
]

const RESERVED = new Set([
  'end',
  'subgraph',
  'style',
  'class',
  'classDef',
  'linkStyle',
  'click',
  'graph',
  'flowchart',
  'direction',
  'default',
])

/** Nodes and arrows of one line of a flowchart, or what in it cannot be read. */
export function readStatement(text: string): FlowStatement | { message: string } {
  const cursor = { text, at: 0 }
  const statement: FlowStatement = { groups: [], links: [] }
  for (;;) {
    if (atEnd(cursor) && statement.links.length > 0) return { message: 'the arrow has no target' }
    const group = readGroup(cursor)
    if ('message' in group) return group
    statement.groups.push(group.mentions)
    if (atEnd(cursor)) return statement
    const link = readLink(cursor)
    if (link === null) return { message: `cannot read "${rest(cursor)}"` }
    statement.links.push(link)
  }
}

function readGroup(cursor: Cursor): { mentions: Mention[] } | { message: string } {
  const mentions: Mention[] = []
  do {
    const mention = readMention(cursor)
    if ('message' in mention) return mention
    mentions.push(mention)
  } while (take(cursor, /\s*&\s*/y))
  return { mentions }
}

function readMention(cursor: Cursor): Mention | { message: string } {
  // Hyphens only inside a word: in `app-->db` they belong to the arrow.
  const id = take(cursor, /\s*([A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)*)/y)?.[1]
  if (id === undefined)
    return { message: atEnd(cursor) ? 'a node is missing' : `cannot read "${rest(cursor)}"` }
  if (RESERVED.has(id)) return { message: `"${id}" is a word of Mermaid: give the node another id` }
  if (take(cursor, /\s*:::/y)) return { message: 'colours come from the page: remove ":::"' }
  const shape = SHAPES.find(([open]) => cursor.text.startsWith(open, cursor.at))
  if (!shape) return { id, open: '[', label: null, close: ']' }
  const [open, close] = shape
  cursor.at += open.length
  const label = take(cursor, /\s*"([^"]*)"\s*/y)?.[1] ?? take(cursor, /[^"[\](){}|]+/y)?.[0]
  if (label === undefined || !cursor.text.startsWith(close, cursor.at)) {
    return { message: `the label of "${id}" is not closed: write ${id}${open}"…"${close}` }
  }
  cursor.at += close.length
  return { id, open, label: label.trim(), close }
}

function readLink(cursor: Cursor): Link | null {
  const plain = take(
    cursor,
    /\s*(<?)(-{2,}>|-{3,}|-\.+->|-\.+-|={2,}>|={3,})(?:\s*\|(\s*"[^"]*"\s*|[^|]*)\|)?/y,
  )
  if (plain) return link(plain[1], plain[2], plain[3])
  const worded = take(cursor, /\s*(<?)(?:--|-\.|==)\s*([^\s-].*?)\s*(-{2,}>|-{3,}|\.+->|\.+-|={2,}>|={3,})/y)
  return worded ? link(worded[1], worded[3], worded[2]) : null
}

function link(start: string | undefined, written = '', label: string | undefined): Link {
  const line = written.includes('.')
    ? ['-.->', '-.-']
    : written.includes('=')
      ? ['==>', '===']
      : ['-->', '---']
  const words = label
    ?.trim()
    .replace(/^"(.*)"$/, '$1')
    .trim()
  return {
    operator: line[written.endsWith('>') ? 0 : 1] ?? '-->',
    backwards: start === '<',
    label: words ? words : null,
  }
}

function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = cursor.at
  const match = pattern.exec(cursor.text)
  if (match) cursor.at = pattern.lastIndex
  return match
}

function rest(cursor: Cursor): string {
  return cursor.text.slice(cursor.at).trim()
}

function atEnd(cursor: Cursor): boolean {
  return rest(cursor) === ''
}
