import 'server-only'
import * as z from 'zod'

/** What there is to read in a lesson or page. */
export type ArticleText = {
  html: string
  contents: { id: string; text: string; depth: number }[]
  checked: string
  sources: { title: string; url: string }[]
}

const ContentsSchema = z.array(z.object({ id: z.string(), text: z.string(), depth: z.number() }))
const SourcesSchema = z.array(z.object({ title: z.string(), url: z.string() }))
const WORDS_PER_MINUTE = 200

/** Reads the JSON columns of a stored lesson or page. */
export function articleText(row: {
  html: string
  contents: string
  checked: string
  sources: string
}): ArticleText {
  return {
    html: row.html,
    contents: ContentsSchema.parse(JSON.parse(row.contents)),
    checked: row.checked,
    sources: SourcesSchema.parse(JSON.parse(row.sources)),
  }
}

/** Reading time at 200 words a minute. */
export function readingMinutes({ source }: { source: string }): number {
  return Math.max(1, Math.round(source.split(/\s+/).length / WORDS_PER_MINUTE))
}
