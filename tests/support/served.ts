import Sqlite from 'better-sqlite3'

/** Looks into, or ages, the database of the app served on a port, as an operator could. */
export function inDatabase<T>(origin: string, look: (database: Sqlite.Database) => T): T {
  const database = new Sqlite(`tests/.artifacts/serve-${new URL(origin).port}.db`, {
    fileMustExist: true,
    timeout: 5000,
  })
  try {
    return look(database)
  } finally {
    database.close()
  }
}

/** Where what the served app says in its terminal is kept. */
export function logOf(origin: string): string {
  return `tests/.artifacts/serve-${new URL(origin).port}.log`
}

type Shown = { questionId: string; version: number; options: { label: string; html: string }[] }

/** The letters of the key in one showing, found by the text of the options. */
export function keyLetters(origin: string, question: Shown): string[] {
  const row = inDatabase(
    origin,
    (database) =>
      database
        .prepare('SELECT presented, answer FROM QuestionVersion WHERE questionId = ? AND version = ?')
        .get(question.questionId, question.version) as { presented: string; answer: string },
  )
  const { options } = JSON.parse(row.presented) as { options: string[] }
  const { key } = JSON.parse(row.answer) as { key: number[] }
  return key
    .map((place) => question.options.find(({ html }) => html === options[place])?.label ?? '?')
    .toSorted()
}
