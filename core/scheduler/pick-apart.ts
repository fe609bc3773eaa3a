/**
 * The first of ordered lists, except that
 * - a question whose family was answered within a day waits until nothing else is left: its sibling gave it away;
 * - a third one in a row from the crowded topic gives way to another list's first, then to whatever comes next
 *   from another topic. It is shown when all that is left, and not waiting for its family, is of that topic.
 */
export function pickApart<Q extends { topic: string; family: string | null }>(
  lists: Q[][],
  crowdedTopic: string | undefined,
  answeredFamilies: Set<string>,
): Q | undefined {
  const isPutOff = (each: Q) => each.family !== null && answeredFamilies.has(each.family)
  const isApart = (each: Q) => each.topic !== crowdedTopic
  for (const putOff of [false, true]) {
    const open = lists.map((list) => list.filter((each) => isPutOff(each) === putOff))
    const heads = open.flatMap((list) => list.slice(0, 1))
    const found = heads.find(isApart) ?? open.flat().find(isApart) ?? heads[0]
    if (found) return found
  }
  return undefined
}
