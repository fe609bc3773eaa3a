import { type Definition, type RootContent } from 'mdast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { type Place } from './mdast-handlers.ts'
import { safeTree } from './safe-tree.ts'

const stringify = unified().use(rehypeStringify).freeze()

/**
 * Sanitised HTML of a piece of Markdown, without script, style, event or unsafe address, whatever the nodes
 * hold. `definitions` are those of the whole document (`[label]: url`); `place` tells where it stands, and
 * without it pictures show their alt text. Same nodes, same HTML.
 */
export function renderNodes(nodes: RootContent[], definitions: Definition[], place: Place = {}): string {
  return stringify.stringify(safeTree(nodes, definitions, place).tree)
}
