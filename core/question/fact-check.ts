import { z } from 'zod'
import { didYouMean } from './closest-word.ts'
import { type Finding, finding, type Problem, toProblems } from './problem.ts'
import { readYaml } from './read-yaml.ts'
import { repeatedIds } from './repeated-ids.ts'

const text = z.string().min(1)

const factsFile = z.strictObject({
  facts: z
    .array(
      z.strictObject({
        id: z.string().regex(/^F\d{2}$/, 'must be "F" and two digits'),
        /** What study texts say, in one sentence. */
        claim: text,
        /** What holds. */
        truth: text,
        /** How well the truth is known; what is not at least `high` is taught with care and never asked. */
        sure: z.enum(['verified', 'high', 'medium', 'low']),
        taughtIn: z.array(z.string()),
        askedIn: z.array(z.string()),
      }),
    )
    .min(1),
})

export type Fact = z.infer<typeof factsFile>['facts'][number]

/** What a pack has for its facts to point at; topics are null when they could not be read. */
export type Taught = { topics: string[] | null; lessons: string[]; questions: string[] }

type PlaceOf = (path: PropertyKey[]) => { line: number; column: number }

/**
 * Reads fact-check.yaml: every fact has an id of its own, is taught in a lesson that exists, and names questions that
 * exist; none when it could not be verified, so that no question hinges on it.
 */
export function parseFacts(
  yaml: string,
  path: string,
  taught: Taught,
): { facts: Fact[] | null; problems: Problem[] } {
  const { whole, partly, placeOf, findings } = readYaml(yaml, factsFile)
  const facts = partly.facts ?? []
  findings.push(
    ...repeatedIds(facts, (index) => placeOf(['facts', index, 'id'])),
    ...facts.flatMap((fact, index) => [
      ...taughtFindings(fact, (path) => placeOf(['facts', index, ...path]), taught),
      ...askedFindings(fact, (path) => placeOf(['facts', index, ...path]), taught.questions),
    ]),
  )
  return {
    facts: findings.length === 0 && whole ? whole.facts : null,
    problems: toProblems(findings, path),
  }
}

function taughtFindings({ taughtIn }: Fact, placeOf: PlaceOf, { topics, lessons }: Taught): Finding[] {
  if (taughtIn.length === 0)
    return [finding('E01', placeOf(['taughtIn']), 'taughtIn: empty; name the topic whose lesson says it')]
  const unknown = topics ? unknownIds(taughtIn, topics) : []
  if (unknown.length === 0 && !taughtIn.some((topic) => lessons.includes(topic)))
    return [finding('E02', placeOf(['taughtIn']), `taughtIn: no lesson in ${taughtIn.join(', ')}`)]
  return unknown.map(({ id, index }) => {
    const advice = didYouMean(id, topics ?? [])
    return finding('E02', placeOf(['taughtIn', index]), `taughtIn: not in topics.yaml (${id})${advice}`)
  })
}

function askedFindings({ sure, askedIn }: Fact, placeOf: PlaceOf, questions: string[]): Finding[] {
  const findings = unknownIds(askedIn, questions).map(({ id, index }) => {
    const advice = didYouMean(id, questions)
    return finding('E02', placeOf(['askedIn', index]), `askedIn: no such question (${id})${advice}`)
  })
  if (askedIn.length > 0 && (sure === 'medium' || sure === 'low')) {
    const message = `askedIn: must be empty while sure is ${sure}; no question may hinge on it`
    findings.push(finding('E01', placeOf(['askedIn']), message))
  }
  return findings
}

function unknownIds(ids: string[], known: string[]): { id: string; index: number }[] {
  return ids.map((id, index) => ({ id, index })).filter(({ id }) => !known.includes(id))
}
