import { type PlacedOption } from './parse-option.ts'
import { type Finding, finding } from './problem.ts'
import { type Place } from './place.ts'
import { type Asked } from './asked-number.ts'
import { comparable, showsNothing } from './shown-text.ts'

type QuestionType = 'single' | 'multiple' | undefined

/** E04: the keys against the type and against the number the stem asks for. An unreadable type is not judged. */
export function checkKeys(type: QuestionType, options: PlacedOption[], asked: Asked | null): Finding[] {
  const first = options[0]?.place
  if (!first) return []
  const keys = options.filter((option) => option.key)
  if (keys.length === 0) return [finding('E04', first, 'no key; mark the key with "[x]"')]

  const findings: Finding[] = []
  const [, second] = keys
  if (type === 'single' && second) {
    findings.push(
      finding(
        'E04',
        second.place,
        `a single question has one key (${keys.length}); mark the others "[ ]" or write type: multiple`,
      ),
    )
  }
  if (type === 'multiple' && !second) {
    findings.push(
      finding(
        'E04',
        first,
        'a multiple question has at least two keys (1); mark them with "[x]" or write type: single',
      ),
    )
  }
  if (keys.length === options.length)
    findings.push(finding('E04', first, 'every option is a key; mark the wrong ones with "[ ]"'))
  if (asked && asked.count !== keys.length) {
    findings.push(
      finding(
        'E04',
        asked.place,
        `the stem asks for ${asked.count} (${asked.words}), the keys are ${keys.length}`,
      ),
    )
  }
  return findings
}

/** E06: options that a reader could not tell apart; shown at the later one. */
export function checkDistinct(options: PlacedOption[]): Finding[] {
  const seen = new Map<string, Place>()
  return options.flatMap(({ text, place }) => {
    if (showsNothing(text)) return []
    const sign = comparable(text)
    const earlier = seen.get(sign)
    if (!earlier) seen.set(sign, place)
    return earlier
      ? [finding('E06', place, `the same option as on line ${earlier.line}; change one of them`)]
      : []
  })
}
