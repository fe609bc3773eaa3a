const WORD = /[\p{L}\p{M}\p{N}]+/gu

/** A text's words as they are compared: "Multi-AZ" is `multi` and `az`. */
export function wordsOf(text: string): string[] {
  return (text.match(WORD) ?? []).map(comparableWord)
}

/** The words of a text with their places in it. */
export function placedWords(text: string): { word: string; start: number; end: number }[] {
  return [...text.matchAll(WORD)].map(({ 0: written, index }) => {
    return { word: comparableWord(written), start: index, end: index + written.length }
  })
}

function comparableWord(written: string): string {
  return written.normalize('NFC').toLowerCase()
}

const COMMON = new Set(
  (
    'a an and any are as at be been but by can could do does for from had has have how i if in into is it its me my no ' +
    'not of on or our should so than that the their them then there these they this those to use used uses using was ' +
    'we what when where which while who why will with would you your'
  ).split(' '),
)

/** The words worth looking for: all but those that every sentence has. */
export function tellingWords(text: string): string[] {
  return wordsOf(text).filter((word) => !COMMON.has(word))
}
