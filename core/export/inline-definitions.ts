import { type Definition, type Root, type RootContent } from 'mdast'
import { visit } from 'unist-util-visit'

/** The nodes with every `[text][label]` as the link or picture it stands for, so that each piece of a text stands alone. */
export function inlineDefinitions(nodes: RootContent[], definitions: Definition[]): RootContent[] {
  const targets = new Map<string, Definition>()
  for (const each of definitions) if (!targets.has(each.identifier)) targets.set(each.identifier, each)
  const root: Root = { type: 'root', children: structuredClone(nodes) }
  visit(root, (node, index, parent) => {
    if ((node.type !== 'linkReference' && node.type !== 'imageReference') || !parent || index === undefined)
      return
    const target = targets.get(node.identifier)
    if (!target) return
    const { url, title } = target
    parent.children[index] =
      node.type === 'linkReference'
        ? { type: 'link', url, title, children: node.children }
        : { type: 'image', url, title, alt: node.alt }
  })
  return root.children.filter(({ type }) => type !== 'definition')
}
