import { type Element, type Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toString as words } from 'mdast-util-to-string'

/** A paragraph, list entry, table row or code block as read, and the heading it stands under. */
export type Passage = {
  text: string
  heading: string
  section: string | null
  /** False for headings, code and the names of a table's columns: to be found, not to be quoted first. */
  isSentence: boolean
}

const BLOCKS = new Set(['p', 'li', 'tr', 'pre', 'ul', 'ol', 'table', 'blockquote', 'aside', 'div', 'figure'])
const CELLS = new Set(['td', 'th'])
const LABELS = new Set(['pre', 'thead'])

/** The passages of HTML made by core/markdown, without its diagrams: their labels are no sentences. */
export function passagesOf(html: string): Passage[] {
  const passages: Passage[] = []
  let heading = ''
  let section: string | null = null
  let text = ''

  function endPassage(isSentence: boolean) {
    const read = text.replace(/\s+/g, ' ').trim()
    if (read !== '') passages.push({ text: read, heading, section, isSentence })
    text = ''
  }

  function read(node: Nodes, isSentence: boolean) {
    if (node.type === 'text') text += node.value
    if (node.type === 'element' && isDiagram(node)) return
    if (node.type === 'element' && /^h[1-6]$/.test(node.tagName)) {
      endPassage(isSentence)
      heading = words(node).trim()
      section = typeof node.properties.id === 'string' ? node.properties.id : section
      text = heading
      endPassage(false)
      return
    }
    if (!('children' in node)) return
    const isBlock = node.type === 'element' && BLOCKS.has(node.tagName)
    if (isBlock) endPassage(isSentence)
    if (node.type === 'element' && CELLS.has(node.tagName) && text.trim() !== '') text += ' · '
    const isInside = isSentence && !(node.type === 'element' && LABELS.has(node.tagName))
    for (const child of node.children) read(child, isInside)
    if (isBlock) endPassage(isInside)
  }

  read(fromHtml(html, { fragment: true }), true)
  endPassage(true)
  return passages
}

function isDiagram({ tagName, properties }: Element): boolean {
  return (
    tagName === 'figure' && Array.isArray(properties.className) && properties.className.includes('diagram')
  )
}
