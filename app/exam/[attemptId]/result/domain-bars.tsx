import type { AttemptResult } from '#server/attempt-result.ts'

type DomainBarsProps = { domains: AttemptResult['domains'] }

/** Per domain: the share right as a mark, and around it where the true share plausibly lies. */
export function DomainBars({ domains }: DomainBarsProps) {
  return (
    <>
      <ul className="grid grid-cols-1 gap-4">
        {domains.map((domain) => (
          <li key={domain.id}>
            <p className="flex flex-wrap justify-between gap-x-4 text-base">
              <span>{domain.title}</span>
              <span className="tabular-nums">
                {domain.correct} of {domain.total}
                {domain.standing && ` · ${STANDINGS[domain.standing]}`}
              </span>
            </p>
            {domain.total > 0 && <Bar {...domain} />}
          </li>
        ))}
      </ul>
      <p className="mt-4 text-sm text-muted">
        The mark is your share; the band says where your true share lies with 80 % confidence. It is wide
        because the questions are few.
        {domains.some(({ standing }) => standing !== null) &&
          ' Meets or below is said only when the whole band is on that side of the share that a pass takes; near, when it reaches over it.'}
      </p>
    </>
  )
}

const STANDINGS = {
  meets: 'meets the pass share',
  near: 'near the pass share',
  below: 'below the pass share',
}

type BarProps = { correct: number; total: number; low: number; high: number }

function Bar({ correct, total, low, high }: BarProps) {
  const share = (correct / total) * WIDTH
  const label = `${percent(correct / total)} right, plausibly between ${percent(low)} and ${percent(high)}`
  return (
    <div className="mt-1 flex items-center gap-3">
      <svg
        viewBox={`0 0 ${WIDTH} 16`}
        preserveAspectRatio="none"
        className="h-4 w-full min-w-0"
        role="img"
        aria-label={label}
      >
        <rect y="7" width={WIDTH} height="2" fill="var(--hairline)" />
        <rect
          x={low * WIDTH}
          y="4"
          width={(high - low) * WIDTH}
          height="8"
          fill="var(--control)"
          opacity="0.45"
        />
        <rect
          x={Math.min(WIDTH - MARK, Math.max(0, share - MARK / 2))}
          width={MARK}
          height="16"
          fill="var(--ink)"
        />
      </svg>
      <span aria-hidden="true" className="w-24 shrink-0 text-end text-sm text-muted tabular-nums">
        {percent(low)} to {percent(high)}
      </span>
    </div>
  )
}

const WIDTH = 400
const MARK = 4

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
