import type { TopicCounts } from './count-review.ts'
import { wilson } from './wilson.ts'

/** Of the answers given with one confidence, the share that was right, with its 80 % interval; null without any. */
export type Calibration = {
  said: 'sure' | 'unsure' | 'guess'
  n: number
  right: number
  share: number | null
  low: number
  high: number
}

/** How often somebody is right when they say they are sure, unsure or guessing, over the topics given. */
export function calibration(topics: TopicCounts[]): Calibration[] {
  const sum = (count: (topic: TopicCounts) => number) =>
    topics.reduce((total, topic) => total + count(topic), 0)
  return [
    told(
      'sure',
      sum((topic) => topic.sureAnswers),
      sum((topic) => topic.sureAnswers - topic.sureMisses),
    ),
    told(
      'unsure',
      sum((topic) => topic.unsureAnswers),
      sum((topic) => topic.unsureCorrect),
    ),
    told(
      'guess',
      sum((topic) => topic.guessAnswers),
      sum((topic) => topic.guessCorrect),
    ),
  ]
}

function told(said: Calibration['said'], n: number, right: number): Calibration {
  return { said, n, right, share: n === 0 ? null : right / n, ...wilson(right, n) }
}
