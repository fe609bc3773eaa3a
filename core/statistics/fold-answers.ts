import { nextAccuracy, STARTING_ACCURACY } from '#core/scheduler/exam-pacing.ts'
import { lateness } from '#core/scheduler/memory-model.ts'
import { type Quality } from '#core/scheduler/quality.ts'
import { createStudentMemory, type MemoryEstimate, type SavedMemory } from '#core/scheduler/student-memory.ts'
import {
  estimateRecall,
  kindOf,
  tallyRecall,
  type RecallEstimate,
  type RecallTally,
  type Wait,
} from './recall-curve.ts'
import { type FirstResponse } from './topic-chances.ts'

/** What the bank says of a question: `topic` and `domain` are those of today. */
export type FoldedQuestion = { topic: string; domain: number }

/** One answer that stands; `repetition` is SM-2's after it. */
export type FoldedAnswer = {
  quality: Quality
  correct: boolean
  day: number
  repetition: number
  inExam: boolean
}

/** Everything that predictions and plans need of a log, without the log. Questions are places in the caller's list. */
export type AnswerFold = {
  /** In the order of the log. */
  add: (question: number, answer: FoldedAnswer) => void
  /** How a question stands on a day; null for one never met. */
  waitOf: (question: number, day: number) => Wait | null
  recall: () => RecallEstimate
  memory: () => MemoryEstimate
  /** First exposures in study, and all responses in exams. */
  firstResponses: () => FirstResponse[]
  /** The running accuracy of repeated answers. */
  accuracy: () => number
  save: () => SavedFold
}

export type SavedFold = {
  memory: SavedMemory
  /** By question: after the last answer, and whether every answer was right and none called a guess. */
  repetition: number[]
  alwaysKnown: boolean[]
  repeated: RecallTally[]
  responses: ResponseCount[]
  accuracy: number
}

type ResponseCount = { topic: string; domain: number; right: number; wrong: number }

/** `saved` is of the same list of questions. */
export function foldAnswers(questions: FoldedQuestion[], saved?: SavedFold): AnswerFold {
  const topics = [...new Set(questions.map(({ topic }) => topic))]
  const places = new Map(topics.map((topic, place) => [topic, place]))
  const topicOf = questions.map(({ topic }) => places.get(topic) ?? 0)
  const memory = createStudentMemory(topicOf, saved?.memory)
  const repetition = [...(saved?.repetition ?? questions.map(() => 0))]
  const alwaysKnown = [...(saved?.alwaysKnown ?? questions.map(() => true))]
  const lastDay = Array.from(saved?.memory.lastDay ?? questions.map(() => NaN))
  let repeated = saved?.repeated ?? []
  let responses = saved?.responses ?? []
  let accuracy = saved?.accuracy ?? STARTING_ACCURACY

  const waitOf = (question: number, day: number): Wait | null => {
    if (Number.isNaN(lastDay[question] ?? NaN)) return null
    const kind = kindOf(repetition[question] ?? 0, alwaysKnown[question] ?? false)
    return { kind, late: lateness(memory.recall(question, day)) }
  }
  return {
    add(question, { quality, correct, day, repetition: after, inExam }) {
      const wait = waitOf(question, day)
      const { topic, domain } = questions[question] ?? { topic: '', domain: 0 }
      if (wait && day > (lastDay[question] ?? day)) repeated = tallyRecall(repeated, { ...wait, correct })
      if (!wait || inExam) responses = withResponse(responses, topic, domain, correct)
      if (wait) accuracy = nextAccuracy(accuracy, correct)
      repetition[question] = after
      alwaysKnown[question] = quality > 3 && (alwaysKnown[question] ?? true)
      lastDay[question] = day
      memory.observe(question, quality, day)
    },
    waitOf,
    recall: () => estimateRecall(repeated),
    memory: () => memory.estimate(),
    firstResponses: () => responses.flatMap(spreadOut),
    accuracy: () => accuracy,
    save: () => ({
      memory: memory.save(),
      repetition: [...repetition],
      alwaysKnown: [...alwaysKnown],
      repeated,
      responses,
      accuracy,
    }),
  }
}

function withResponse(counts: ResponseCount[], topic: string, domain: number, correct: boolean) {
  const isSame = (each: ResponseCount) => each.topic === topic && each.domain === domain
  const count = counts.find(isSame) ?? { topic, domain, right: 0, wrong: 0 }
  const counted = correct ? { ...count, right: count.right + 1 } : { ...count, wrong: count.wrong + 1 }
  return [...counts.filter((each) => !isSame(each)), counted]
}

function spreadOut({ topic, domain, right, wrong }: ResponseCount): FirstResponse[] {
  return Array.from({ length: right + wrong }, (_, at) => ({ topic, domain, correct: at < right }))
}
