import {
  dayCounts,
  DRILL_COUNTS,
  missChoices,
  topicCounts,
  type CountedReview,
  type DayCounts,
  type TopicCounts,
} from './count-review.ts'

/** What counting needs of one row of the review log. */
export type CountedRow = CountedReview & {
  id: string
  kind: string
  undoes: string | null
  topicId: string
  questionId: string
  version: number
}

/** An option chosen in answers that were not right: in how many, and on which day last. */
export type MissChoice = {
  questionId: string
  version: number
  place: number
  count: number
  lastDay: number
}

/**
 * One student's whole log as the dashboard's counts, by topic, by day and by option chosen in a miss, in any order of
 * rows. An undone review counts as never answered; a drill counts on its day and nowhere else. Topics, days and
 * options of which nothing stands are absent.
 */
export function countLog(rows: CountedRow[]): {
  topics: Map<string, TopicCounts & { lastDay: number }>
  days: Map<number, DayCounts>
  choices: Map<string, MissChoice>
} {
  const undone = new Set(rows.map((row) => row.undoes))
  const topics = new Map<string, TopicCounts & { lastDay: number }>()
  const days = new Map<number, DayCounts>()
  const choices = new Map<string, MissChoice>()
  for (const row of rows) {
    if (row.kind === 'undo' || undone.has(row.id)) continue
    const { topicId, questionId, version, day } = row
    const ofDay = row.kind === 'drill' ? DRILL_COUNTS : dayCounts(row)
    days.set(day, summed(days.get(day), ofDay))
    if (row.kind === 'drill') continue

    const topic = topics.get(topicId)
    const lastDay = Math.max(topic?.lastDay ?? day, day)
    topics.set(topicId, { ...summed(topic, topicCounts(row)), lastDay })
    for (const place of missChoices(row)) {
      const key = choiceKey({ questionId, version, place })
      const { count, lastDay } = choices.get(key) ?? { count: 0, lastDay: day }
      choices.set(key, {
        questionId,
        version,
        place,
        count: count + 1,
        lastDay: Math.max(lastDay, day),
      })
    }
  }
  return { topics, days, choices }
}

/** How a chosen option is found among the counts. */
export function choiceKey({ questionId, version, place }: Omit<MissChoice, 'count' | 'lastDay'>): string {
  return `${questionId} ${version} ${place}`
}

function summed<K extends string>(
  before: Record<NoInfer<K>, number> | undefined,
  counts: Record<K, number>,
): Record<K, number> {
  const entries = Object.entries<number>(counts) as [K, number][]
  return Object.fromEntries(entries.map(([name, count]) => [name, (before?.[name] ?? 0) + count])) as Record<
    K,
    number
  >
}
