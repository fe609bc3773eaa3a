import { type RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'

const writer = unified()
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, { bullet: '-', emphasis: '_', fences: true })
  .freeze()

/** Markdown that reads as these nodes again, without a line end at its end. */
export function toMarkdown(nodes: RootContent[]): string {
  return writer.stringify({ type: 'root', children: nodes }).trimEnd()
}
