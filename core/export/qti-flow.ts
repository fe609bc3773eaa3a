import { type ElementContent as Html, type Root } from 'hast'
import { type ElementContent } from 'xast'
import { x } from 'xastscript'
import { asXml } from './write-xml.ts'

/** Elements that QTI has no name for, and what stands in for them. */
const STAND_INS: Record<string, string> = { del: 'span' }

/** A text as QTI's subset of HTML: blocks only, so that what is no block stands in a paragraph; code keeps its lines. */
export function qtiFlow(tree: Root, addressOf: (picture: string) => string): ElementContent[] {
  const blocks = tree.children.filter((node): node is Html => node.type === 'element')
  return withoutStart(asXml(blocks, addressOf))
}

function withoutStart(nodes: ElementContent[]): ElementContent[] {
  return nodes.map((node) => {
    if (node.type !== 'element') return node
    const { start: _, ...attributes } = node.attributes
    return x(STAND_INS[node.name] ?? node.name, attributes, withoutStart(node.children))
  })
}
