import type { ReviewEvent } from './replay.ts'

export type DatedEvent = Pick<ReviewEvent, 'id' | 'kind' | 'undoes'> & { answeredAt: Date }

/**
 * Rows of several logs of one question as they were answered: by instant, then by id.
 * An undo never comes before what it takes back, not even when a server's clock had stepped back in between;
 * at one and the same instant undos come after answers.
 */
export function inAnsweringOrder<E extends DatedEvent>(events: E[]): E[] {
  const answered = new Map(events.map(({ id, answeredAt }) => [id, answeredAt.getTime()]))
  const instantOf = ({ answeredAt, undoes }: E) =>
    Math.max(answeredAt.getTime(), answered.get(undoes ?? '') ?? -Infinity)
  const undoLast = ({ kind }: E) => (kind === 'undo' ? 1 : 0)
  return events.toSorted(
    (a, b) => instantOf(a) - instantOf(b) || undoLast(a) - undoLast(b) || (a.id < b.id ? -1 : 1),
  )
}
