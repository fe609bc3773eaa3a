import { type Document, isAlias, isMap, isNode, isScalar } from 'yaml'
import { type z } from 'zod'
import { didYouMean } from './closest-word.ts'
import { describeIssue } from './describe-issue.ts'
import { type Place } from './place.ts'
import { type Finding, finding } from './problem.ts'
import { isUnsafeKey } from './yaml-syntax.ts'

type Path = readonly PropertyKey[]
type Written = {
  document: Document.Parsed
  text: string
  placeAt: (offset: number) => Place
  placeOf: (path: Path) => Place
}

/** Zod's issues where they stand in the YAML: at the value, at an unknown key, or at the map that lacks a key. */
export function issueFindings(issues: z.core.$ZodIssue[], schema: z.ZodType, written: Written): Finding[] {
  const seen = new Set<string>()
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return unknownKeys(issue.path, issue.keys, schema, written)
    // What follows on the first issue of a value is noise: text instead of a list is "too long" as well.
    const path = JSON.stringify(issue.path)
    const isFirst = !seen.has(path)
    seen.add(path)
    return isFirst
      ? [finding('E01', written.placeOf(issue.path), describeIssue(issue, valueText(issue.path, written)))]
      : []
  })
}

function valueText(path: Path, { document, text }: Written): string {
  const node = document.getIn(path, true)
  if (!isNode(node) || isAlias(node) || !node.range) return ''
  return text.slice(node.range[0], node.range[1])
}

function unknownKeys(
  path: Path,
  keys: string[],
  schema: z.ZodType,
  { document, placeAt }: Written,
): Finding[] {
  const map = path.length === 0 ? document.contents : document.getIn(path, true)
  const known = knownKeys(schema, path)
  return keys
    .filter((key) => !isUnsafeKey(key))
    .map((key) => {
      const pair = isMap(map)
        ? map.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
        : undefined
      const offset = (isScalar(pair?.key) && pair.key.range?.[0]) || 0
      return finding('E01', placeAt(offset), `${key}: unknown key${didYouMean(key, known) || '; remove it'}`)
    })
}

// The keys of a nested object are found by walking the schema along the path.
function knownKeys(schema: z.ZodType, path: Path): string[] {
  const [step, ...rest] = path
  if ('shape' in schema) {
    const shape = schema.shape as Record<PropertyKey, z.ZodType>
    if (step === undefined) return Object.keys(shape)
    return shape[step] ? knownKeys(shape[step], rest) : []
  }
  if ('element' in schema) return knownKeys(schema.element as z.ZodType, rest)
  return 'unwrap' in schema ? knownKeys((schema.unwrap as () => z.ZodType)(), path) : []
}
