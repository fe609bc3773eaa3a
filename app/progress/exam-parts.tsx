import { scaleLinear } from 'd3-scale'
import { Chart } from '#app/_components/charts/chart.tsx'
import { BESIDE_AXIS, ShareAxis } from '#app/_components/charts/share-axis.tsx'
import type { PartAccuracy } from '#core/statistics/accuracy-by-part.ts'
import type { ExamHistory } from '#server/exam-history.ts'
import { percent } from './accuracy.ts'

const HEIGHT = 190
const TOP = 20
const BASE = 156

/** Whether accuracy holds until the end of a full exam. */
export function ExamParts({ parts }: { parts: ExamHistory['parts'] }) {
  if (!parts) return null
  const { accuracy, sittings } = parts
  const y = scaleLinear([0, 1], [BASE, TOP])
  const step = (100 - BESIDE_AXIS) / accuracy.length
  const first = accuracy[0]
  const last = accuracy.at(-1)
  if (!first || !last) return null
  return (
    <div>
      <h3 className="mb-2 font-medium">{sentence(first, last, sittings)}</h3>
      <Chart
        id="parts"
        title="Accuracy by part of full exams"
        description={accuracy
          .map(({ from, to, n, right }) => `Questions ${from} to ${to}: ${right} of ${n} right.`)
          .join(' ')}
        height={HEIGHT}
        caption="Share right by place in the exam, with its 80 % interval. A blank counts as wrong, as in the exam."
        table={<Rows parts={accuracy} />}
      >
        <ShareAxis y={y} />
        {accuracy.map(({ from, to, n, right, low, high }, index) => {
          const x = `${(BESIDE_AXIS + (index + 0.5) * step).toFixed(2)}%`
          return (
            <g key={from} textAnchor="middle" className="fill-muted text-sm">
              <line
                x1={x}
                x2={x}
                y1={y(low)}
                y2={y(high)}
                className="stroke-control"
                strokeWidth="6"
                strokeLinecap="round"
              />
              <circle cx={x} cy={y(right / n)} r="5" className="fill-ink stroke-paper" strokeWidth="1.5" />
              <text x={x} y={BASE + 18}>
                {from}–{to}
              </text>
            </g>
          )
        })}
      </Chart>
    </div>
  )
}

function sentence(first: PartAccuracy, last: PartAccuracy, sittings: number): string {
  const [early, late] = [percent(first.right / first.n), percent(last.right / last.n)]
  const of = `in ${sittings === 1 ? 'a full exam' : `${sittings} full exams`}`
  const numbers = `${early} right in the first fifth, ${late} in the last (n = ${last.n} each, ${of})`
  if (last.high < first.low) return `You tire towards the end: ${numbers}.`
  if (last.low > first.high) return `You start slowly: ${numbers}.`
  return `Early or late makes no difference that could be told from chance: ${numbers}.`
}

function Rows({ parts }: { parts: PartAccuracy[] }) {
  return (
    <>
      <thead>
        <tr>
          <th scope="col">Questions</th>
          <th scope="col" className="number">
            Right
          </th>
          <th scope="col">80 % interval</th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ from, to, right, n, low, high }) => (
          <tr key={from}>
            <th scope="row" className="font-normal whitespace-nowrap">
              {from} to {to}
            </th>
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
