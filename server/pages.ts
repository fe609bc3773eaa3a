import 'server-only'
import { articleText, readingMinutes, type ArticleText } from './articles.ts'
import { db } from './db.ts'

export type PageEntry = { slug: string; title: string; summary: string; minutes: number }

/** A text beside the lessons that belongs to no topic. */
export type Page = { slug: string; title: string; summary: string; text: ArticleText }

/** All pages by title, with what there is to read. */
export async function pageList(): Promise<PageEntry[]> {
  const pages = await db().page.findMany({
    orderBy: { title: 'asc' },
    select: { slug: true, title: true, summary: true, source: true },
  })
  return pages.map(({ slug, title, summary, source }) => {
    return { slug, title, summary, minutes: readingMinutes({ source }) }
  })
}

/** One page; null when there is none of that name. */
export async function page(slug: string): Promise<Page | null> {
  const found = await db().page.findUnique({ where: { slug } })
  return found && { slug, title: found.title, summary: found.summary, text: articleText(found) }
}
