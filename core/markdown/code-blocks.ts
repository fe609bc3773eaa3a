import { type Element, type Root } from 'hast'
import { toString as words } from 'mdast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import { diagramFigure } from './diagram-figure.ts'
import { highlightCode, knownLanguage } from './highlight-code.ts'

/** Fences: Mermaid becomes a figure, known languages get their tokens marked, the rest stays plain. */
export function codeBlocks(tree: Root): void {
  const seen = new Map<string, number>()
  visit(tree, 'element', (pre, index, parent) => {
    const [code] = pre.children
    if (pre.tagName !== 'pre' || code?.type !== 'element' || index === undefined || !parent) return
    const source = words(code).replace(/\n$/, '')
    const name = languageOf(code)
    parent.children[index] =
      name === 'mermaid' ? diagramFigure(source, diagramId(source, seen)) : codeBlock(source, name)
    return SKIP
  })
}

function codeBlock(source: string, name: string): Element {
  const language = knownLanguage(name)
  const properties = language === null ? {} : { className: [`language-${language}`] }
  // Wide code scrolls inside its box, and what scrolls must be reachable by keyboard.
  return {
    type: 'element',
    tagName: 'pre',
    properties: { tabIndex: 0 },
    children: [{ type: 'element', tagName: 'code', properties, children: highlightCode(source, language) }],
  }
}

function languageOf(code: Element): string {
  const { className } = code.properties
  const name = Array.isArray(className)
    ? className.map(String).find((word) => word.startsWith('language-'))
    : undefined
  return name?.slice('language-'.length) ?? ''
}

/**
 * An id that stays the same as long as the source does, and differs between the pieces of one page (stem,
 * explanation), which are rendered apart: FNV-1a of the source, and a number for a second copy.
 */
function diagramId(source: string, seen: Map<string, number>): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < source.length; index += 1)
    hash = Math.imul(hash ^ source.charCodeAt(index), 0x01000193)
  const id = (hash >>> 0).toString(36)
  const copies = (seen.get(id) ?? 0) + 1
  seen.set(id, copies)
  return copies === 1 ? id : `${id}-${copies}`
}
