import 'server-only'
import { zipSync } from 'fflate'
import pLimit from 'p-limit'
import { type ExportedBank } from '#core/export/exported-question.ts'
import { type ExportFormat } from '#core/export/formats.ts'
import { QTI_21, QTI_3 } from '#core/export/qti-dialect.ts'
import { qtiPackage } from '#core/export/qti-package.ts'
import { writeGift } from '#core/export/write-gift.ts'
import { writeJson } from '#core/export/write-json.ts'
import { writeMoodleXml } from '#core/export/write-moodle-xml.ts'
import { writeTable } from '#core/export/write-table.ts'
import { ankiPackage } from './anki-package.ts'
import { exportedBank } from './exported-bank.ts'
import type { Instructor } from './session.ts'

/** One at a time: the whole bank is held in memory while it is written out. */
const oneAtATime = pLimit(1)

/** The bank as a file to send, with a name for it that the format's ending belongs to; null while there is no bank. */
export function bankFileFor(
  _instructor: Instructor,
  format: ExportFormat,
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> } | null> {
  return oneAtATime(async () => {
    const bank = await exportedBank()
    return bank && { name: bank.code.replace(/[^\w-]/g, '-').toLowerCase(), bytes: exportFile(bank, format) }
  })
}

/** The bank as one file; the same bank gives the same bytes. */
export function exportFile(bank: ExportedBank, format: ExportFormat): Uint8Array<ArrayBuffer> {
  return WRITERS[format](bank)
}

const WRITERS: Record<ExportFormat, (bank: ExportedBank) => Uint8Array<ArrayBuffer>> = {
  apkg: (bank) => zipped(ankiPackage(bank)),
  gift: (bank) => text(writeGift(bank)),
  'moodle-xml': (bank) => text(writeMoodleXml(bank)),
  qti21: (bank) => zipped(qtiPackage(bank, QTI_21)),
  qti3: (bank) => zipped(qtiPackage(bank, QTI_3)),
  csv: ({ questions }) => text(writeTable(questions, ',')),
  tsv: ({ questions }) => text(writeTable(questions, '\t')),
  json: (bank) => text(writeJson(bank)),
}

function text(content: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(content))
}

/** A zip says when its files were made, in the machine's own time: always the first day zip knows. */
function zipped(files: Record<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(zipSync(files, { mtime: new Date(1980, 0, 1), level: 6 }))
}
