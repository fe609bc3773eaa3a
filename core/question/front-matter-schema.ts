import { z } from 'zod'
import { isIsoDate } from './iso-date.ts'

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{2,63}$/, 'must be 3 to 64 of "a-z", "0-9" and "-"')
const text = z.string().min(1)
const isoDate = z.string().refine(isIsoDate, 'not a date')
const httpsAddress = z.string().refine(isHttpsAddress, 'must be an https address')
const sources = z.array(z.strictObject({ title: text, url: httpsAddress }))

/** The front matter of a question; the form of `id` is checked apart, since it has its own code. */
export const questionFrontMatter = z.strictObject({
  id: z.string(),
  title: z.string().min(3).max(100),
  task: z.string(),
  topic: z.string(),
  concepts: z.array(z.string()).min(1).max(6),
  family: slug.optional(),
  type: z.enum(['single', 'multiple']),
  level: z.enum(['recall', 'apply', 'analyse']),
  difficulty: z.enum(['easy', 'medium', 'hard']),
  status: z.enum(['draft', 'review', 'published', 'retired']),
  replacedBy: slug.optional(),
  form: z.enum(['sealed-1', 'sealed-2']).optional(),
  parameters: z.record(z.string(), z.unknown()).optional(),
  checked: isoDate.optional(),
  sources: sources.optional(),
  drawnFrom: z.array(text).optional(),
  authors: z.array(text).optional(),
  shuffle: z.boolean().optional(),
})

export type QuestionFrontMatter = z.infer<typeof questionFrontMatter>

/** The front matter of a lesson, or of a page beside the lessons. */
export const articleFrontMatter = z.strictObject({
  title: z.string().min(3).max(100),
  summary: text,
  checked: isoDate,
  sources: sources.min(1),
  drawnFrom: z.array(text).optional(),
})

/** An id that may name a file, an address and a row: nothing in it can leave a folder or differ only in case. */
export function isSlug(id: string): boolean {
  return slug.safeParse(id).success
}

function isHttpsAddress(address: string): boolean {
  return /^https:\/\/[^\s\\]+$/.test(address) && URL.canParse(address)
}
