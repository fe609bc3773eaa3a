import type { Trend } from '#core/statistics/trend.ts'

const TURNS = {
  better: { mark: '↑', word: 'better' },
  worse: { mark: '↓', word: 'worse' },
  steady: { mark: '→', word: 'no clear turn' },
}

/** Whether the last answers went better than those before: a shape, a word and the numbers. */
export function TrendMark({ trend }: { trend: Trend | null }) {
  if (!trend)
    return (
      <>
        <span aria-hidden="true">–</span>
        <span className="sr-only">too few answers</span>
      </>
    )
  const { now, before, turn } = trend
  return (
    <>
      <span className="whitespace-nowrap">
        <span aria-hidden="true">{TURNS[turn].mark} </span>
        {TURNS[turn].word}
      </span>
      <span className="block text-sm whitespace-nowrap text-muted">
        {now.right} of {now.n}, was {before.right} of {before.n}
      </span>
    </>
  )
}
