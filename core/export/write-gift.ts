import { type ExportedBank, type ExportedQuestion, tagsOf } from './exported-question.ts'
import { moodleWeights } from './moodle-weights.ts'

/** Names in Moodle are this long at most; titles of questions are shorter (core/question/front-matter-schema.ts). */
const LONGEST_NAME = 255

/** The bank as Moodle's GIFT: a category for each domain, texts as Markdown, a feedback for every option. */
export function writeGift({ code, domains, questions }: ExportedBank): string {
  return domains
    .map(({ id, title }) => {
      const entries = questions.filter(({ domain }) => domain === id).map(entryOf)
      return entries.length === 0 ? '' : [category(code, title), ...entries].join('\n\n') + '\n\n'
    })
    .join('')
}

function category(code: string, title: string): string {
  return `$CATEGORY: $course$/top/${code}/${title.replaceAll('/', '//')}`
}

function entryOf(question: ExportedQuestion): string {
  const { id, title, stem, options } = question
  const weights = moodleWeights(options.map(({ key }) => key))
  const isSingle = question.type === 'single'
  const answers = options.map(({ text, rationale, key }, place) => {
    const mark = isSingle ? (key ? '=' : '~') : `~%${weights[place]}%`
    return `\t${mark}${chunk(text.markdown)}#${chunk(rationale.markdown)}`
  })
  return [
    `// [id:${id}] ${tagsOf(question)
      .map((tag) => `[tag:${tag}]`)
      .join(' ')}`,
    `::${escaped(title.slice(0, LONGEST_NAME))}::[markdown]${escaped(stem.markdown)}{`,
    ...answers,
    `\t####${escaped(question.afterword.markdown)}`,
    '}',
  ].join('\n')
}

/** A text that begins with a bracket or a per cent sign would be taken for its format or weight. */
function chunk(markdown: string): string {
  return `[markdown]${escaped(markdown)}`
}

/** GIFT's own marks, and line ends: an empty line would end the question. The backslash goes first. */
function escaped(text: string): string {
  return text.replace(/[\\~=#{}:]/g, (mark) => `\\${mark}`).replaceAll('\n', '\\n')
}
