/** How long, how much a day and how many questions: one row of the experiment. */
export type Regime = { name: string; days: number; minutesPerDay: number; items: number }

export const REGIMES: Regime[] = [
  { name: 'cram', days: 7, minutesPerDay: 60, items: 200 },
  { name: 'tight', days: 30, minutesPerDay: 30, items: 500 },
  { name: 'normal', days: 42, minutesPerDay: 45, items: 300 },
  { name: 'long', days: 90, minutesPerDay: 30, items: 500 },
]

export const TOPICS = 30
/** Domains 1–4 of SAA-C03, in per cent. */
export const DOMAINS = [30, 26, 24, 20].map((weight, index) => ({ id: index + 1, weight }))

/** Right by chance: four options. */
export const GUESS = 0.25
export const SECONDS_KNOWN = 45
/** With the explanation read. */
export const SECONDS_UNKNOWN = 90

/** The bank and the time there is for it; items are numbers from 0. */
export type Course = Regime & {
  secondsPerDay: number
  topicOf: Int32Array
  /** Places in DOMAINS. */
  domainOf: Int32Array
  /** An item's share of the exam; together 1. */
  weightOf: Float64Array
}

export function createCourse(regime: Regime): Course {
  const topicOf = Int32Array.from({ length: regime.items }, (_, item) => item % TOPICS)
  const domainOf = topicOf.map((topic) => topic % DOMAINS.length)
  const sizes = DOMAINS.map((_, domain) => domainOf.filter((each) => each === domain).length)
  const weightOf = Float64Array.from(
    domainOf,
    (domain) => (DOMAINS[domain]?.weight ?? 0) / 100 / (sizes[domain] ?? 1),
  )
  return { ...regime, secondsPerDay: regime.minutesPerDay * 60, topicOf, domainOf, weightOf }
}
