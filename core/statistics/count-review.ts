/** What counting needs of one review. */
export type CountedReview = {
  correct: boolean
  confidence: string | null
  elapsedMs: number
  /** Whether the question had never been answered before. */
  first: boolean
  day: number
  beforeIntervalDays: number
  /** Null when it was the first. */
  beforeDueDay: number | null
  /** Places of the options chosen, in the question's file. */
  chosen: number[]
}

/** What a review adds to its topic's counts. */
export type TopicCounts = ReturnType<typeof topicCounts>
/** What a review adds to its day's counts. */
export type DayCounts = ReturnType<typeof dayCounts>

/**
 * Whether a review says something about retention, as Anki defines it: the question was to be remembered for a day or
 * more, and was due. That makes it the day's first too, for after an answer nothing is due the same day.
 */
export function isDueReview({
  day,
  beforeIntervalDays,
  beforeDueDay,
}: Pick<CountedReview, 'day' | 'beforeIntervalDays' | 'beforeDueDay'>): boolean {
  return beforeIntervalDays >= 1 && beforeDueDay !== null && beforeDueDay <= day
}

export function topicCounts(review: CountedReview) {
  const { correct, first, confidence } = review
  const due = isDueReview(review)
  return {
    answers: 1,
    correct: one(correct),
    firstAnswers: one(first),
    firstCorrect: one(first && correct),
    sureAnswers: one(confidence === 'sure'),
    sureMisses: one(confidence === 'sure' && !correct),
    unsureAnswers: one(confidence === 'unsure'),
    unsureCorrect: one(confidence === 'unsure' && correct),
    guessAnswers: one(confidence === 'guess'),
    guessCorrect: one(confidence === 'guess' && correct),
    dueAnswers: one(due),
    dueKnown: one(due && correct),
  }
}

export function dayCounts(review: CountedReview) {
  const due = isDueReview(review)
  return {
    reviews: 1,
    fresh: one(review.first),
    correct: one(review.correct),
    drills: 0,
    elapsedMs: review.elapsedMs,
    dueAnswers: one(due),
    dueKnown: one(due && review.correct),
  }
}

/** What a drill adds to its day's counts; it adds to no other. */
export const DRILL_COUNTS: DayCounts = {
  reviews: 0,
  fresh: 0,
  correct: 0,
  drills: 1,
  elapsedMs: 0,
  dueAnswers: 0,
  dueKnown: 0,
}

/** The options chosen in an answer that was not right: what it was taken for. */
export function missChoices({ correct, chosen }: CountedReview): number[] {
  return correct ? [] : chosen
}

function one(yes: boolean): number {
  return yes ? 1 : 0
}
