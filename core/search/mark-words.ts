import { placedWords } from './words.ts'

/** The text in pieces, the words among `words` marked: put together again they are the text. */
export function markWords(text: string, words: Iterable<string>): { text: string; marked: boolean }[] {
  const wanted = new Set(words)
  const pieces: { text: string; marked: boolean }[] = []
  let at = 0
  for (const { word, start, end } of placedWords(text)) {
    if (!wanted.has(word)) continue
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false })
    pieces.push({ text: text.slice(start, end), marked: true })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false })
  return pieces
}
