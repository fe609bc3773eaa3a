import { scaleLinear } from 'd3-scale'
import { Chart } from '#app/_components/charts/chart.tsx'
import type { ExamHistory, ForetoldScore } from '#server/exam-history.ts'

const ROW = 30
const TOP = 22

type ForetoldScoresProps = Pick<ExamHistory['foretold'], 'scores' | 'scale'> & { timeZone: string }

/** "Foretold 640 to 820, came 730", exam by exam, newest first. */
export function ForetoldScores({ scores, scale, timeZone }: ForetoldScoresProps) {
  if (scores.length === 0) return null
  const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone })
  const inside = scores.filter((each) => each.inside).length
  const percent = scaleLinear([scale.minimum, scale.maximum], [0, 100])
  const at = (score: number) => `${percent(score).toFixed(2)}%`
  const sentence =
    scores.length === 1
      ? `The score of your full exam came ${inside === 1 ? 'inside' : 'outside'} the band foretold for it.`
      : `${inside} of ${scores.length} full exams came inside the band foretold for them; of many, four in five should.`
  return (
    <div>
      <h3 className="mb-2 font-medium">{sentence}</h3>
      <Chart
        id="foretold-scores"
        title="Foretold and real scores of full exams"
        description={scores.map((each) => said(each, date)).join(' ')}
        height={TOP + scores.length * ROW}
        caption={`Each band was foretold, with 80 %, when that exam started, for its very questions; the mark is the estimate it came to. From ${scale.minimum} to ${scale.maximum}.`}
        table={<Rows scores={scores} date={date} />}
      >
        <line
          x1={at(scale.pass)}
          x2={at(scale.pass)}
          y1={TOP - 4}
          y2={TOP + scores.length * ROW}
          className="stroke-flame"
          strokeWidth="2"
        />
        <text x={at(scale.pass)} y={TOP - 8} textAnchor="middle" className="fill-muted text-sm">
          pass {scale.pass}
        </text>
        {scores.map(({ attempt, low, high, inside: isInside }, index) => {
          const y = TOP + (index + 0.5) * ROW
          return (
            <g key={attempt.id}>
              <text x="0" y={y + 4} className="fill-muted text-sm">
                {date.format(attempt.submittedAt)}
              </text>
              <rect
                x={at(low)}
                width={`${(percent(high) - percent(low)).toFixed(2)}%`}
                y={y - 6}
                height="12"
                rx="3"
                className="fill-control"
                opacity="0.45"
              />
              <circle
                cx={at(attempt.scaled ?? scale.minimum)}
                cy={y}
                r="5.5"
                strokeWidth="2"
                className={isInside ? 'fill-ink stroke-paper' : 'fill-paper stroke-ink'}
              />
            </g>
          )
        })}
      </Chart>
    </div>
  )
}

function said({ attempt, low, high }: ForetoldScore, date: Intl.DateTimeFormat): string {
  return `${date.format(attempt.submittedAt)}: foretold ${low} to ${high}, came ${attempt.scaled}.`
}

function Rows({ scores, date }: { scores: ForetoldScore[]; date: Intl.DateTimeFormat }) {
  return (
    <>
      <thead>
        <tr>
          <th scope="col">Exam of</th>
          <th scope="col">Foretold</th>
          <th scope="col" className="number">
            Came
          </th>
          <th scope="col">Inside</th>
        </tr>
      </thead>
      <tbody>
        {scores.map(({ attempt, scaled, low, high, inside }) => (
          <tr key={attempt.id}>
            <th scope="row" className="font-normal whitespace-nowrap">
              {date.format(attempt.submittedAt)}
            </th>
            <td>
              {low} to {high}, most likely {scaled}
            </td>
            <td className="number">{attempt.scaled}</td>
            <td>{inside ? 'yes' : 'no'}</td>
          </tr>
        ))}
      </tbody>
    </>
  )
}
