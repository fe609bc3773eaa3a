import { type Finding, finding } from './problem.ts'
import { placeFinder } from './place.ts'

export const NESTING_LIMIT = 6
const LINE_LIMIT = 2000
const LIST_ITEM_LIMIT = 500

// Each limit alone keeps parsing far below a second, and is some times what a long lesson needs.
const markLimits = [
  { what: 'emphasis and code marks', limit: 2000, pattern: /[*_~`]+/g },
  { what: 'opening brackets', limit: 1000, pattern: /\[/g },
  { what: 'opening angle brackets', limit: 500, pattern: /</g },
  { what: 'web addresses', limit: 1000, pattern: /:\/\/|www\./gi },
  { what: 'table cells', limit: 4000, pattern: /\|/g },
]

/**
 * What would keep the Markdown parser busy for long. Asked in the raw text before it is called, since by the time
 * there is a tree it is too late: `>` × 50,000 takes 14 s, `a` over `-` on 32,000 lines 42 s, 5,000 options 6 s.
 */
export function markdownLimitFindings(body: string): Finding[] {
  const findings: Finding[] = []
  const lines = body.split('\n')
  if (lines.length > LINE_LIMIT) {
    findings.push(
      finding(
        'E13',
        { line: LINE_LIMIT + 1, column: 1 },
        `a file may have ${LINE_LIMIT} lines; this has ${lines.length}`,
      ),
    )
  }
  let listItems = 0
  lines.forEach((text, index) => {
    const markers = leadingMarkers(text)
    const tooDeep = markers[NESTING_LIMIT]
    if (tooDeep) findings.push(finding('E13', { line: index + 1, column: tooDeep.column }, deepMessage))
    const before = listItems
    listItems += markers.filter(({ isList }) => isList).length
    if (before <= LIST_ITEM_LIMIT && listItems > LIST_ITEM_LIMIT) {
      findings.push(
        finding(
          'E13',
          { line: index + 1, column: 1 },
          `a file may have ${LIST_ITEM_LIMIT} list items; this has more`,
        ),
      )
    }
  })
  for (const { what, limit, pattern } of markLimits) {
    const marks = [...body.matchAll(pattern)]
    const extra = marks[limit]
    if (extra)
      findings.push(
        finding(
          'E13',
          placeFinder(body)(extra.index),
          `a file may have ${limit} ${what}; this has ${marks.length}`,
        ),
      )
  }
  return findings
}

export const deepMessage = `quotes and lists nested deeper than ${NESTING_LIMIT}; make it flatter`

/** The quote and list markers a line begins with, each of which opens or continues one level. */
function leadingMarkers(line: string): { column: number; isList: boolean }[] {
  const isRule = /^[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$/.test(line)
  if (isRule) return []
  const markers: { column: number; isList: boolean }[] = []
  const next = /[ \t]*(>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$))/y
  for (let match = next.exec(line); match?.[1] !== undefined; match = next.exec(line)) {
    markers.push({ column: next.lastIndex - match[1].length + 1, isList: match[1] !== '>' })
  }
  return markers
}
