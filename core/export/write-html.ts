import { type Root } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

const writer = unified().use(rehypeStringify, { closeSelfClosing: true }).freeze()

/** The HTML of a portable tree; `addressOf` says where a picture is, by its name. */
export function writeHtml(tree: Root, addressOf: (picture: string) => string): string {
  const copy = structuredClone(tree)
  visit(copy, 'element', ({ tagName, properties }) => {
    if (tagName === 'img') properties.src = addressOf(String(properties.src))
  })
  return writer.stringify(copy).trim()
}
