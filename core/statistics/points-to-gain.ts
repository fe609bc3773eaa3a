import { chanceOfRight, meanRecall, type RecallEstimate } from './recall-curve.ts'
import { type BankQuestion } from './draw-student.ts'
import { topicBeliefs, type FirstResponse } from './topic-chances.ts'
import { wilson } from './wilson.ts'

export type TopicGain = {
  topic: string
  domain: number
  /** First responses, how many were right, and where the true share plausibly lies (80 %). */
  responses: number
  right: number
  low: number
  high: number
  /** The chance to be right on an exam question of this topic as things stand. */
  chance: number
  /** Scaled points that knowing all of the topic would add to an exam, on average. */
  points: number
}

/** Topics by what there is to gain on exam day: how much of the exam they are, times what is missing. */
export function pointsToGain(input: {
  questions: BankQuestion[]
  firstResponses: FirstResponse[]
  recall: RecallEstimate
  exam: { domains: { id: number; weight: number }[]; score: { minimum: number; maximum: number } }
  /** As in `readiness`. */
  transfer: number
}): TopicGain[] {
  const { questions, firstResponses, exam, transfer } = input
  const beliefIn = topicBeliefs(firstResponses)
  const weights = exam.domains.reduce((sum, { weight }) => sum + weight, 0)
  const scaledRange = exam.score.maximum - exam.score.minimum
  const sizes = new Map<number, number>()
  const topics = new Map<string, BankQuestion[]>()
  for (const question of questions) {
    const key = `${question.domain} ${question.topic}`
    sizes.set(question.domain, (sizes.get(question.domain) ?? 0) + 1)
    topics.set(key, [...(topics.get(key) ?? []), question])
  }
  const chanceOf = ({ topic, domain, wait }: BankQuestion) => {
    const belief = beliefIn(topic, domain)
    const unmet = belief.right / (belief.right + belief.wrong)
    return wait ? transfer * chanceOfRight(meanRecall(input.recall, wait)) + (1 - transfer) * unmet : unmet
  }
  return [...topics.values()]
    .flatMap((ofTopic) => {
      const [some] = ofTopic
      if (!some) return []
      const { topic, domain } = some
      const weight = exam.domains.find(({ id }) => id === domain)?.weight ?? 0
      const examShare = ((weight / weights) * ofTopic.length) / (sizes.get(domain) ?? 1)
      const chance = ofTopic.reduce((sum, each) => sum + chanceOf(each), 0) / ofTopic.length
      const responses = firstResponses.filter((each) => each.topic === topic && each.domain === domain)
      const right = responses.filter(({ correct }) => correct).length
      return {
        topic,
        domain,
        responses: responses.length,
        right,
        ...wilson(right, responses.length),
        chance,
        points: examShare * (1 - chance) * scaledRange,
      }
    })
    .toSorted((a, b) => b.points - a.points || (a.topic < b.topic ? -1 : 1))
}
