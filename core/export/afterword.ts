import { type PhrasingContent, type RootContent } from 'mdast'
import { type Question } from '#core/question/question.ts'

/** What is told after the answer as one text: the explanation, the line to remember, references and sources. */
export function afterword({ explanation, remember, references, sources }: Question): RootContent[] {
  const rule = labelled('Remember:', remember)
  const list: RootContent[] =
    sources.length === 0
      ? []
      : [
          labelledParagraph('Sources:', []),
          {
            type: 'list',
            ordered: false,
            spread: false,
            children: sources.map(({ title, url }) => ({
              type: 'listItem',
              spread: false,
              children: [
                {
                  type: 'paragraph',
                  children: [{ type: 'link', url, children: [{ type: 'text', value: title }] }],
                },
              ],
            })),
          },
        ]
  return [...explanation, ...rule, ...references, ...list]
}

/** The nodes with a bold word in front, in their first paragraph when they begin with one. */
function labelled(label: string, nodes: RootContent[]): RootContent[] {
  const [first, ...rest] = nodes
  if (!first) return []
  return first.type === 'paragraph'
    ? [labelledParagraph(label, [{ type: 'text', value: ' ' }, ...first.children]), ...rest]
    : [labelledParagraph(label, []), ...nodes]
}

function labelledParagraph(label: string, children: PhrasingContent[]): RootContent {
  return {
    type: 'paragraph',
    children: [{ type: 'strong', children: [{ type: 'text', value: label }] }, ...children],
  }
}
