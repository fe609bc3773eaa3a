import { type Root } from 'hast'
import { type Definition, type RootContent } from 'mdast'
import rehypeSanitize from 'rehype-sanitize'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { callouts } from './callouts.ts'
import { codeBlocks } from './code-blocks.ts'
import { type ContentsEntry, numberHeadings } from './headings.ts'
import { mdastHandlers, type Place } from './mdast-handlers.ts'
import { safeSchema } from './safe-schema.ts'
import { markExternalLinks, wrapTables } from './tables-and-links.ts'

/**
 * The HTML tree of Markdown nodes. Sanitising comes before our own transforms, which add what no author may
 * write (ids, classes, SVG) and take nothing from the text but words.
 */
export function safeTree(
  nodes: RootContent[],
  definitions: Definition[],
  place: Place,
): { tree: Root; contents: ContentsEntry[] } {
  const tree = sanitisedTree(nodes, definitions, place)
  callouts(tree)
  wrapTables(tree)
  markExternalLinks(tree)
  codeBlocks(tree)
  return { tree, contents: numberHeadings(tree) }
}

/** The tree as it is before our own transforms: elements and addresses that are safe, and nothing else. */
export function sanitisedTree(nodes: RootContent[], definitions: Definition[], place: Place): Root {
  return unified()
    .use(remarkRehype, { handlers: mdastHandlers(definitions, place) })
    .use(rehypeSanitize, safeSchema)
    .runSync({ type: 'root', children: nodes })
}
