import { type Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml']).freeze()

/**
 * The text as GitHub would read it: GFM plus YAML front matter, every node with its position
 * (lines and columns from 1, columns in UTF-16 units). Malformed Markdown is text. Thousands of quotes in each
 * other or of emphasis marks take seconds or a RangeError, so what strangers send is measured first.
 */
export function parseMarkdown(text: string): Root {
  return processor.parse(text)
}
