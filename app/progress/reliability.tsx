import { scaleLinear } from 'd3-scale'
import { Chart } from '#app/_components/charts/chart.tsx'
import type { ExamHistory } from '#server/exam-history.ts'
import { percent } from './accuracy.ts'

const HEIGHT = 260
const TOP = 12
const BASE = 220

/** Chances told before each exam's questions against what came, by tenths: on the line, they were true. */
export function Reliability({ foretold }: { foretold: ExamHistory['foretold'] }) {
  const { chances, bins, brier, naive } = foretold
  if (brier === null || naive === null) return null
  const x = scaleLinear([0, 1], [0, 100])
  const y = scaleLinear([0, 1], [BASE, TOP])
  const sentence = `Of ${chances} exam answers foretold, the app was off by ${brier.toFixed(3)} (Brier score); saying the same of every question would have been off by ${naive.toFixed(3)}.`
  return (
    <div>
      <h3 className="mb-2 font-medium">{sentence}</h3>
      <Chart
        id="reliability"
        title="Foretold chances and what came of them"
        description={bins
          .map(({ chance, share, n }) => `Told ${percent(chance)}, came ${percent(share)} (n = ${n}).`)
          .join(' ')}
        height={HEIGHT}
        className="max-w-[26rem]"
        caption="Across: the chance to be right that was foretold. Up: the share that was, with its 80 % interval and n. On the dashed line both agree. A Brier score is better the smaller; 0.25 is a coin."
        table={<Rows bins={bins} />}
      >
        {[0, 0.5, 1].map((share) => (
          <g key={share} className="fill-muted text-sm">
            <line x1="0" x2="100%" y1={y(share)} y2={y(share)} className="stroke-hairline" />
            <text x={`${x(share)}%`} y={BASE + 18} textAnchor={ANCHORS[share * 2]}>
              {percent(share)}
            </text>
          </g>
        ))}
        <line x1="0" x2="100%" y1={BASE} y2={TOP} className="stroke-control" strokeDasharray="4 3" />
        {bins.map(({ from, chance, share, low, high, n }) => (
          <g key={from}>
            <line
              x1={`${x(chance)}%`}
              x2={`${x(chance)}%`}
              y1={y(low)}
              y2={y(high)}
              className="stroke-control"
              strokeWidth="3"
            />
            <circle
              cx={`${x(chance)}%`}
              cy={y(share)}
              r="5"
              className="fill-ink stroke-paper"
              strokeWidth="1.5"
            />
            <text x={`${x(chance)}%`} dx="8" y={y(share) + 4} className="fill-muted text-sm">
              {n}
            </text>
          </g>
        ))}
      </Chart>
    </div>
  )
}

const ANCHORS = ['start', 'middle', 'end'] as const

function Rows({ bins }: { bins: ExamHistory['foretold']['bins'] }) {
  return (
    <>
      <thead>
        <tr>
          <th scope="col">Foretold</th>
          <th scope="col" className="number">
            On average
          </th>
          <th scope="col" className="number">
            Came right
          </th>
          <th scope="col">80 % interval</th>
        </tr>
      </thead>
      <tbody>
        {bins.map(({ from, to, chance, right, n, low, high }) => (
          <tr key={from}>
            <th scope="row" className="font-normal whitespace-nowrap">
              {percent(from)} to {percent(to)}
            </th>
            <td className="number">{percent(chance)}</td>
            <td className="number whitespace-nowrap">
              {right} of {n}
            </td>
            <td className="whitespace-nowrap">
              {percent(low)} to {percent(high)}
            </td>
          </tr>
        ))}
      </tbody>
    </>
  )
}
