import { scaleLinear } from 'd3-scale'
import { Chart } from '#app/_components/charts/chart.tsx'
import type { Calibration } from '#core/statistics/calibration.ts'
import { ENOUGH_ANSWERS, percent } from './accuracy.ts'

type CalibrationPlotProps = { calibration: Calibration[] }

const ROW = 56
const WORDS = { sure: 'Sure', unsure: 'Unsure', guess: 'Guess' }

/** How often somebody is right with each of the three confidences: said and true should agree. */
export function CalibrationPlot({ calibration }: CalibrationPlotProps) {
  const x = scaleLinear([0, 1], [0, 100])
  const at = (share: number) => `${x(share).toFixed(1)}%`
  const base = ROW * calibration.length + 4
  return (
    <div>
      <h3 className="mb-2 font-medium">{sentence(calibration)}</h3>
      <Chart
        id="calibration"
        title="Share of right answers by what you said about them"
        description={calibration.map((each) => `${WORDS[each.said]}: ${said(each)}.`).join(' ')}
        height={base + 24}
        caption="The mark is the share that was right, the bar its 80 % interval. Answers without a word on how sure you were are left out."
        table={<Rows calibration={calibration} />}
      >
        {[0, 0.5, 1].map((share) => (
          <g key={share} className="fill-muted text-sm">
            <line x1={at(share)} x2={at(share)} y1="0" y2={base} className="stroke-hairline" />
            <text x={at(share)} y={base + 18} textAnchor={anchorAt(share)}>
              {percent(share)}
            </text>
          </g>
        ))}
        {calibration.map((each, row) => (
          <g key={each.said} transform={`translate(0 ${row * ROW})`}>
            <text x="4" y="20" className="fill-ink text-sm">
              <tspan className="font-medium">{WORDS[each.said]}</tspan> {said(each)}
            </text>
            {each.share !== null && each.n >= ENOUGH_ANSWERS && (
              <>
                <line
                  x1={at(each.low)}
                  x2={at(each.high)}
                  y1="36"
                  y2="36"
                  className="stroke-control"
                  strokeWidth="6"
                  strokeLinecap="round"
                />
                <circle
                  cx={at(each.share)}
                  cy="36"
                  r="5"
                  className="fill-ink stroke-paper"
                  strokeWidth="1.5"
                />
              </>
            )}
          </g>
        ))}
      </Chart>
    </div>
  )
}

function anchorAt(share: number): 'start' | 'middle' | 'end' {
  if (share === 0) return 'start'
  return share === 1 ? 'end' : 'middle'
}

function sentence(calibration: Calibration[]): string {
  const [sure] = calibration
  if (!sure || sure.share === null || sure.n < ENOUGH_ANSWERS)
    return `Not enough answers that you were sure about to hold against what came (n = ${sure?.n ?? 0}).`
  return `When you are sure, you are right ${percent(sure.share)} of the time (n = ${sure.n}).`
}

function said({ share, n, low, high }: Calibration): string {
  return share === null || n < ENOUGH_ANSWERS
    ? `not enough data yet (n = ${n})`
    : `${percent(share)} right (n = ${n}), ${percent(low)} to ${percent(high)}`
}

function Rows({ calibration }: CalibrationPlotProps) {
  return (
    <>
      <thead>
        <tr>
          <th scope="col">You said</th>
          <th scope="col" className="number">
            Right
          </th>
          <th scope="col" className="number">
            80 % interval
          </th>
        </tr>
      </thead>
      <tbody>
        {calibration.map(({ said, right, n, low, high }) => (
          <tr key={said}>
            <th scope="row" className="font-normal">
              {WORDS[said]}
            </th>
            <td className="number">
              {right} of {n}
            </td>
            <td className="number">
              {percent(low)} to {percent(high)}
            </td>
          </tr>
        ))}
      </tbody>
    </>
  )
}
