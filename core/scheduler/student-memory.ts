import { firstStability, likelihood, recallAfter, stabilityAfter, type MemoryModel } from './memory-model.ts'
import { population } from './population.ts'
import { type Quality } from './quality.ts'

/** What a log of answers says about one student. Questions are places in the caller's list. */
export type StudentMemory = {
  /** One answer, in the order of the log. */
  observe: (question: number, quality: Quality, day: number) => void
  /** The student as far as is known: what the models say, each weighed by how well it foretold the answers. */
  estimate: () => MemoryEstimate
  /** The chance that a question met before is known on a day; 0 for one never met. */
  recall: (question: number, day: number) => number
}

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
 * How far answers are believed when models are weighed. Every model is wrong and the errors of one student's answers
 * are alike: at full weight, a hundred answers leave one model alone, often a bad one. Chosen by simulation.
 */
const BELIEF = 0.15

/** Before any first answer: as if five had been seen, two of them known. */
const KNOWN_BEFORE = { known: 2, of: 5 }

/** `topicOf` gives each question's topic, as numbers from 0. */
export function createStudentMemory(topicOf: ArrayLike<number>): StudentMemory {
  const models = population()
  const questions = topicOf.length
  const logWeight = Float64Array.from(models, (each) => each.logWeight)
  /** Of every question under every model, as logarithms. */
  const logStability = new Float64Array(questions * models.length)
  const lastDay = new Float64Array(questions).fill(NaN)
  const known: number[] = []
  const asked: number[] = []

  const observeFirst = (question: number, quality: Quality) => {
    const topic = topicOf[question] ?? 0
    asked[topic] = (asked[topic] ?? 0) + 1
    known[topic] = (known[topic] ?? 0) + (quality > 3 ? 1 : 0)
    models.forEach(({ model }, at) => {
      logStability[question * models.length + at] = Math.log(firstStability(model, quality))
    })
  }
  const observeAgain = (question: number, quality: Quality, days: number) => {
    models.forEach(({ model }, at) => {
      const place = question * models.length + at
      const before = Math.exp(logStability[place] ?? 0)
      const recall = recallAfter(model, days, before)
      logWeight[at] = (logWeight[at] ?? 0) + Math.log(likelihood(recall, quality))
      logStability[place] = Math.log(stabilityAfter(model, before, recall, quality))
    })
  }
  const knownAtFirst = () => {
    const sum = (counts: number[]) => counts.reduce((so, each) => so + each, 0)
    const overall = (sum(known) + KNOWN_BEFORE.known) / (sum(asked) + KNOWN_BEFORE.of)
    return Float64Array.from(topicOf, (topic) => {
      const all = (asked[topic] ?? 0) + KNOWN_BEFORE.of
      return ((known[topic] ?? 0) + KNOWN_BEFORE.of * overall) / all
    })
  }

  let shares = normalised(logWeight)
  let sharesDay = NaN

  return {
    recall(question, day) {
      const days = day - (lastDay[question] ?? NaN)
      if (Number.isNaN(days)) return 0
      if (day !== sharesDay) {
        shares = normalised(logWeight)
        sharesDay = day
      }
      return models.reduce((so, { model }, at) => {
        const stability = Math.exp(logStability[question * models.length + at] ?? 0)
        return so + (shares[at] ?? 0) * recallAfter(model, days, stability)
      }, 0)
    },
    observe(question, quality, day) {
      const days = day - (lastDay[question] ?? NaN)
      if (Number.isNaN(days)) observeFirst(question, quality)
      // Twice on one day says little about memory.
      else if (days > 0) observeAgain(question, quality, days)
      lastDay[question] = day
    },
    estimate() {
      shares = normalised(logWeight)
      const stability = lastDay.map((day, question) => {
        if (Number.isNaN(day)) return NaN
        const start = question * models.length
        return Math.exp(shares.reduce((so, share, at) => so + share * (logStability[start + at] ?? 0), 0))
      })
      const model = meanModel(
        models.map((each) => each.model),
        shares,
      )
      return { model, stability, lastDay: lastDay.slice(), knownAtFirst: knownAtFirst() }
    },
  }
}

function normalised(logWeight: Float64Array): Float64Array {
  const largest = logWeight.reduce((a, b) => Math.max(a, b))
  const shares = logWeight.map((each) => Math.exp(BELIEF * (each - largest)))
  const sum = shares.reduce((a, b) => a + b)
  return shares.map((share) => share / sum)
}

/** The geometric mean of the models; what a failure leaves is kept where most of the weight keeps it. */
function meanModel(models: MemoryModel[], shares: Float64Array): MemoryModel {
  const mean = (value: (model: MemoryModel) => number) =>
    models.reduce((so, model, at) => so + (shares[at] ?? 0) * value(model), 0)
  const geometric = (key: 'decay' | 'firstDays' | 'knownDays' | 'growth') =>
    Math.exp(mean((model) => Math.log(model[key])))
  return {
    decay: geometric('decay'),
    firstDays: geometric('firstDays'),
    knownDays: geometric('knownDays'),
    growth: geometric('growth'),
    keep: mean((model) => model.keep) > 0.5 ? 1 : 0,
  }
}
