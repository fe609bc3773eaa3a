import { scaleLinear } from 'd3-scale'
import { Chart } from '#app/_components/charts/chart.tsx'
import type { Weakness } from '#server/weak-topics.ts'
import { ENOUGH_ANSWERS, percent } from './accuracy.ts'

type DomainWeightsProps = { domains: Weakness['domains'] }

const ROW = 98
const BAR = 10
/** Fewer answers are spread by chance. */
const ENOUGH_TO_COMPARE = 20
/** Closer to the exam’s weights than this, there is nothing to mend. */
const CLOSE = 0.05

/** What the exam weighs against what was answered, domain by domain, and how it went. */
export function DomainWeights({ domains }: DomainWeightsProps) {
  const most = Math.max(...domains.flatMap(({ weight, answered }) => [weight, answered]))
  const x = scaleLinear([0, most], [0, 100])
  return (
    <div>
      <h3 className="mb-2 font-medium">{sentence(domains)}</h3>
      <Chart
        id="domain-weights"
        title="Domains: share of the exam and share of your answers"
        description={domains.map((each) => `Domain ${each.domain}: ${said(each)}.`).join(' ')}
        height={ROW * domains.length}
        caption="Outlined: what the domain weighs in the exam. Filled: its share of your first answers and exam answers."
        table={<Rows domains={domains} />}
      >
        {domains.map((each, at) => (
          <g key={each.domain} transform={`translate(0 ${at * ROW})`}>
            <text y="16" className="fill-ink text-sm font-medium">
              {each.domain} {each.title}
            </text>
            <rect
              x="1"
              y="24"
              width={`${x(each.weight)}%`}
              height={BAR}
              className="fill-transparent stroke-control"
            />
            <rect
              x="1"
              y={24 + BAR}
              width={`${x(each.answered)}%`}
              height={BAR}
              fill={`var(--domain-${each.domain})`}
            />
            <text y={24 + 2 * BAR + 17} className="fill-muted text-sm">
              {percent(each.weight)} of the exam, {percent(each.answered)} of your answers
            </text>
            <text y={24 + 2 * BAR + 37} className="fill-muted text-sm">
              {rightOf(each)}
            </text>
          </g>
        ))}
      </Chart>
    </div>
  )
}

type Standing = Weakness['domains'][number]

function sentence(domains: Standing[]): string {
  const n = domains.reduce((sum, each) => sum + each.n, 0)
  if (n < ENOUGH_TO_COMPARE) return `Not enough answers yet to compare with the exam’s weights (n = ${n}).`
  const [short] = domains.toSorted((a, b) => b.weight - b.answered - (a.weight - a.answered))
  return short && short.weight - short.answered > CLOSE
    ? `Domain ${short.domain} is ${percent(short.weight)} of the exam and ${percent(short.answered)} of your answers (n = ${n}).`
    : `Your answers are spread as the exam’s weights are, within 5 points (n = ${n}).`
}

function said(each: Standing): string {
  return `${percent(each.weight)} of the exam, ${percent(each.answered)} of your answers, ${rightOf(each)}`
}

function rightOf({ n, right, low, high }: Standing): string {
  return n < ENOUGH_ANSWERS
    ? `too few to judge (n = ${n})`
    : `${percent(right / n)} right (n = ${n}, ${percent(low)} to ${percent(high)})`
}

function Rows({ domains }: DomainWeightsProps) {
  return (
    <>
      <thead>
        <tr>
          <th scope="col">Domain</th>
          <th scope="col" className="number">
            Of the exam
          </th>
          <th scope="col" className="number">
            Of your answers
          </th>
          <th scope="col" className="number">
            Right
          </th>
          <th scope="col" className="number">
            80 % interval
          </th>
        </tr>
      </thead>
      <tbody>
        {domains.map((each) => (
          <tr key={each.domain}>
            <th scope="row" className="font-normal">
              {each.domain} {each.title}
            </th>
            <td className="number">{percent(each.weight)}</td>
            <td className="number">{percent(each.answered)}</td>
            <td className="number">
              {each.right} of {each.n}
            </td>
            <td className="number">
              {percent(each.low)} to {percent(each.high)}
            </td>
          </tr>
        ))}
      </tbody>
    </>
  )
}
