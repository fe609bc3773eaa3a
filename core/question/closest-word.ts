/**
 * The word that was probably meant, or null when none is near: at most one slip in three letters
 * (letters added, dropped, changed or swapped with their neighbour).
 */
export function closestWord(written: string, words: Iterable<string>): string | null {
  if (written.length > 80) return null
  let closest: string | null = null
  let fewest = Math.max(1, Math.floor(written.length / 3)) + 1
  for (const word of words) {
    const slips =
      Math.abs(word.length - written.length) >= fewest
        ? fewest
        : distance(written.toLowerCase(), word.toLowerCase())
    if (slips < fewest) {
      fewest = slips
      closest = word
    }
  }
  return closest
}

/** `; did you mean "x"?`, or nothing. */
export function didYouMean(written: string, words: Iterable<string>): string {
  const word = closestWord(written, words)
  return word === null ? '' : `; did you mean "${word}"?`
}

// Optimal string alignment, three rows at a time.
function distance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let slips = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        slips = Math.min(slips, (beforeLast[j - 2] ?? 0) + 1)
      }
      row.push(slips)
    }
    beforeLast = last
    last = row
  }
  return last[b.length] ?? 0
}
