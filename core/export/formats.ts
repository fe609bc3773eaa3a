import { type ExportedBank, type ExportedQuestion } from './exported-question.ts'
import { losses, type Loss } from './loss.ts'
import { picturesIn } from './portable-tree.ts'

/** Formats that other programs read, as they are called on the command line. */
export const EXPORT_FORMATS = ['apkg', 'gift', 'moodle-xml', 'qti21', 'qti3', 'csv', 'tsv', 'json'] as const

export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** What a format is for people, and how its files are called and sent. */
export const FORMAT_FACTS: Record<ExportFormat, { name: string; use: string; ending: string; type: string }> =
  {
    apkg: {
      name: 'Anki',
      use: 'Flashcards in Anki, AnkiDroid or AnkiMobile. Importing a newer file updates the notes.',
      ending: 'apkg',
      type: 'application/octet-stream',
    },
    gift: {
      name: 'GIFT',
      use: 'Moodle’s text format.',
      ending: 'gift.txt',
      type: 'text/plain; charset=utf-8',
    },
    'moodle-xml': {
      name: 'Moodle XML',
      use: 'Moodle, with pictures and tags.',
      ending: 'moodle.xml',
      type: 'application/xml; charset=utf-8',
    },
    qti21: {
      name: 'QTI 2.1',
      use: 'Canvas, TAO, ILIAS and others.',
      ending: 'qti21.zip',
      type: 'application/zip',
    },
    qti3: {
      name: 'QTI 3.0',
      use: 'Newer assessment platforms.',
      ending: 'qti3.zip',
      type: 'application/zip',
    },
    csv: { name: 'CSV', use: 'Spreadsheets.', ending: 'csv', type: 'text/csv; charset=utf-8' },
    tsv: {
      name: 'TSV',
      use: 'Spreadsheets and scripts; columns parted by tabs.',
      ending: 'tsv',
      type: 'text/tab-separated-values; charset=utf-8',
    },
    json: {
      name: 'JSON',
      use: 'Your own programs, with a schema.',
      ending: 'json',
      type: 'application/json',
    },
  }

type Kind = [what: string, isLost: (question: ExportedQuestion) => boolean]

const FAMILY: Kind = ['which questions are variants of one scenario', ({ family }) => family !== null]
const CHECKED: Kind = ['when the facts were last verified', ({ checked }) => checked !== null]
const CREDITS: Kind = [
  'who wrote the question and what it was drawn from',
  ({ authors, drawnFrom }) => authors.length + drawnFrom.length > 0,
]
const ORDER: Kind = ['that options keep their order', ({ shuffle }) => !shuffle]
const ALL_OR_NOTHING: Kind = [
  'all or nothing: with several right options a part of them gives a part of the mark',
  ({ type }) => type === 'multiple',
]
const TAGS: Kind = ['topic, concepts, level and difficulty', () => true]
const DIAGRAMS: Kind = ['pictures: their files are not in it, diagrams stay source text', hasPicture]

const LOST: Record<ExportFormat, Kind[]> = {
  apkg: [
    ['choosing an answer: a card is turned and graded by its reader', () => true],
    ...[FAMILY, CHECKED, CREDITS],
  ],
  gift: [ALL_OR_NOTHING, ORDER, DIAGRAMS, FAMILY, CHECKED, CREDITS],
  'moodle-xml': [ALL_OR_NOTHING, FAMILY, CHECKED, CREDITS],
  qti21: [TAGS, FAMILY, CHECKED, CREDITS],
  qti3: [TAGS, FAMILY, CHECKED, CREDITS],
  csv: [DIAGRAMS],
  tsv: [DIAGRAMS],
  json: [DIAGRAMS],
}

/** What the format cannot carry, of any bank. */
export function lossWords(format: ExportFormat): string[] {
  return LOST[format].map(([what]) => `${what.charAt(0).toUpperCase()}${what.slice(1)}`)
}

/** What the format cannot carry of these questions. */
export function lossesOf(format: ExportFormat, { questions }: ExportedBank): Loss[] {
  return losses(questions, LOST[format])
}

function hasPicture({ stem, options, afterword }: ExportedQuestion): boolean {
  const texts = [stem, ...options.flatMap(({ text, rationale }) => [text, rationale]), afterword]
  return texts.some(({ tree }) => picturesIn(tree).length > 0)
}
