import { type RootContent } from 'mdast'
import { toString as words } from 'mdast-util-to-string'

/** Nodes whose children are words of one line; the children of all others stand apart. */
const LINES = new Set([
  'paragraph',
  'heading',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
  'tableCell',
])

/**
 * What a reader would hear: the words of the nodes, with blocks, cells and lines parted by one space.
 * Code keeps its text, pictures give their alt text, raw HTML is the text it looks like; diagrams, comments,
 * front matter and definitions give nothing.
 */
export function plainText(nodes: RootContent[]): string {
  return nodes.map(spoken).join(' ').replace(/\s+/g, ' ').trim()
}

function spoken(node: RootContent): string {
  switch (node.type) {
    case 'code':
      return node.lang === 'mermaid' ? '' : node.value
    case 'html':
      return node.value.replace(/<!--[^]*?-->/g, '')
    case 'break':
      return ' '
    case 'yaml':
    case 'definition':
      return ''
    default:
      return 'children' in node
        ? node.children.map(spoken).join(LINES.has(node.type) ? '' : ' ')
        : words(node)
  }
}
