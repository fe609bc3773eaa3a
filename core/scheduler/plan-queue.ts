import { pickApart } from './pick-apart.ts'

export type PlannedQuestion = { questionId: string; topic: string; family: string | null }

/** The next few of a plan's order, topics and families kept apart as in `dueQueue`. */
export function planQueue<Q extends PlannedQuestion>(
  order: Q[],
  recentTopics: string[],
  recentFamilies: Iterable<string>,
  length: number,
): Q[] {
  const families = new Set(recentFamilies)
  let [last, lastButOne] = recentTopics
  let rest = order
  const queue: Q[] = []
  while (queue.length < length) {
    const next = pickApart([rest], last === lastButOne ? last : undefined, families)
    if (!next) return queue
    queue.push(next)
    rest = rest.filter((each) => each !== next)
    lastButOne = last
    last = next.topic
    if (next.family !== null) families.add(next.family)
  }
  return queue
}
