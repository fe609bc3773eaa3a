import 'server-only'
import { seededRandom } from '#core/random.ts'
import type { Confidence } from '#core/scheduler/quality.ts'

/** What the demo's student is asked: how many options there are, and where the key is, by place. */
export type DemoQuestion = { id: string; topic: string; options: number; key: number[] }

export type DemoResponse = { chosen: number[]; confidence: Confidence; elapsedMs: number }

export type DemoLearner = {
  /** How they answer on a day; `tiredness` takes from what they know, from 0 to 1. */
  answer: (question: DemoQuestion, day: number, tiredness?: number) => DemoResponse
  /** They read why: the next time more of it is there. */
  learn: (question: DemoQuestion, day: number, wasRight: boolean) => void
  /** A number in [0, 1), from the same seed. */
  chance: () => number
}

type Trace = { day: number; stabilityDays: number }

/** One question in this many is a belief that no explanation has changed so far. */
const ONE_MISCONCEPTION_IN = 25
const GUESS = 0.25

/** Somebody who knows some topics well and others hardly, forgets, and is now and then sure of the wrong thing. */
export function createDemoLearner(seed: string): DemoLearner {
  const random = seededRandom(`demo ${seed}`)
  const traces = new Map<string, Trace>()
  const own = (what: string) => seededRandom(`demo ${seed} ${what}`)()
  const skillIn = (topic: string) => 0.1 + 0.6 * own(`skill in ${topic}`)
  const isMisconception = ({ id }: DemoQuestion) => own(`belief of ${id}`) < 1 / ONE_MISCONCEPTION_IN
  const knows = (question: DemoQuestion, day: number) => {
    const trace = traces.get(question.id)
    if (isMisconception(question)) return 0.35
    if (!trace) return skillIn(question.topic)
    return Math.exp((trace.day - day) / (2.5 * trace.stabilityDays))
  }
  return {
    chance: random,
    answer(question, day, tiredness = 0) {
      const known = knows(question, day) * (1 - tiredness)
      const isRight = random() < GUESS + (1 - GUESS) * known
      const usual = Math.floor(own(`mistake in ${question.id}`) * question.options)
      const slow = 0.6 + 0.9 * own(`pace in ${question.topic}`)
      return {
        chosen: isRight ? question.key : wrongPlaces(question, random() < 0.7 ? usual : 0),
        confidence: confidenceFor(isMisconception(question) ? 0.9 : known, random()),
        elapsedMs: Math.round(1000 * slow * (25 + 70 * random() + (isRight ? 0 : 20))),
      }
    },
    learn(question, day, wasRight) {
      const trace = traces.get(question.id)
      const stabilityDays = !trace ? (wasRight ? 5 : 1.4) : wasRight ? trace.stabilityDays * 1.75 : 1.2
      traces.set(question.id, { day, stabilityDays })
    },
  }
}

/** As many places as the key has, none of them the whole key: from one place on, the key's first left out. */
function wrongPlaces({ key, options }: DemoQuestion, from: number): number[] {
  const places = Array.from({ length: options }, (_, at) => (from + at) % options)
  const distractors = places.filter((place) => !key.includes(place))
  return [...distractors.slice(0, 1), ...key.slice(1)].toSorted((a, b) => a - b)
}

function confidenceFor(known: number, luck: number): Confidence {
  if (luck > 0.9) return null
  const felt = known + 0.4 * (luck / 0.9 - 0.5)
  if (felt > 0.7) return 'sure'
  return felt > 0.4 ? 'unsure' : 'guess'
}
