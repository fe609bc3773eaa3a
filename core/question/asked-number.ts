import { type RootContent } from 'mdast'
import { type Place, placeFinder } from './place.ts'
import { proseMask } from './prose-mask.ts'

/** How many answers a stem asks for, in which words and where. */
export type Asked = { count: number; words: string; place: Place }

const numbers = ['one', 'two', 'three', 'four', 'five', 'six']

// "Choose TWO", "Select the three", "combination of 2 steps", and "Which two …?" when it is asked, not told.
const request =
  /\b(?:(?:choose|select|pick|mark|tick)(?:\s+(?:the|any|exactly|only|all|best|correct))*|combination\s+of|(?:which|what)(?=[^.?!]{0,300}\?))\s+(one|two|three|four|five|six|[1-6])\b/gi

/** Reads "Choose two" and the like. The last request counts: a number in the story is not the one asked for. */
export function askedNumber(stem: RootContent[], source: string): Asked | null {
  const match = [...proseMask(stem, source).matchAll(request)].at(-1)
  const written = match?.[1]
  if (!match || !written) return null
  const count = /\d/.test(written) ? Number(written) : numbers.indexOf(written.toLowerCase()) + 1
  return { count, words: match[0].replace(/\s+/g, ' '), place: placeFinder(source)(match.index) }
}
