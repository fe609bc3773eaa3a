import { type Passage } from './passages.ts'
import { placedWords, wordsOf } from './words.ts'

export const SNIPPET_LENGTH = 160
/** How much is shown before the first word found, so that it does not stand without its sentence. */
const LEAD = 40

export type Snippet = { text: string; section: string | null }

/**
 * The passage that says most about the words, cut to 160 characters around them, with the section it stands in. Its
 * heading is quoted too when that has words the passage lacks; without any word the text begins as it begins.
 */
export function snippetOf(passages: Passage[], words: Iterable<string>): Snippet {
  const wanted = new Set(words)
  let best: Passage | undefined
  let most = 0
  for (const passage of passages) {
    const score = scoreOf(passage, wanted)
    if (score > most) [best, most] = [passage, score]
  }
  if (!best) return { text: cutAround(passages[0]?.text ?? '', wanted), section: null }
  const { text, heading, section } = best
  const hasMore = found(`${heading} ${text}`, wanted) > found(text, wanted)
  return { text: cutAround(hasMore ? `${heading}: ${text}` : text, wanted), section }
}

function scoreOf({ text, heading, isSentence }: Passage, wanted: Set<string>): number {
  const together = found(`${heading} ${text}`, wanted)
  return isSentence ? 2 * together + found(text, wanted) : together
}

/** How many of the words stand in a text, each counted once. */
function found(text: string, wanted: Set<string>): number {
  return new Set(wordsOf(text).filter((word) => wanted.has(word))).size
}

/** The stretch with the most different words, from word to word, with "…" where something is left out. */
function cutAround(text: string, wanted: Set<string>): string {
  if (text.length <= SNIPPET_LENGTH) return text
  const places = placedWords(text).filter(({ word }) => wanted.has(word))
  const room = SNIPPET_LENGTH - 2
  let from = 0
  let most = 0
  for (const { start } of places) {
    const begin = Math.max(0, Math.min(start - LEAD, text.length - room))
    const within = places.filter((other) => other.start >= begin && other.end <= begin + room)
    const different = new Set(within.map(({ word }) => word)).size
    if (different > most) [from, most] = [begin, different]
  }
  const until = from + room
  // Words cut in two are left out; a text without spaces is cut where it must be.
  const start = from === 0 ? 0 : indexAfter(text, from)
  const lastSpace = text.lastIndexOf(' ', until)
  const end = until >= text.length ? text.length : lastSpace > start ? lastSpace : until
  const kept = text.slice(start, end).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')
  return `${start > 0 ? '…' : ''}${kept.trim()}${end < text.length ? '…' : ''}`
}

function indexAfter(text: string, from: number): number {
  const space = text.indexOf(' ', from - 1)
  return space === -1 || space > from + LEAD ? from : space + 1
}
