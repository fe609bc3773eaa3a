import { type Finding, finding } from './problem.ts'
import { placeFinder } from './place.ts'

export const ALIAS_LIMIT = 10
const NESTING_LIMIT = 10
const BARE_QUESTION_MARKS = 3

/**
 * What must not reach the YAML parser: a thousand nested brackets abort the whole process (a regular expression
 * too large for V8) and nested `? ? ?` keys take exponential time. Cheap and linear; quoted brackets count too.
 */
export function yamlLimitFinding(text: string): Finding | null {
  const placeAt = placeFinder(text)
  const tooDeep = bracketNesting(text) ?? indicatorNesting(text)
  if (tooDeep !== null) return finding('E13', placeAt(tooDeep), `YAML is nested deeper than ${NESTING_LIMIT}`)

  const marks = [...text.matchAll(/(?<=^|[\s[{,?])\?(?=\s|$)/g)]
  const extra = marks[BARE_QUESTION_MARKS]
  if (extra) return finding('E13', placeAt(extra.index), 'YAML with "?" keys; write "key: value" lines')
  return null
}

function bracketNesting(text: string): number | null {
  let depth = 0
  for (let offset = 0; offset < text.length; offset++) {
    const character = text[offset]
    if (character === '[' || character === '{') depth++
    if ((character === ']' || character === '}') && depth > 0) depth--
    if (depth > NESTING_LIMIT) return offset
  }
  return null
}

// `- - - - a` and `a: b: c: d`: one level for each indicator of a line.
function indicatorNesting(text: string): number | null {
  let start = 0
  for (const line of text.split('\n')) {
    const indicators = [...line.matchAll(/(?<=^|\s)-(?=\s|$)|:(?=\s)/g)]
    const extra = indicators[NESTING_LIMIT]
    if (extra) return start + extra.index
    start += line.length + 1
  }
  return null
}
