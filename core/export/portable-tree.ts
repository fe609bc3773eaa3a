import { type Element, type ElementContent, type Root } from 'hast'
import { type RootContent } from 'mdast'
import { toString as words } from 'mdast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import { callouts } from '#core/markdown/callouts.ts'
import { renderDiagram } from '#core/markdown/diagram.ts'
import { isExternal } from '#core/markdown/link-target.ts'
import { type Place } from '#core/markdown/mdast-handlers.ts'
import { sanitisedTree } from '#core/markdown/safe-tree.ts'
import { standaloneSvg } from './standalone-svg.ts'

/** A text for other programs: plain elements, pictures called by their bare name, and the drawings among them. */
export type PortableTree = { tree: Root; drawings: Record<string, string> }

/**
 * The HTML tree of a text as any program shows it: no classes, boxes as quotes, diagrams as pictures (`name-1.svg`),
 * links only where they lead from anywhere. `name` is the text's own and names its diagrams.
 */
export function portableTree(nodes: RootContent[], name: string, place: Place): PortableTree {
  const tree = sanitisedTree(nodes, [], place)
  const drawings: Record<string, string> = {}
  callouts(tree)
  visit(tree, 'element', (element, index, parent) => {
    if (index === undefined || !parent) return
    if (element.tagName === 'a' && !isExternal(String(element.properties.href))) {
      parent.children.splice(index, 1, ...element.children)
      return [SKIP, index]
    }
    if (element.tagName === 'aside') asQuote(element)
    if (element.tagName === 'img')
      element.properties.src = String(element.properties.src).replace(/^.*\//, '')
    const source = diagramSource(element)
    const drawing = source === null ? null : renderDiagram(source, name)
    if (drawing && 'svg' in drawing) {
      const file = `${name}-${Object.keys(drawings).length + 1}.svg`
      drawings[file] = standaloneSvg(drawing.svg)
      parent.children[index] = paragraph(picture(file, drawing.alt ?? 'Diagram'))
      return SKIP
    }
    delete element.properties.className
    return
  })
  return { tree, drawings }
}

/** Names of the pictures that a tree shows, each once. */
export function picturesIn(tree: Root): string[] {
  const names = new Set<string>()
  visit(tree, 'element', ({ tagName, properties }) => {
    if (tagName === 'img') names.add(String(properties.src))
  })
  return [...names]
}

function diagramSource({ tagName, children }: Element): string | null {
  const [code] = children
  if (tagName !== 'pre' || code?.type !== 'element') return null
  const { className } = code.properties
  return Array.isArray(className) && className.includes('language-mermaid') ? words(code).trimEnd() : null
}

function asQuote(box: Element): void {
  box.tagName = 'blockquote'
  box.properties = {}
  const title = box.children.find((child) => child.type === 'element')
  if (title?.type !== 'element') return
  title.properties = {}
  title.children = [{ type: 'element', tagName: 'strong', properties: {}, children: title.children }]
}

function paragraph(child: ElementContent): Element {
  return { type: 'element', tagName: 'p', properties: {}, children: [child] }
}

function picture(src: string, alt: string): Element {
  return { type: 'element', tagName: 'img', properties: { src, alt }, children: [] }
}
