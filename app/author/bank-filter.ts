import * as z from 'zod'
import { DIFFICULTIES, LEVELS, STATUSES, type BankFilter } from '#server/bank-list.ts'

const idText = z.string().trim().min(1).max(64).nullable().catch(null)

/** What cannot be read narrows nothing down: an address is typed and kept by people. */
const FilterSchema = z.object({
  text: z.string().trim().max(100).catch(''),
  status: z.enum(STATUSES).nullable().catch(null),
  topic: idText,
  task: idText,
  level: z.enum(LEVELS).nullable().catch(null),
  difficulty: z.enum(DIFFICULTIES).nullable().catch(null),
})

/** The filter that an address asks for. */
export function filterFrom(asked: Record<string, string | string[] | undefined>): BankFilter {
  return FilterSchema.parse({ ...asked, text: asked.q })
}

/** The same as the query of an address, without what is not narrowed down. */
export function queryOf({ text, ...rest }: BankFilter): Record<string, string> {
  const entries = Object.entries({ q: text, ...rest }).filter(
    (entry): entry is [string, string] => entry[1] !== null && entry[1] !== '',
  )
  return Object.fromEntries(entries)
}
