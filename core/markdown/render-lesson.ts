import { type Definition, type RootContent } from 'mdast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { type ContentsEntry } from './headings.ts'
import { type Place } from './mdast-handlers.ts'
import { safeTree } from './safe-tree.ts'

const stringify = unified().use(rehypeStringify).freeze()

/** The HTML of a lesson or page, as renderNodes gives it, and its headings of levels 2 and 3 in order, with their ids. */
export function renderLesson(
  nodes: RootContent[],
  definitions: Definition[],
  place: Place = {},
): { html: string; contents: ContentsEntry[] } {
  const { tree, contents } = safeTree(nodes, definitions, place)
  return { html: stringify.stringify(tree), contents }
}
