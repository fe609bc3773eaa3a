import 'server-only'
import { createHash } from 'node:crypto'
import Sqlite from 'better-sqlite3'
import { ANKI_BACK, ANKI_CSS, ANKI_FIELDS, ANKI_FRONT, ankiFields } from '#core/export/anki-note.ts'
import { type ExportedBank, type ExportedQuestion, tagsOf } from '#core/export/exported-question.ts'
import { ANKI_CONF, ANKI_DECK_OPTIONS, ANKI_SCHEMA, deckId, NOTE_TYPE_ID } from './anki-schema.ts'

/** An instant long before any question, which due days would be counted from. */
const CREATED_SECONDS = 1_735_689_600
/** Between the fields of a note. */
const FIELD_MARK = '\x1f'

/** The files of a legacy Anki package by their name: the collection, the list of media, the media by number. */
export function ankiPackage(bank: ExportedBank): Record<string, Uint8Array> {
  const names = Object.keys(bank.pictures).toSorted()
  const media = Object.fromEntries(names.map((name, number) => [String(number), name]))
  const files = names.flatMap((name, number) => {
    const bytes = bank.pictures[name]
    return bytes ? [[String(number), bytes] as const] : []
  })
  return {
    'collection.anki2': collection(bank),
    media: new TextEncoder().encode(JSON.stringify(media)),
    ...Object.fromEntries(files),
  }
}

function collection(bank: ExportedBank): Uint8Array {
  const database = new Sqlite(':memory:')
  try {
    database.exec(ANKI_SCHEMA)
    addCollection(database, bank)
    const addNote = database.prepare(
      "INSERT INTO notes VALUES (@id, @guid, @mid, @mod, -1, @tags, @flds, @sfld, @csum, 0, '')",
    )
    const addCard = database.prepare(
      "INSERT INTO cards VALUES (@id, @id, @did, 0, @mod, -1, 0, 0, @due, 0, 0, 0, 0, 0, 0, 0, 0, '')",
    )
    const used = new Set<number>()
    for (const [place, question] of bank.questions.entries()) {
      const note = noteOf(bank.code, question, used)
      addNote.run(note)
      addCard.run({ id: note.id, did: deckId(question.domain), mod: note.mod, due: place + 1 })
    }
    return database.serialize()
  } finally {
    database.close()
  }
}

/** `guid` is what Anki recognises a note by, `mod` whether ours is the newer one: both come from the question alone. */
function noteOf(code: string, question: ExportedQuestion, used: Set<number>) {
  const hash = createHash('sha256').update(`${code} ${question.id}`).digest('hex')
  // Milliseconds, as Anki has them, though from the hash: a question keeps its number whatever stands beside it.
  let id = CREATED_SECONDS * 1000 + Number.parseInt(hash.slice(0, 8), 16)
  while (used.has(id)) id++
  used.add(id)
  const sortField = question.stem.plain
  return {
    id,
    guid: hash.slice(0, 20),
    mid: NOTE_TYPE_ID,
    mod: seconds(question.publishedAt),
    tags: ` ${tagsOf(question).join(' ')} `,
    flds: ankiFields(question).join(FIELD_MARK),
    sfld: sortField,
    csum: Number.parseInt(createHash('sha1').update(sortField).digest('hex').slice(0, 8), 16),
  }
}

function addCollection(database: Sqlite.Database, bank: ExportedBank): void {
  const newest = Math.max(CREATED_SECONDS, ...bank.questions.map(({ publishedAt }) => seconds(publishedAt)))
  const used = new Set(bank.questions.map(({ domain }) => domain))
  const decks = [
    deck(1, 'Default', newest),
    ...bank.domains
      .filter(({ id }) => used.has(id))
      // Two colons part a deck from the one it is in.
      .map(({ id, title }) => deck(deckId(id), `${bank.code}::${title.replaceAll('::', ':')}`, newest)),
  ]
  database
    .prepare('INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, ?)')
    .run(
      CREATED_SECONDS,
      newest * 1000,
      CREATED_SECONDS * 1000,
      JSON.stringify(ANKI_CONF),
      JSON.stringify({ [NOTE_TYPE_ID]: noteType(CREATED_SECONDS) }),
      JSON.stringify(Object.fromEntries(decks.map((each) => [each.id, each]))),
      JSON.stringify(ANKI_DECK_OPTIONS),
      '{}',
    )
}

function deck(id: number, name: string, mod: number) {
  const day = { lrnToday: [0, 0], revToday: [0, 0], newToday: [0, 0], timeToday: [0, 0] }
  return {
    id,
    name,
    mod,
    usn: -1,
    collapsed: false,
    desc: '',
    dyn: 0,
    conf: 1,
    extendNew: 0,
    extendRev: 0,
    ...day,
  }
}

function noteType(mod: number) {
  return {
    id: NOTE_TYPE_ID,
    name: 'Pilot Light question',
    type: 0,
    mod,
    usn: -1,
    sortf: 0,
    did: null,
    css: ANKI_CSS,
    latexPre: '',
    latexPost: '',
    tags: [],
    vers: [],
    req: [[0, 'any', [0]]],
    flds: ANKI_FIELDS.map((name, ord) => ({
      name,
      ord,
      sticky: false,
      rtl: false,
      font: 'Arial',
      size: 20,
      media: [],
    })),
    tmpls: [{ name: 'Question', ord: 0, qfmt: ANKI_FRONT, afmt: ANKI_BACK, did: null, bqfmt: '', bafmt: '' }],
  }
}

function seconds(instant: Date): number {
  return Math.floor(instant.getTime() / 1000)
}
