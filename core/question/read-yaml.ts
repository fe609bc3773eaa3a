import { type Document, isNode, parseDocument } from 'yaml'
import { type z } from 'zod'
import { normaliseLines } from './decode-source.ts'
import { type Place, placeFinder } from './place.ts'
import { type Finding } from './problem.ts'
import { issueFindings } from './yaml-issues.ts'
import { yamlLimitFinding } from './yaml-limits.ts'
import { aliasFinding, syntaxFindings } from './yaml-syntax.ts'

type Path = readonly PropertyKey[]

export type YamlReading<T> = {
  /** Null when anything is wrong. */
  whole: T | null
  /** The keys that are right, so that other checks can go on. */
  partly: Partial<T>
  findings: Finding[]
  placeOf: (path: Path) => Place
  /** Whether a key is written, right or wrong. */
  has: (key: string) => boolean
}

export type ZodObject<T> = z.ZodObject<z.ZodRawShape> & z.ZodType<T>

/**
 * Reads YAML 1.2 (core schema) by a zod object and says for each mistake where it stands. The text starts on line
 * `firstLine` of its file. Duplicate keys, tags and alias bombs are refused; nothing is executed.
 */
export function readYaml<T>(given: string, schema: ZodObject<T>, firstLine = 1): YamlReading<T> {
  const text = normaliseLines(given)
  const down = ({ line, column }: Place): Place => ({ line: line + firstLine - 1, column })
  const nothing = { whole: null, partly: {}, placeOf: () => down({ line: 1, column: 1 }), has: () => true }
  const limit = yamlLimitFinding(text)
  if (limit) return { ...nothing, findings: [{ ...limit, ...down(limit) }] }

  const options = { version: '1.2', schema: 'core', prettyErrors: false, stringKeys: true } as const
  const document = parseDocument(text, options)
  // Not yaml's LineCounter: after some errors it has missed lines.
  const find = placeFinder(text)
  const placeAt = (offset: number): Place => down(find(offset))
  const placeOf = (path: Path): Place => placeAt(offsetOf(document, path))
  const has = (key: string) => document.has(key)

  const findings = syntaxFindings(document, text, placeAt)
  const isReadable =
    document.errors.every(({ code }) => code === 'DUPLICATE_KEY') && !aliasFinding(document, placeAt)
  if (!isReadable) return { ...nothing, placeOf, findings }

  const raw: unknown = document.toJS({ maxAliasCount: 100 }) ?? {}
  const { success, data, error } = schema.safeParse(raw, { reportInput: true })
  if (success) return { whole: findings.length === 0 ? data : null, partly: data, findings, placeOf, has }
  findings.push(...issueFindings(error.issues, schema, { document, text, placeAt, placeOf }))
  return { whole: null, partly: readableKeys(raw, schema), findings, placeOf, has }
}

function readableKeys<T>(raw: unknown, schema: ZodObject<T>): Partial<T> {
  if (typeof raw !== 'object' || raw === null) return {}
  const keys = Object.entries(schema.shape).flatMap(([key, field]) => {
    const written: unknown = Object.getOwnPropertyDescriptor(raw, key)?.value
    const { success, data } = (field as z.ZodType).safeParse(written)
    return success ? [[key, data] as const] : []
  })
  return Object.fromEntries(keys) as Partial<T>
}

// The value; for a missing one the nearest thing around it that exists.
function offsetOf(document: Document.Parsed, path: Path): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}
