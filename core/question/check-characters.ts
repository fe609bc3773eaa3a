import { type Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { sourceOf, startOf } from './place.ts'
import { type Finding, finding } from './problem.ts'

// Control characters but tab and line feed, non-characters, lone surrogates, and what turns the reading direction.
const forbidden =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF\uFDD0-\uFDEF\u202A-\u202E\u2066-\u2069]|\p{Cs}/gu

/** E11: characters that make a text look other than it is, the first of each line. */
export function checkCharacters(text: string): Finding[] {
  return text.split('\n').flatMap((line, index) => {
    const matches = [...line.matchAll(forbidden)]
    const [first] = matches
    if (!first) return []
    const more = matches.length > 1 ? ` and ${matches.length - 1} more on this line` : ''
    return [
      finding('E11', { line: index + 1, column: first.index + 1 }, `${nameOf(first[0])}${more}; remove it`),
    ]
  })
}

/** E11 again, for the same characters written as `&#x202E;`. */
export function checkEntities(root: Root, source: string): Finding[] {
  const findings: Finding[] = []
  visit(root, 'text', (node) => {
    const hidden = forbiddenCharacter(sourceOf(node, source)) ? null : forbiddenCharacter(node.value)
    if (hidden) findings.push(finding('E11', startOf(node), `${hidden} written as an entity; remove it`))
  })
  return findings
}

/** The name of the first character that no text may have, or null. */
export function forbiddenCharacter(text: string): string | null {
  const [character] = text.match(forbidden) ?? []
  return character === undefined ? null : nameOf(character)
}

function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const kind = code >= 0x202a && code <= 0x2069 ? 'bidirectional override' : 'control character'
  return `${kind} U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
