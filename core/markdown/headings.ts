import { type Root } from 'hast'
import { toString as words } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { headingId } from './heading-id.ts'

/** A line of a lesson's list of contents. */
export type ContentsEntry = { id: string; text: string; depth: 2 | 3 }

/**
 * Gives each heading its id (`section-…`, a second one of the same words `section-…-1`, as GitHub counts) and
 * returns those of levels 2 and 3. Level 1 belongs to the page's own title and becomes level 2.
 */
export function numberHeadings(tree: Root): ContentsEntry[] {
  const used = new Set<string>()
  const contents: ContentsEntry[] = []
  visit(tree, 'element', (heading) => {
    if (!/^h[1-6]$/.test(heading.tagName)) return
    if (heading.tagName === 'h1') heading.tagName = 'h2'
    const text = words(heading).trim()
    const id = unused(headingId(text), used)
    used.add(id)
    heading.properties.id = id
    if (heading.tagName === 'h2' || heading.tagName === 'h3') {
      contents.push({ id, text, depth: heading.tagName === 'h2' ? 2 : 3 })
    }
  })
  return contents
}

function unused(id: string, used: Set<string>): string {
  for (let number = 0; ; number += 1) {
    const candidate = number === 0 ? id : `${id}-${number}`
    if (!used.has(candidate)) return candidate
  }
}
