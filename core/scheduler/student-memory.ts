import {
  firstStability,
  likelihood,
  memoryModel,
  recallAfter,
  stabilityAfter,
  type MemoryModel,
} from './memory-model.ts'
import { population } from './population.ts'
import { type Quality } from './quality.ts'

/** What a log of answers says about one student's memory. Questions are places in the caller's list. */
export type StudentMemory = {
  /** One answer, in the order of the log. */
  observe: (question: number, quality: Quality, day: number) => void
  /** The chance that a question met before is known on a day; 0 for one never met. */
  recall: (question: number, day: number) => number
  estimate: () => MemoryEstimate
  /** All that was observed, to go on from another day; `stability` holds every model's in turn, question by question. */
  save: () => SavedMemory
}

export type SavedMemory = {
  logLikelihood: number[]
  stability: Float64Array
  lastDay: Float64Array
  /** First answers by topic, and how many of them were known. */
  asked: number[]
  known: number[]
}

/** The student as far as is known: what the models say, each weighed by how well it foretold the answers. */
export type MemoryEstimate = {
  model: MemoryModel
  /** Stability in days, by question; NaN for one never answered. */
  stability: Float64Array
  /** The day of the last answer, by question; NaN for one never answered. */
  lastDay: Float64Array
  /** The chance that a question was known before it was ever asked, from first answers of its topic. */
  knownAtFirst: Float64Array
}

/**
 * How far answers are believed when models are weighed. Every model is wrong and one student's answers are alike: at
 * full weight, a hundred of them leave one model alone, often a bad one. Chosen by simulation (docs/exam-sim.md).
 */
const BELIEF = 0.4

/** Before any first answer: as if five had been seen, two of them known. */
const KNOWN_BEFORE = { known: 2, of: 5 }

/** `topicOf` gives each question's topic, as numbers from 0; `saved` is of the same questions and topics. */
export function createStudentMemory(topicOf: ArrayLike<number>, saved?: SavedMemory): StudentMemory {
  const models = population()
  const questions = topicOf.length
  const logLikelihood = Float64Array.from(saved?.logLikelihood ?? models.map(() => 0))
  /** Of every question under every model. */
  const stability = saved?.stability.slice() ?? new Float64Array(questions * models.length)
  const lastDay = saved?.lastDay.slice() ?? new Float64Array(questions).fill(NaN)
  const known: number[] = [...(saved?.known ?? [])]
  const asked: number[] = [...(saved?.asked ?? [])]
  let shares: Float64Array | null = null

  const observeFirst = (question: number, quality: Quality) => {
    const topic = topicOf[question] ?? 0
    asked[topic] = (asked[topic] ?? 0) + 1
    known[topic] = (known[topic] ?? 0) + (quality > 3 ? 1 : 0)
    models.forEach((model, at) => {
      stability[question * models.length + at] = firstStability(model, quality)
    })
  }
  const observeAgain = (question: number, quality: Quality, days: number) => {
    models.forEach((model, at) => {
      const place = question * models.length + at
      const before = stability[place] ?? 0
      const recall = recallAfter(model, days, before)
      logLikelihood[at] = (logLikelihood[at] ?? 0) + Math.log(likelihood(recall, quality))
      stability[place] = stabilityAfter(model, before, recall, quality)
    })
    shares = null
  }
  const currentShares = () => (shares ??= sharesOf(logLikelihood))
  const mean = (value: (model: MemoryModel, at: number) => number) => {
    const weights = currentShares()
    return models.reduce((sum, model, at) => sum + (weights[at] ?? 0) * value(model, at), 0)
  }
  const meanStability = (question: number) =>
    Math.exp(mean((_, at) => Math.log(stability[question * models.length + at] ?? 0)))

  return {
    observe(question, quality, day) {
      const days = day - (lastDay[question] ?? NaN)
      if (Number.isNaN(days)) observeFirst(question, quality)
      // Twice on one day says little about memory.
      else if (days > 0) observeAgain(question, quality, days)
      lastDay[question] = day
    },
    recall(question, day) {
      const days = day - (lastDay[question] ?? NaN)
      if (Number.isNaN(days)) return 0
      return mean((model, at) => recallAfter(model, days, stability[question * models.length + at] ?? 0))
    },
    estimate: () => ({
      model: memoryModel({
        decay: Math.exp(mean((model) => Math.log(model.decay))),
        firstDays: Math.exp(mean((model) => Math.log(model.firstDays))),
        knownDays: Math.exp(mean((model) => Math.log(model.knownDays))),
        growth: Math.exp(mean((model) => Math.log(model.growth))),
        keep: mean((model) => model.keep),
      }),
      stability: lastDay.map((day, question) => (Number.isNaN(day) ? NaN : meanStability(question))),
      lastDay: lastDay.slice(),
      knownAtFirst: knownAtFirst(topicOf, known, asked),
    }),
    save: () => ({
      logLikelihood: Array.from(logLikelihood),
      stability: stability.slice(),
      lastDay: lastDay.slice(),
      asked: Array.from(asked, (count) => count ?? 0),
      known: Array.from(known, (count) => count ?? 0),
    }),
  }
}

/** What each model weighs: its likelihood, as far as it is believed. */
function sharesOf(logLikelihood: Float64Array): Float64Array {
  const largest = logLikelihood.reduce((a, b) => Math.max(a, b))
  const weights = logLikelihood.map((each) => Math.exp(BELIEF * (each - largest)))
  const sum = weights.reduce((a, b) => a + b)
  return weights.map((weight) => weight / sum)
}

/** By topic, leaning on all topics: a topic's first answers outweigh the rest from the fifth on. */
function knownAtFirst(topicOf: ArrayLike<number>, known: number[], asked: number[]): Float64Array {
  const total = (counts: number[]) => counts.reduce((sum, each) => sum + each, 0)
  const overall = (total(known) + KNOWN_BEFORE.known) / (total(asked) + KNOWN_BEFORE.of)
  return Float64Array.from(
    topicOf,
    (topic) => ((known[topic] ?? 0) + KNOWN_BEFORE.of * overall) / ((asked[topic] ?? 0) + KNOWN_BEFORE.of),
  )
}
