import { NEEDED_PER_DOMAIN } from '#core/statistics/readiness.ts'

/**
 * An order in which new questions of domains that have had too few come before other new ones, the barest domain first;
 * everything else keeps its place, and as many new questions are asked. Otherwise a plan would leave light domains for
 * the end, and nobody could say how ready the student is. `newIn` gives a new question's domain, null for one met before;
 * `firstResponses` counts by domain.
 */
export function evenFirst(
  order: number[],
  newIn: (question: number) => number | null,
  firstResponses: ArrayLike<number>,
): number[] {
  const fresh = order.filter((question) => newIn(question) !== null)
  const counts = Array.from(firstResponses)
  const first: number[] = []
  const taken = new Set<number>()
  for (;;) {
    const bare = counts
      .map((count, domain) => ({ count, domain }))
      .filter(({ count }) => count < NEEDED_PER_DOMAIN)
      .toSorted((a, b) => a.count - b.count)
    const found = bare
      .map(({ domain }) => fresh.find((question) => newIn(question) === domain && !taken.has(question)))
      .find((question) => question !== undefined)
    if (found === undefined) break
    taken.add(found)
    first.push(found)
    const domain = newIn(found) ?? 0
    counts[domain] = (counts[domain] ?? 0) + 1
  }
  const rest = [...first, ...fresh.filter((question) => !taken.has(question))].values()
  return order.map((question) => (newIn(question) === null ? question : (rest.next().value ?? question)))
}
