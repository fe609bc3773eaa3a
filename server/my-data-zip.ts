import 'server-only'
import { setImmediate as others } from 'node:timers/promises'
import { stringify } from 'csv-stringify/sync'
import { strToU8, Zip, ZipDeflate } from 'fflate'
import { formulaSafe } from '#core/export/formula-safe.ts'
import { TABLES, type MyData } from './my-data.ts'
import { readme } from './my-data-readme.ts'
import type { Row } from './my-data-table.ts'

/** Rows written between two looks at whoever else is waiting. */
const BATCH = 500

/** The same data as a zip: README.txt, and each table as JSON Lines (lossless) and as CSV (for spreadsheets). */
export async function zipOf(data: MyData): Promise<Buffer<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  const failures: Error[] = []
  const zip = new Zip((error, part) => {
    if (error) failures.push(error)
    else parts.push(part)
  })
  await addFile(zip, 'README.txt', data.madeAt, [readme(data)])
  for (const { name, columns } of TABLES) {
    const rows = data.tables[name] ?? []
    await addFile(zip, `${name}.jsonl`, data.madeAt, inBatches(rows, jsonLines))
    await addFile(
      zip,
      `${name}.csv`,
      data.madeAt,
      inBatches(rows, (batch, isFirst) => csv(columns, batch, isFirst)),
    )
  }
  zip.end()
  if (failures[0]) throw failures[0]
  return Buffer.concat(parts)
}

async function addFile(zip: Zip, name: string, madeAt: Date, texts: Iterable<string>): Promise<void> {
  const file = new ZipDeflate(name, { level: 6 })
  file.mtime = madeAt
  zip.add(file)
  for (const text of texts) {
    file.push(strToU8(text))
    await others()
  }
  file.push(new Uint8Array(), true)
}

/** At least one batch, be it empty: a table without rows still has its header. */
function* inBatches(rows: Row[], write: (batch: Row[], isFirst: boolean) => string): Iterable<string> {
  for (let start = 0; start === 0 || start < rows.length; start += BATCH)
    yield write(rows.slice(start, start + BATCH), start === 0)
}

function jsonLines(rows: Row[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}

/** RFC 4180 with a byte order mark, which is how spreadsheets know UTF-8. */
function csv(columns: readonly string[], rows: Row[], isFirst: boolean): string {
  return stringify(
    rows.map((row) => columns.map((column) => formulaSafe(cellOf(row[column])))),
    {
      columns: [...columns],
      header: isFirst,
      bom: isFirst,
      record_delimiter: 'windows',
      // The library looks for whole line ends only.
      quoted_match: /[\r\n]/,
    },
  )
}

/** Lists as JSON, nothing as an empty cell. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString()
  return JSON.stringify(value)
}
