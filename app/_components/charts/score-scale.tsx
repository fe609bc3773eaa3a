import { scaleLinear } from 'd3-scale'

type ScoreScaleProps = {
  scaled: number
  interval: { low: number; high: number }
  scale: { minimum: number; maximum: number; pass: number }
  /** What the mark and its band are, read out with the numbers. */
  says: string
}

const HEIGHT = 92
const LINE = 46

/** The exam's scale with the pass line, a score as a mark, and around it where it plausibly lies. */
export function ScoreScale({ scaled, interval: { low, high }, scale, says }: ScoreScaleProps) {
  const { minimum, maximum, pass } = scale
  const percent = scaleLinear([minimum, maximum], [0, 100])
  const at = (score: number) => `${percent(score).toFixed(2)}%`
  return (
    <svg
      width="100%"
      height={HEIGHT}
      role="img"
      aria-label={`${says}: ${scaled}, plausibly between ${low} and ${high}, on the scale from ${minimum} to ${maximum}, passed from ${pass} on.`}
      className="my-2 overflow-visible tabular-nums"
    >
      <line x1="0" x2="100%" y1={LINE} y2={LINE} className="stroke-hairline" strokeWidth="4" />
      <rect
        x={at(low)}
        width={`${(percent(high) - percent(low)).toFixed(2)}%`}
        y={LINE - 9}
        height="18"
        rx="4"
        className="fill-control"
        opacity="0.45"
      />
      <line
        x1={at(pass)}
        x2={at(pass)}
        y1={LINE - 20}
        y2={LINE + 20}
        className="stroke-flame"
        strokeWidth="2"
      />
      <circle cx={at(scaled)} cy={LINE} r="8" className="fill-ink stroke-paper" strokeWidth="2" />
      <text x={at(scaled)} y={LINE - 28} textAnchor="middle" className="fill-ink text-base font-semibold">
        {scaled}
      </text>
      <g className="fill-muted text-sm">
        <text x="0" y={LINE + 38}>
          {minimum}
        </text>
        <text x={at(pass)} y={LINE + 38} textAnchor="middle">
          pass {pass}
        </text>
        <text x="100%" y={LINE + 38} textAnchor="end">
          {maximum}
        </text>
      </g>
    </svg>
  )
}
