import { seededRandom } from '#core/random.ts'

/** A published question that may be drawn. */
export type FormCandidate = {
  questionId: string
  domain: number
  task: string
  topic: string
  family: string | null
  /** Whether this student has met it before. */
  seen: boolean
}

export type FormInput = {
  candidates: FormCandidate[]
  /** The blueprint, in its own order. */
  domains: { id: number; weight: number }[]
  total: number
  seed: string
}

export type Form = {
  slots: { questionId: string; domain: number }[]
  /** Domains that could not fill their own share; whoever shows the form says so. */
  shortfalls: { domain: number; wanted: number; got: number }[]
}

/**
 * Draws a form by the blueprint: each domain its share of slots, the tasks of a domain (then its topics) in turn,
 * no two questions of one family, and no seen question while its domain has an unseen one. Chance decides between
 * equals, and the order of the slots; both come from the seed, so the order of the candidates plays no part.
 *
 * Slots that a domain cannot fill go one by one to the domain with the largest blueprint weight × share of its
 * questions still left over: to the heavy ones first, and no bank is scraped bare while another is full.
 * With fewer questions than slots the form is shorter.
 */
export function assembleForm({ candidates, domains, total, seed }: FormInput): Form {
  const byDomain = new Map(domains.map(({ id }) => [id, candidates.filter((each) => each.domain === id)]))
  const luck = new Map(
    candidates.map((each) => [each.questionId, seededRandom(`${seed}/${each.questionId}`)()]),
  )
  const drawn: FormCandidate[] = []

  const leftIn = (domain: number) => {
    const taken = new Set(drawn.map(unit))
    return (byDomain.get(domain) ?? []).filter((each) => !taken.has(unit(each)))
  }
  const drawFrom = (domain: number) => {
    const next = best(leftIn(domain), drawn, luck)
    if (next) drawn.push(next)
    return next !== undefined
  }
  const leftOver = ({ id, weight }: { id: number; weight: number }) => {
    const all = new Set(byDomain.get(id)?.map(unit)).size
    return all === 0 ? 0 : (weight * new Set(leftIn(id).map(unit)).size) / all
  }

  const quotas = largestRemainder(
    domains.map(({ weight }) => weight),
    total,
  )
  const shortfalls = domains.flatMap(({ id }, index) => {
    const wanted = quotas[index] ?? 0
    let got = 0
    while (got < wanted && drawFrom(id)) got += 1
    return got < wanted ? [{ domain: id, wanted, got }] : []
  })
  while (drawn.length < total) {
    const fullest = domains.reduce<{ id: number; left: number } | null>((most, domain) => {
      const left = leftOver(domain)
      return left > (most?.left ?? 0) ? { id: domain.id, left } : most
    }, null)
    if (!fullest || !drawFrom(fullest.id)) break
  }

  const slots = drawn.map(({ questionId, domain }) => ({ questionId, domain }))
  return { slots: shuffled(slots, seededRandom(`${seed}/order`)), shortfalls }
}

/**
 * Which questions of a form are tried out without counting: each domain's share of `count` in proportion to its slots
 * (4/4/4/3 of 19/17/16/13), which of them by chance. A `count` below 1 is none.
 */
export function unscoredSlots(slots: Form['slots'], count: number, seed: string): Set<string> {
  if (count < 1) return new Set()
  const domains = [...new Set(slots.map(({ domain }) => domain))].sort((a, b) => a - b)
  const inDomain = (id: number) => slots.filter(({ domain }) => domain === id)
  const shares = largestRemainder(
    domains.map((id) => inDomain(id).length),
    count,
  )
  const tried = domains.flatMap((id, index) =>
    shuffled(inDomain(id), seededRandom(`${seed}/unscored/${id}`)).slice(0, shares[index] ?? 0),
  )
  return new Set(tried.map(({ questionId }) => questionId))
}

/** What may stand in a form once: a family, or a question that has none. */
function unit({ questionId, family }: FormCandidate): string {
  return family === null ? `question ${questionId}` : `family ${family}`
}

/** Unseen before seen, then the task drawn least so far, then the topic drawn least, then luck. */
function best(
  left: FormCandidate[],
  drawn: FormCandidate[],
  luck: Map<string, number>,
): FormCandidate | undefined {
  const ofTask = countBy(drawn, (each) => each.task)
  const ofTopic = countBy(drawn, (each) => each.topic)
  const isBetter = (a: FormCandidate, b: FormCandidate) => {
    if (a.seen !== b.seen) return b.seen
    const task = (ofTask.get(a.task) ?? 0) - (ofTask.get(b.task) ?? 0)
    const topic = (ofTopic.get(a.topic) ?? 0) - (ofTopic.get(b.topic) ?? 0)
    const byLuck = (luck.get(a.questionId) ?? 0) - (luck.get(b.questionId) ?? 0)
    return (task || topic || byLuck || (a.questionId < b.questionId ? -1 : 1)) < 0
  }
  return left.reduce<FormCandidate | undefined>(
    (so, each) => (so && !isBetter(each, so) ? so : each),
    undefined,
  )
}

function countBy<T>(items: T[], key: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1)
  return counts
}

function shuffled<T>(items: T[], random: () => number): T[] {
  // Sorting by a random key each is as even as Fisher–Yates' swaps, and shorter.
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)
}

/**
 * Shares a total by weight in whole numbers that add up to it (Hamilton's method): everybody's quota rounded
 * down, the rest one each to the largest remainders, equal ones in the order given.
 * Weights are whole numbers with any sum; when all are 0, nobody gets anything.
 */
export function largestRemainder(weights: number[], total: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  if (sum === 0) return weights.map(() => 0)
  const shares = weights.map((weight) => Math.floor((weight * total) / sum))
  const left = total - shares.reduce((a, b) => a + b, 0)
  const largest = weights
    .map((weight, index) => ({ index, remainder: (weight * total) % sum }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
    .slice(0, left)
  const lucky = new Set(largest.map(({ index }) => index))
  return shares.map((share, index) => share + (lucky.has(index) ? 1 : 0))
}
