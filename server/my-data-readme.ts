import 'server-only'
import { TABLES, type MyData } from './my-data.ts'

/** What is in the zip and how to read it, for whoever opens it years later. */
export function readme(data: MyData): string {
  const files = TABLES.map(
    ({ name, about }) => `${name} (${data.tables[name]?.length ?? 0} rows)\n    ${about}`,
  )
  const text = `Your data in Pilot Light
========================

Made at ${data.madeAt.toISOString()}, format ${data.format} version ${data.formatVersion}.
This is everything the database holds of you. It holds no password and nothing that signs anybody in, and names
nobody else, unless somebody did in a reason they gave (audit, user.banReason). Tables were read one after the
other: an answer given in that very moment may be in one only.

Files
-----

Each table is there twice: NAME.jsonl has one JSON object a line and loses nothing; NAME.csv opens in a
spreadsheet (UTF-8, RFC 4180). In the CSV an empty cell is "nothing" or an empty text, lists are written as JSON,
and a cell that a spreadsheet could take for a formula has an apostrophe in front: a program that reads the file
takes one leading apostrophe away.

${files.join('\n')}

How to read it
--------------

Instants (answeredAt, startedAt ...) are in UTC. Days (day, dueDay, examDay ...) are counted from 1 January 1970 in
your own calendar: the date in your time zone, where a new day begins at the hour in profile.rolloverHour.

reviews is the log, and it is only ever added to. kind says what a row is: a review, a drill (practice that moves
no schedule) or an undo, which takes back the review named in undoes. Rows with an attemptId come from an exam. Per
question, ordinal counts the rows from 0. before... and after... are the schedule around the row: repetition, interval
in days, easiness factor times 100 (250 is 2.5), lapses, and the day it is due. cappedIntervalDays is set where a
longer interval was cut. quality is SM-2's, 0 to 5, from whether the answer was right and how sure you said you
were. first marks the first answer to a question. Leave out what was undone, go through the rest by ordinal, and
you arrive at schedules; count it, and you arrive at topic-progress, day-progress and miss-choices.

chosen and struck are the letters as they were shown to you that time. order says where each stood in the
question's file: [2,0,3,1] means that option a was the third of the file (counted from 0). Where a row cannot be
read any more, chosen is nothing. questionId and version name the text; versions never change.

foretoldScaled, foretoldLow and foretoldHigh of attempts are the score that was expected when the exam started and its 80 %
band, foretoldPass the chance to pass; foretold of slots is the chance to be right. Nothing where too little was known.

Of an exam that was open when this was made there is what its page shows, and no score, order, domain, correct or
foretold.
`
  return text.replaceAll('\n', '\r\n')
}
