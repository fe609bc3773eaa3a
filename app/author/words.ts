/** What the words of the file format are called on the page. */
export const STATUS_WORDS: Record<string, string> = {
  draft: 'Draft',
  review: 'In review',
  published: 'Published',
  retired: 'Retired',
}
export const LEVEL_WORDS: Record<string, string> = { recall: 'Recall', apply: 'Apply', analyse: 'Analyse' }
export const DIFFICULTY_WORDS: Record<string, string> = { easy: 'Easy', medium: 'Medium', hard: 'Hard' }

/** "72 % right (65–78 %), n = 60", or that there is nothing to say yet. */
export function shareWords(
  { n, right }: { n: number; right: number },
  { low, high }: { low: number; high: number },
): string {
  if (n === 0) return 'Not answered yet'
  const percent = (share: number) => Math.round(share * 100)
  return `${percent(right / n)} % right (${percent(low)}–${percent(high)} %), n = ${n}`
}

type Standing = {
  status: string | null
  current: number
  state: 'none' | 'draft' | 'review'
  editor: string | null
}

/** "Published, version 3; a draft, saved last by Ann." */
export function standingWords({ status, current, state, editor }: Standing): string {
  const published =
    status === null ? 'New, not published yet' : `${STATUS_WORDS[status] ?? status}, version ${current}`
  if (state === 'none') return `${published}.`
  const draft = state === 'review' ? 'a draft that waits for a review' : 'a draft'
  return `${published}; ${draft}, saved last by ${editor ?? 'nobody'}.`
}
