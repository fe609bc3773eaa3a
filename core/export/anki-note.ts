import { type ElementContent, type Root } from 'hast'
import { labelAt, optionOrder } from '#core/question/present-question.ts'
import { type ExportedQuestion, type ExportedText } from './exported-question.ts'
import { writeHtml } from './write-html.ts'

/** Fields of the note, in order. A change of them needs another note type id, or Anki refuses to update. */
export const ANKI_FIELDS = ['Question', 'Options', 'Answer', 'Explanation', 'QuestionId'] as const

export const ANKI_FRONT = '{{Question}}\n{{Options}}'
export const ANKI_BACK = '{{Question}}\n<hr id="answer">\n{{Answer}}\n<hr>\n{{Explanation}}'

/** How a card looks, by day and in Anki's night mode. */
export const ANKI_CSS = `.card { font-family: sans-serif; font-size: 18px; line-height: 1.5; text-align: left; }
img { max-width: 100%; background: #fff; }
table { border-collapse: collapse; }
td, th { border: 1px solid #8884; padding: 4px 8px; }
li { margin-bottom: 8px; }
blockquote { margin: 4px 0 4px 12px; padding-left: 12px; border-left: 3px solid #8886; }
.right > p:first-child { font-weight: bold; color: #0f766e; }
.nightMode .right > p:first-child { color: #2dd4bf; }
`

/** The values of ANKI_FIELDS: HTML, options in an order of the question's own, every rationale below its option. */
export function ankiFields(question: ExportedQuestion): string[] {
  const order = optionOrder(`anki ${question.id}`, question.options.length, question.shuffle)
  const options = order.flatMap((place) => question.options[place] ?? [])
  const letters = options.flatMap(({ key }, place) => (key ? [labelAt(place).toUpperCase()] : []))
  const answers = options.map(({ text, rationale, key }) =>
    element('li', key ? { className: ['right'] } : {}, [
      ...childrenOf(text),
      element('blockquote', {}, childrenOf(rationale)),
    ]),
  )
  return [
    html(question.stem.tree),
    html(listOf(options.map(({ text }) => element('li', {}, childrenOf(text))))),
    html({
      type: 'root',
      children: [
        element('p', {}, [{ type: 'text', value: `Right: ${letters.join(', ')}` }]),
        ...listOf(answers).children,
      ],
    }),
    html(question.afterword.tree),
    question.id,
  ]
}

function listOf(items: ElementContent[]): Root {
  return { type: 'root', children: [element('ol', { type: 'A' }, items)] }
}

function childrenOf({ tree }: ExportedText): ElementContent[] {
  return tree.children.filter((node): node is ElementContent => node.type !== 'doctype')
}

function element(
  tagName: string,
  properties: Record<string, string | string[]>,
  children: ElementContent[],
): ElementContent {
  return { type: 'element', tagName, properties, children }
}

function html(tree: Root): string {
  return writeHtml(tree, (name) => name)
}
