import { type Element, type Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { type Definition, type RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import { type Place } from '#core/markdown/mdast-handlers.ts'
import { parseMarkdown } from '#core/markdown/parse-markdown.ts'
import { renderLesson } from '#core/markdown/render-lesson.ts'
import { renderNodes } from '#core/markdown/render-markdown.ts'

/** Markdown through the whole way, as a question's part takes it. */
export function html(markdown: string, place?: Place): string {
  const { nodes, definitions } = parts(markdown)
  return renderNodes(nodes, definitions, place)
}

export function lesson(markdown: string, place?: Place): ReturnType<typeof renderLesson> {
  const { nodes, definitions } = parts(markdown)
  return renderLesson(nodes, definitions, place)
}

export function parts(markdown: string): { nodes: RootContent[]; definitions: Definition[] } {
  const nodes = parseMarkdown(markdown).children
  return { nodes, definitions: nodes.filter((node): node is Definition => node.type === 'definition') }
}

/** What a browser makes of the HTML, and the words a reader then sees. */
export function parsed(markup: string): { elements: Element[]; words: string } {
  const tree: Root = fromHtml(markup, { fragment: true })
  const elements: Element[] = []
  let words = ''
  visit(tree, (node) => {
    if (node.type === 'element') elements.push(node)
    if (node.type === 'text') words += node.value
  })
  return { elements, words }
}
