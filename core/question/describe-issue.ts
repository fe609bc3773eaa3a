import { type z } from 'zod'
import { didYouMean } from './closest-word.ts'

const kinds: Record<string, string> = {
  string: 'text; put it in quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of "key: value" lines',
  record: 'a map of "key: value" lines',
}

/** What is wrong with a value and what to write instead; `written` is the value as it stands in the file. */
export function describeIssue(issue: z.core.$ZodIssue, written: string): string {
  const field = fieldName(issue.path)
  const shown = written.trim() === '' ? '' : ` (${shorten(written)})`
  if (issue.input === undefined) return `${field}: missing; add it`
  if (issue.input === null) return `${field}: empty; write a value`

  switch (issue.code) {
    case 'invalid_type':
      return `${field}: must be ${kinds[issue.expected] ?? issue.expected}${shown}`
    case 'invalid_value':
      return `${field}: must be ${orList(issue.values.map(String))}${shown}${didYouMean(written, issue.values.map(String))}`
    case 'too_small':
      return `${field}: ${amount('at least', issue.minimum, issue.origin)}${shown}`
    case 'too_big':
      return `${field}: ${amount('at most', issue.maximum, issue.origin)}${shown}`
    default:
      return `${field}: ${issue.message}${shown}`
  }
}

/** `sources[0].url` */
function fieldName(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the keys'
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${String(step)}`))
    .join('')
}

function amount(bound: string, limit: number | bigint, origin: string): string {
  const nouns: Record<string, [one: string, many: string]> = {
    string: ['character', 'characters'],
    array: ['entry', 'entries'],
  }
  const [one, many] = nouns[origin] ?? []
  return many === undefined
    ? `must be ${bound} ${limit}`
    : `must have ${bound} ${limit} ${Number(limit) === 1 ? one : many}`
}

function orList(values: string[]): string {
  const last = values.at(-1) ?? ''
  return values.length < 2 ? last : `${values.slice(0, -1).join(', ')} or ${last}`
}

function shorten(written: string): string {
  const line = written.replace(/\s+/g, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}
