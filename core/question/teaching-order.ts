/** What the place of a question in the bank follows from. */
export type Placed = { id: string; topic: string; difficulty: string }

const DIFFICULTIES = ['easy', 'medium', 'hard']

/** Topics in their order, inside a topic the easy questions first, then by id. Topics that are not listed come last. */
export function inTeachingOrder<T extends Placed>(questions: T[], topics: string[]): T[] {
  const topicPlace = new Map(topics.map((id, place) => [id, place]))
  const placeOf = ({ topic }: Placed) => topicPlace.get(topic) ?? topics.length
  return questions.toSorted(
    (a, b) =>
      placeOf(a) - placeOf(b) ||
      DIFFICULTIES.indexOf(a.difficulty) - DIFFICULTIES.indexOf(b.difficulty) ||
      (a.id < b.id ? -1 : 1),
  )
}
