/** How long questions were shown, of those that were shown at all. Times are milliseconds, `paceMs` the even share. */
export type Pace = { shown: number; medianMs: number; slower: number; paceMs: number }

/** Time per question against the exam's even share of its limit (130 minutes for 65: two minutes each). */
export function paceOf(elapsed: number[], exam: { minutes: number; questions: number }): Pace {
  const paceMs = Math.round((exam.minutes * 60_000) / exam.questions)
  const times = elapsed.filter((ms) => ms > 0).sort((a, b) => a - b)
  const middle = times.length >> 1
  const upper = times[middle] ?? 0
  const medianMs = times.length % 2 === 1 ? upper : ((times[middle - 1] ?? 0) + upper) / 2
  return { shown: times.length, medianMs, slower: times.filter((ms) => ms > paceMs).length, paceMs }
}
