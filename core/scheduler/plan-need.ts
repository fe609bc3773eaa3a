import { prospectsOf } from './prospects.ts'
import { stabilityGrid } from './stability-grid.ts'
import { type MemoryEstimate } from './student-memory.ts'
import { expectedLoad, offerOf } from './study-load.ts'
import { createStudyValues, evaluate, willingness, type AnswerSeconds } from './study-values.ts'

/**
 * What a second is worth to somebody who has enough of them, in shares of one question: whatever earns at least a tenth
 * of a question in a minute is studied. With time quite free, everything would be reviewed every day.
 */
const WORTH_WHILE = 0.1 / 60

export type PlanNeed = { seconds: number; topics: TopicNeed[] }
/** `share` is how much more of the exam is known on the day than if the topic were left alone from now on. */
export type TopicNeed = { topic: string; seconds: number; share: number }

export type PlanNeedInput = {
  estimate: MemoryEstimate
  weightOf: ArrayLike<number>
  topicOf: string[]
  today: number
  /** Days from today to the one before the exam. */
  days: number
  seconds: AnswerSeconds
}

/** The time that all that is worth while would take until the exam, and for each topic what it takes and brings. */
export function planNeed(input: PlanNeedInput): PlanNeed {
  const { estimate, weightOf, topicOf, today, days, seconds } = input
  const grid = stabilityGrid(estimate.model, days)
  const values = createStudyValues(days)
  const prices = new Float64Array(days).fill(WORTH_WHILE)
  evaluate(values, grid, prices, seconds)
  const meanWeight = Array.from(weightOf).reduce((a, b) => a + b, 0) / Math.max(1, weightOf.length)

  const topics = [...new Set(topicOf)].map((topic): TopicNeed => {
    const places = topicOf.flatMap((each, place) => (each === topic ? [place] : []))
    const prospects = prospectsOf(
      pickedFrom(estimate, places),
      places.map((place) => weightOf[place] ?? 0),
      today,
      days,
    )
    const offers = prospects.map((each) => offerOf(each, values, prices, seconds, meanWeight))
    const load = expectedLoad(prospects, offers, values, grid, seconds, days)
    const needed = load.seconds.reduce((a, b) => a + b, 0)
    // A plan's worth is what is known less what its time costs: the cost is added again.
    const net = prospects.reduce((sum, prospect, at) => {
      const { worth, best } = offers[at] ?? { worth: [], best: 0 }
      const more = meanWorth([prospect.untouched, ...worth], best) - prospect.untouched
      return sum + prospect.questions.length * prospect.weight * more
    }, 0)
    return { topic, seconds: needed, share: Math.max(0, net + needed * WORTH_WHILE * meanWeight) }
  })
  return { seconds: topics.reduce((sum, each) => sum + each.seconds, 0), topics }
}

/** Of the choices that a plan takes, each as often as it is taken. */
function meanWorth(choices: number[], best: number): number {
  const chances = choices.map((worth) => willingness(worth, best))
  const sum = chances.reduce((a, b) => a + b, 0)
  return choices.reduce((total, worth, at) => total + (worth * (chances[at] ?? 0)) / sum, 0)
}

function pickedFrom(estimate: MemoryEstimate, places: number[]): MemoryEstimate {
  const picked = (values: Float64Array) => Float64Array.from(places, (place) => values[place] ?? NaN)
  return {
    model: estimate.model,
    stability: picked(estimate.stability),
    lastDay: picked(estimate.lastDay),
    knownAtFirst: picked(estimate.knownAtFirst),
  }
}

/** The topics to leave so that the rest fits: least gained for each second first. None when all fits. */
export function topicsToLeave({ seconds, topics }: PlanNeed, secondsThereAre: number): TopicNeed[] {
  const left: TopicNeed[] = []
  let needed = seconds
  const rate = (each: TopicNeed) => each.share / Math.max(1, each.seconds)
  for (const topic of topics.toSorted((a, b) => rate(a) - rate(b) || (a.topic < b.topic ? -1 : 1))) {
    if (needed <= secondsThereAre) break
    if (topic.seconds <= 0) continue
    left.push(topic)
    needed -= topic.seconds
  }
  return left
}

/** The first day of those up to `latest` for which an exam then leaves enough time; null when none does. */
export function dayThatFits(
  earliest: number,
  latest: number,
  isEnough: (examDay: number) => boolean,
): number | null {
  if (earliest > latest || !isEnough(latest)) return null
  let low = earliest
  let high = latest
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (isEnough(middle)) high = middle
    else low = middle + 1
  }
  return low
}
