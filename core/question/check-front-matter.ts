import { checkDatesAndSources } from './check-dates-and-sources.ts'
import { didYouMean } from './closest-word.ts'
import { type CheckContext, nameParts } from './context.ts'
import { isSlug, type QuestionFrontMatter } from './front-matter-schema.ts'
import { type Topic } from './pack.ts'
import { type Place } from './place.ts'
import { type Finding, finding } from './problem.ts'
import { type YamlReading } from './read-yaml.ts'

type Keys = Partial<QuestionFrontMatter>
type PlaceOf = (path: PropertyKey[]) => Place
type Reading = YamlReading<QuestionFrontMatter>

/** What the keys say about each other, the pack, the path and the date; `hasNotes` tells whether Notes has text. */
export function checkFrontMatter(reading: Reading, context: CheckContext, hasNotes: boolean): Finding[] {
  const { partly: keys, placeOf } = reading
  return [
    ...idFindings(keys, placeOf, context),
    ...taskFindings(keys, placeOf, context),
    ...topicFindings(keys, placeOf, context),
    ...conceptFindings(keys, placeOf, context.pack.topics),
    ...statusFindings(keys, reading, hasNotes),
    ...checkDatesAndSources(keys, placeOf, context),
  ]
}

function idFindings({ id, replacedBy }: Keys, placeOf: PlaceOf, { path }: CheckContext): Finding[] {
  if (id === undefined) return []
  const place = placeOf(['id'])
  const { name } = nameParts(path)
  const findings: Finding[] = []
  if (!isSlug(id))
    findings.push(finding('E03', place, `id: must be 3 to 64 of "a-z", "0-9" and "-" (${id.slice(0, 80)})`))
  else if (id !== name)
    findings.push(
      finding('E03', place, `id: ${id} is not the file name; name the file ${id}.md or write id: ${name}`),
    )
  if (replacedBy === id)
    findings.push(finding('E01', placeOf(['replacedBy']), `replacedBy: names the question itself (${id})`))
  return findings
}

function taskFindings({ task }: Keys, placeOf: PlaceOf, { pack }: CheckContext): Finding[] {
  const ids = pack.exam?.tasks.map((known) => known.id)
  if (task === undefined || !ids || ids.includes(task)) return []
  return [finding('E02', placeOf(['task']), `task: not in exam.yaml (${task}); use one of ${ids.join(', ')}`)]
}

function topicFindings({ topic }: Keys, placeOf: PlaceOf, { pack, path, hasFile }: CheckContext): Finding[] {
  if (topic === undefined) return []
  const place = placeOf(['topic'])
  const ids = pack.topics?.map((known) => known.id) ?? [topic]
  const findings: Finding[] = []
  const isKnown = ids.includes(topic)
  if (!isKnown)
    findings.push(finding('E02', place, `topic: not in topics.yaml (${topic})${didYouMean(topic, ids)}`))
  const { folder } = nameParts(path)
  if (folder !== topic) {
    findings.push(
      finding(
        'E02',
        place,
        `topic: ${topic} is not the folder (${folder || 'none'}); move the file to ${topic}/ or change the topic`,
      ),
    )
  }
  if (isKnown && hasFile && !hasFile(`${topic}/lesson.md`)) {
    findings.push(finding('W10', place, `topic: ${topic} has no lesson; write ${topic}/lesson.md`))
  }
  return findings
}

function conceptFindings(
  { topic, concepts = [] }: Keys,
  placeOf: PlaceOf,
  topics: Topic[] | null,
): Finding[] {
  const homes =
    topics &&
    new Map(topics.flatMap(({ id, concepts }) => concepts.map((concept) => [concept.id, id] as const)))
  return concepts.flatMap((concept, index) => {
    const place = placeOf(['concepts', index])
    if (concepts.indexOf(concept) < index)
      return [finding('E01', place, `concepts: given twice (${concept}); keep one`)]
    if (!homes) return []
    const home = homes.get(concept)
    if (home === undefined)
      return [
        finding(
          'E02',
          place,
          `concepts: not in topics.yaml (${concept})${didYouMean(concept, homes.keys())}`,
        ),
      ]
    if (index > 0 || topic === undefined || home === topic || !topics.some(({ id }) => id === topic))
      return []
    return [
      finding(
        'E02',
        place,
        `concepts: the first must belong to topic ${topic} (${concept} belongs to ${home})`,
      ),
    ]
  })
}

function statusFindings(
  { status, sources, replacedBy }: Keys,
  { placeOf, has }: Reading,
  hasNotes: boolean,
): Finding[] {
  if (status === 'retired' && replacedBy === undefined && !hasNotes) {
    return [
      finding(
        'E01',
        placeOf(['status']),
        'status: a retired question needs replacedBy, or its reason under "## Notes"',
      ),
    ]
  }
  if (status !== 'published') return []
  const findings: Finding[] = []
  // The empty path: a missing key is shown where the keys begin.
  if (!has('checked')) findings.push(finding('E01', placeOf([]), `checked: missing; ${dayAdvice}`))
  if (!has('sources')) findings.push(finding('E01', placeOf([]), `sources: missing; ${sourceAdvice}`))
  if (sources?.length === 0)
    findings.push(finding('E01', placeOf(['sources']), `sources: empty; ${sourceAdvice}`))
  return findings
}

const dayAdvice = 'a published question names the day its facts were verified'
const sourceAdvice = 'a published question names where its facts come from'
