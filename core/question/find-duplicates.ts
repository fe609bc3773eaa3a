import { type QuestionIdentity } from './identify-question.ts'
import { compareProblems, finding, type Problem, toProblems } from './problem.ts'

/** Two stems are near-duplicates when they share this much of their three-word sequences (Jaccard index). */
export const NEAR_DUPLICATE = 0.6
const SHINGLE_WORDS = 3

/** What only shows across files: an id used twice (E03, at each of them) and stems that are nearly the same (W07). */
export function findDuplicates(identities: QuestionIdentity[]): Problem[] {
  const inOrder = identities.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  return [...repeatedIds(inOrder), ...nearDuplicates(inOrder)].sort(compareProblems)
}

function repeatedIds(identities: QuestionIdentity[]): Problem[] {
  const byId = new Map<string, QuestionIdentity[]>()
  for (const identity of identities) byId.set(identity.id, [...(byId.get(identity.id) ?? []), identity])
  return identities.flatMap(({ id, idPlace, path }) => {
    const others = byId.get(id)?.filter((other) => other.path !== path) ?? []
    if (others.length === 0) return []
    const places = others.map((other) => `${other.path}:${other.idPlace.line}`).join(', ')
    return toProblems(
      [finding('E03', idPlace, `id: used twice (${id}), also in ${places}; give one of them another id`)],
      path,
    )
  })
}

// An index from each word sequence to the stems that have it: only pairs with something in common are ever compared.
function nearDuplicates(identities: QuestionIdentity[]): Problem[] {
  const stems = identities
    .filter(({ isRetired }) => !isRetired)
    .map((identity) => ({ identity, shingles: shinglesOf(identity.stemWords) }))
  const having = new Map<string, number[]>()
  return stems.flatMap(({ identity, shingles }, index) => {
    const common = new Uint16Array(index)
    for (const shingle of shingles) {
      const earlier = having.get(shingle) ?? []
      for (const other of earlier) common[other] = (common[other] ?? 0) + 1
      earlier.push(index)
      having.set(shingle, earlier)
    }
    let [closest, likeness] = [-1, 0]
    common.forEach((shared, other) => {
      const stem = stems[other]
      if (!stem || isVariant(identity, stem.identity)) return
      const jaccard = shared / (shingles.size + stem.shingles.size - shared)
      if (jaccard > likeness) [closest, likeness] = [other, jaccard]
    })
    const twin = stems[closest]?.identity
    if (!twin || likeness < NEAR_DUPLICATE) return []
    const share = `${Math.round(likeness * 100)} %`
    const message = `the stem is nearly that of ${twin.path}:${twin.stemPlace.line} (${share} alike); change it, or give both one family`
    return toProblems([finding('W07', identity.stemPlace, message)], identity.path)
  })
}

// Variants of one scenario are alike on purpose.
function isVariant(a: QuestionIdentity, b: QuestionIdentity): boolean {
  return a.family !== null && a.family === b.family
}

function shinglesOf(words: string[]): Set<string> {
  const shingles = new Set<string>()
  for (let start = 0; start + SHINGLE_WORDS <= words.length; start++) {
    shingles.add(words.slice(start, start + SHINGLE_WORDS).join(' '))
  }
  return shingles
}
