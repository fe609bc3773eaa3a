/** What counting needs of one row of the review log. */
export type CountedRow = {
  id: string
  kind: string
  undoes: string | null
  topicId: string
  day: number
  correct: boolean
  confidence: string | null
  elapsedMs: number
  /** Whether the question had never been answered before. */
  first: boolean
}

export type TopicCounts = {
  answers: number
  correct: number
  firstAnswers: number
  firstCorrect: number
  sureMisses: number
  lastDay: number
}
export type DayCounts = { reviews: number; correct: number; fresh: number; drills: number; elapsedMs: number }

/**
 * One student's whole log as the dashboard's counts, by topic and by day, in any order of rows.
 * An undone review counts as never answered; a drill counts on its day and nowhere else.
 * Topics and days on which nothing stands are absent.
 */
export function countLog(rows: CountedRow[]): {
  topics: Map<string, TopicCounts>
  days: Map<number, DayCounts>
} {
  const undone = new Set(rows.map((row) => row.undoes))
  const topics = new Map<string, TopicCounts>()
  const days = new Map<number, DayCounts>()
  for (const row of rows) {
    if (row.kind === 'undo' || undone.has(row.id)) continue
    const day = days.get(row.day) ?? { reviews: 0, correct: 0, fresh: 0, drills: 0, elapsedMs: 0 }
    days.set(row.day, withRow(day, row))
    if (row.kind !== 'drill') topics.set(row.topicId, withReview(topics.get(row.topicId), row))
  }
  return { topics, days }
}

function withRow(day: DayCounts, row: CountedRow): DayCounts {
  if (row.kind === 'drill') return { ...day, drills: day.drills + 1 }
  return {
    ...day,
    reviews: day.reviews + 1,
    correct: day.correct + (row.correct ? 1 : 0),
    fresh: day.fresh + (row.first ? 1 : 0),
    elapsedMs: day.elapsedMs + row.elapsedMs,
  }
}

function withReview(topic: TopicCounts | undefined, row: CountedRow): TopicCounts {
  const one = (yes: boolean) => (yes ? 1 : 0)
  const sureMiss = !row.correct && row.confidence === 'sure'
  return {
    answers: (topic?.answers ?? 0) + 1,
    correct: (topic?.correct ?? 0) + one(row.correct),
    firstAnswers: (topic?.firstAnswers ?? 0) + one(row.first),
    firstCorrect: (topic?.firstCorrect ?? 0) + one(row.first && row.correct),
    sureMisses: (topic?.sureMisses ?? 0) + one(sureMiss),
    lastDay: Math.max(topic?.lastDay ?? row.day, row.day),
  }
}
