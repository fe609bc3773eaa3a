import { type Element, type ElementContent, type Root } from 'hast'
import { toString as words } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'

const TITLES = new Map([
  ['note', 'Note'],
  ['tip', 'Tip'],
  ['important', 'Important'],
  ['warning', 'Warning'],
  ['caution', 'Caution'],
])

/** The two boxes of lessons, known by their title. */
const BOXES: [start: RegExp, kind: string][] = [
  [/^what people get wrong\b/i, 'wrong'],
  [/^changed since\b/i, 'changed'],
]

/**
 * GitHub's alerts (`> [!NOTE]`) as boxes: `<aside class="callout callout-note" role="note">` with the title as
 * first paragraph. A first line in bold is the title; "What people get wrong" and "Changed since …" also give
 * the class callout-wrong or callout-changed.
 */
export function callouts(tree: Root): void {
  visit(tree, 'element', (quote, index, parent) => {
    if (quote.tagName !== 'blockquote' || index === undefined || !parent) return
    const aside = calloutFrom(quote)
    if (aside) parent.children[index] = aside
  })
}

function calloutFrom(quote: Element): Element | null {
  const [opening, ...rest] = quote.children.filter((child) => !isBlank(child))
  const [marker, ...line] = opening?.type === 'element' && opening.tagName === 'p' ? opening.children : []
  const match =
    marker?.type === 'text'
      ? /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)/i.exec(marker.value)
      : null
  const kind = match?.[1]?.toLowerCase()
  if (!match || marker?.type !== 'text' || kind === undefined) return null

  const after = marker.value.slice(match[0].length)
  const inline: ElementContent[] = after === '' ? line : [{ type: 'text', value: after }, ...line]
  const first = trimmed(inline).length > 0 ? paragraph(trimmed(inline)) : rest.shift()
  const titled = first && titleOf(first)
  const title = titled?.title ?? TITLES.get(kind) ?? kind
  const box = BOXES.find(([start]) => start.test(title))?.[1]
  const body = titled ? [...titled.body, ...rest] : [...(first ? [first] : []), ...rest]
  return {
    type: 'element',
    tagName: 'aside',
    properties: { className: ['callout', `callout-${box ?? kind}`], role: 'note' },
    children: [
      { ...paragraph([{ type: 'text', value: title }]), properties: { className: ['callout-title'] } },
      ...body,
    ],
  }
}

/** The bold words a paragraph starts with, when they end its line or name one of our boxes; and what follows. */
function titleOf(block: ElementContent): { title: string; body: ElementContent[] } | null {
  const [strong, ...after] = block.type === 'element' && block.tagName === 'p' ? block.children : []
  if (strong?.type !== 'element' || strong.tagName !== 'strong') return null
  const title = words(strong).trim().replace(/[.:]$/, '')
  const [next] = after
  const endsLine =
    !next ||
    (next.type === 'text'
      ? /^[.:]?[ \t]*(?:\n|$)/.test(next.value)
      : next.type === 'element' && next.tagName === 'br')
  if (!endsLine && !BOXES.some(([start]) => start.test(title))) return null
  const left = trimmed(
    next?.type === 'text' ? [{ ...next, value: next.value.replace(/^[.:]/, '') }, ...after.slice(1)] : after,
  )
  return { title, body: left.length > 0 ? [paragraph(left)] : [] }
}

/** Without blank text and line breaks in front. */
function trimmed(inline: ElementContent[]): ElementContent[] {
  const [first, ...rest] = inline
  if (!first) return []
  if (isBlank(first) || (first.type === 'element' && first.tagName === 'br')) return trimmed(rest)
  return first.type === 'text' ? [{ ...first, value: first.value.trimStart() }, ...rest] : inline
}

function paragraph(children: ElementContent[]): Element {
  return { type: 'element', tagName: 'p', properties: {}, children }
}

function isBlank(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === ''
}
