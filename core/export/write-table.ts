import { stringify } from 'csv-stringify/sync'
import { type ExportedQuestion } from './exported-question.ts'
import { formulaSafe } from './formula-safe.ts'

/** So many options a question may have (core/question/check-options.ts), each with two columns. */
const PLACES = [1, 2, 3, 4, 5, 6, 7, 8]

/** Columns of the bank as a table, in this order; texts are Markdown. */
export const TABLE_COLUMNS = [
  ...'id version title domain task topic concepts family type level difficulty shuffle stem'.split(' '),
  ...PLACES.map((place) => `option_${place}`),
  'correct',
  ...PLACES.map((place) => `rationale_${place}`),
  ...'explanation remember references checked sources drawn_from authors'.split(' '),
]

/**
 * The bank as a table (RFC 4180, byte order mark, CRLF between rows): one row a question, formula-safe cells. Lists are
 * parted by `|`, sources stand one a line as `title <address>`, `correct` counts options from 1.
 */
export function writeTable(questions: ExportedQuestion[], delimiter: ',' | '\t'): string {
  return stringify(
    questions.map((question) => {
      const cells = cellsOf(question)
      return TABLE_COLUMNS.map((column) => formulaSafe(cells[column] ?? ''))
    }),
    {
      columns: TABLE_COLUMNS,
      header: true,
      bom: true,
      delimiter,
      record_delimiter: 'windows',
      // The library looks for whole line ends only.
      quoted_match: /[\r\n]/,
    },
  )
}

function cellsOf(question: ExportedQuestion): Record<string, string> {
  const { options, concepts, drawnFrom, authors, sources } = question
  return {
    id: question.id,
    version: String(question.version),
    title: question.title,
    domain: String(question.domain),
    task: question.task,
    topic: question.topic,
    concepts: concepts.join('|'),
    family: question.family ?? '',
    type: question.type,
    level: question.level,
    difficulty: question.difficulty,
    shuffle: String(question.shuffle),
    stem: question.stem.markdown,
    ...Object.fromEntries(options.map(({ text }, index) => [`option_${index + 1}`, text.markdown])),
    correct: options.flatMap(({ key }, index) => (key ? [index + 1] : [])).join('|'),
    ...Object.fromEntries(
      options.map(({ rationale }, index) => [`rationale_${index + 1}`, rationale.markdown]),
    ),
    explanation: question.explanation.markdown,
    remember: question.remember.markdown,
    references: question.references.markdown,
    checked: question.checked ?? '',
    sources: sources.map(({ title, url }) => `${title} <${url}>`).join('\n'),
    drawn_from: drawnFrom.join('|'),
    authors: authors.join('|'),
  }
}
