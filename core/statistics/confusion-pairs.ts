import type { Subject } from './confused-subject.ts'

/** How often somebody took one subject for another, and on which day last. */
export type Confusion = { own: Subject; other: Subject; count: number; lastDay: number }

/** Two topics that were taken for each other, and of which of their concepts that is to be said. */
export type ConfusionPair = {
  /** In the order of their ids, whichever was meant. */
  topics: [string, string]
  n: number
  lastDay: number
  /** Of the concepts, those mistaken often enough to be named; most often first. */
  concepts: { own: Subject; other: Subject; n: number }[]
}

/** From how many mistakes on a pair is named: fewer are as likely a slip. */
export const ENOUGH_CONFUSIONS = 3

/** Pairs of topics by how often they were confused, those below the threshold left out. */
export function confusionPairs(confusions: Confusion[]): ConfusionPair[] {
  return grouped(confusions, ({ own, other }) => pairOf(own.topic, other.topic).join(' '))
    .flatMap((ofPair) => {
      const [some] = ofPair
      if (!some) return []
      const lastDay = Math.max(...ofPair.map((each) => each.lastDay))
      return [
        {
          topics: pairOf(some.own.topic, some.other.topic),
          n: total(ofPair),
          lastDay,
          concepts: conceptPairs(ofPair),
        },
      ]
    })
    .filter(({ n }) => n >= ENOUGH_CONFUSIONS)
    .toSorted(
      (a, b) => b.n - a.n || b.lastDay - a.lastDay || (a.topics.join(' ') < b.topics.join(' ') ? -1 : 1),
    )
}

/** Two topics in the order of their ids. */
export function pairOf(one: string, other: string): [string, string] {
  return one < other ? [one, other] : [other, one]
}

function conceptPairs(ofPair: Confusion[]): ConfusionPair['concepts'] {
  const named = ofPair.filter(({ own, other }) => own.concept !== null && other.concept !== null)
  return grouped(named, ({ own, other }) => `${own.concept} ${other.concept}`)
    .flatMap((ofBoth) => ofBoth.slice(0, 1).map(({ own, other }) => ({ own, other, n: total(ofBoth) })))
    .filter(({ n }) => n >= ENOUGH_CONFUSIONS)
    .toSorted((a, b) => b.n - a.n)
}

function grouped(confusions: Confusion[], key: (confusion: Confusion) => string): Confusion[][] {
  const groups = new Map<string, Confusion[]>()
  for (const each of confusions) groups.set(key(each), [...(groups.get(key(each)) ?? []), each])
  return [...groups.values()]
}

function total(confusions: Confusion[]): number {
  return confusions.reduce((sum, { count }) => sum + count, 0)
}
