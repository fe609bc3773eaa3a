import { type Element } from 'xast'
import { x } from 'xastscript'
import { encodeBase64 } from './base64.ts'
import { type ExportedBank, type ExportedQuestion, type ExportedText, tagsOf } from './exported-question.ts'
import { moodleWeights } from './moodle-weights.ts'
import { picturesIn } from './portable-tree.ts'
import { writeHtml } from './write-html.ts'
import { writeXml } from './write-xml.ts'

type Pictures = ExportedBank['pictures']

/** The bank as Moodle XML: a category for each domain, texts as HTML, pictures inside, a feedback for every option. */
export function writeMoodleXml({ code, domains, questions, pictures }: ExportedBank): string {
  const entries = domains.flatMap(({ id, title }) => {
    const own = questions.filter(({ domain }) => domain === id)
    if (own.length === 0) return []
    return [category(code, title), ...own.map((question) => entryOf(question, pictures))]
  })
  return writeXml(x('quiz', lines(entries)))
}

function category(code: string, title: string): Element {
  const path = `$course$/top/${code}/${title.replaceAll('/', '//')}`
  return x('question', { type: 'category' }, [x('category', [x('text', path)])])
}

function entryOf(question: ExportedQuestion, pictures: Pictures): Element {
  const weights = moodleWeights(question.options.map(({ key }) => key))
  const html = (name: string, text: ExportedText) => x(name, { format: 'html' }, contentOf(text, pictures))
  return x(
    'question',
    { type: 'multichoice' },
    lines([
      x('name', [x('text', question.title)]),
      html('questiontext', question.stem),
      html('generalfeedback', question.afterword),
      x('defaultgrade', '1'),
      x('penalty', '0.3333333'),
      x('hidden', '0'),
      x('idnumber', question.id),
      x('single', String(question.type === 'single')),
      x('shuffleanswers', String(question.shuffle)),
      x('answernumbering', 'ABCD'),
      ...question.options.map(({ text, rationale }, place) =>
        x('answer', { fraction: weights[place], format: 'html' }, [
          ...contentOf(text, pictures),
          html('feedback', rationale),
        ]),
      ),
      x(
        'tags',
        tagsOf(question).map((tag) => x('tag', [x('text', tag)])),
      ),
    ]),
  )
}

/** The text, and the pictures in it: Moodle keeps them with the text they belong to. */
function contentOf({ tree }: ExportedText, pictures: Pictures): Element[] {
  const files = picturesIn(tree).flatMap((name) => {
    const bytes = pictures[name]
    return bytes ? [x('file', { name, path: '/', encoding: 'base64' }, encodeBase64(bytes))] : []
  })
  return [
    x(
      'text',
      writeHtml(tree, (name) => `@@PLUGINFILE@@/${name}`),
    ),
    ...files,
  ]
}

/** One element a line, for people who compare two exports. */
function lines(elements: Element[]) {
  return elements.flatMap((element) => [{ type: 'text' as const, value: '\n' }, element])
}
