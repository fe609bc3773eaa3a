import type { Wish } from '#server/study.ts'

export type { Wish }

/** The wish as a query string, "" when there is none. */
export function wishQuery({ topic, question, drill, missed, domain }: Wish): string {
  const query = new URLSearchParams()
  if (topic) query.set('topic', topic)
  if (question) query.set('question', question)
  if (drill) query.set('drill', '1')
  if (missed) query.set('missed', missed)
  if (domain) query.set('domain', String(domain))
  const text = query.toString()
  return text && `?${text}`
}

/** A wished question is answered once; then the session goes on with the rest of the wish. */
export function afterwards({ topic, drill, missed, domain }: Wish): Wish {
  return { topic, drill, missed, domain }
}
