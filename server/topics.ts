import 'server-only'
import { db } from './db.ts'

/** Titles of all topics by id, in teaching order. */
export async function topicTitles(): Promise<Map<string, string>> {
  const topics = await db().topic.findMany({
    orderBy: { position: 'asc' },
    select: { id: true, title: true },
  })
  return new Map(topics.map(({ id, title }) => [id, title]))
}
