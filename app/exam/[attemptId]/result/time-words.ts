/** "1 min 34 s", "45 s", "2 min". */
export function timeWords(ms: number): string {
  const seconds = Math.round(ms / 1000)
  const minutes = Math.floor(seconds / 60)
  const rest = seconds % 60
  if (minutes === 0) return `${rest} s`
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`
}

/** Time shown is kept up to five minutes a question. */
export function shownFor(ms: number): string {
  return ms >= 300_000 ? '5 min or more' : timeWords(ms)
}
