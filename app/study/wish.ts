import type { Wish } from '#server/study.ts'

export type { Wish }

/** The wish as a query string, "" when there is none. */
export function wishQuery({ topic, question, drill, missed, domain, sure, pair, more }: Wish): string {
  const query = new URLSearchParams()
  if (topic) query.set('topic', topic)
  if (question) query.set('question', question)
  if (drill) query.set('drill', '1')
  if (missed) query.set('missed', missed)
  if (domain) query.set('domain', String(domain))
  if (sure) query.set('sure', '1')
  if (pair) query.set('pair', pair)
  if (more) query.set('more', '1')
  const text = query.toString()
  return text && `?${text}`
}

/** A wished question is answered once; then the session goes on with the rest of the wish. */
export function afterwards({ topic, drill, missed, domain, sure, pair, more }: Wish): Wish {
  return { topic, drill, missed, domain, sure, pair, more }
}

/** Whether what was answered before is gone over again. */
export function isGoingOver({ drill, missed, sure, pair }: Wish): boolean {
  return Boolean(drill || missed || sure || pair)
}
