import { type RootContent } from 'mdast'
import { placeFinder } from './place.ts'
import { type Finding, finding } from './problem.ts'
import { proseMask } from './prose-mask.ts'

// "All of the above requirements" in a stem is fine: the words must end there.
const collective =
  /\b(?:all|none|both|neither|any)\s+of\s+(?:the\s+(?:above|below|other\s+(?:options|answers|choices))|these(?:\s+(?:options|answers|choices))?)(?=\s*(?:[.,;:!?)]|(?:is|are|apply)\b|$))/gi

// A lower-case "a" is mostly the article ("an option a customer has"), an upper-case "A" may be a DNS record.
const letter =
  /\b(?:(?:[Oo]ption|[Aa]nswer|[Cc]hoice|[Dd]istractor|OPTION|ANSWER|CHOICE)s?\s+\(?(?:[A-H]|[b-h]|a(?=\)|\s*(?:[.,;:!?]|$)|\s+(?:and|or|is|are)\s))\)?(?![\w'’-])|[Bb]oth\s+[A-H]\s+and\s+[A-H]\b)(?!\s+(?:records?|quer(?:y|ies)|(?:and|or)\s+AAAA)\b)/g

/** E12: "all of the above" and "option B" mean nothing once the options are shuffled. One text at a time. */
export function checkReferences(text: RootContent[], source: string): Finding[] {
  const mask = proseMask(text, source)
  const placeAt = placeFinder(source)
  const matches = (pattern: RegExp, advice: string) =>
    [...mask.matchAll(pattern)].map((match) => {
      return finding('E12', placeAt(match.index), `"${match[0].replace(/\s+/g, ' ')}": ${advice}`)
    })
  return [
    ...matches(collective, 'options are shuffled; write one that stands on its own'),
    ...matches(letter, 'options are shuffled; name what the option says'),
  ]
}
