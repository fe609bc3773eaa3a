import { scaleLinear } from 'd3-scale'
import { timeWords } from '#app/exam/[attemptId]/result/time-words.ts'
import { formName } from '#app/exam/form-words.ts'
import { Chart } from '#app/_components/charts/chart.tsx'
import type { ExamHistory } from '#server/exam-history.ts'

const HEIGHT = 190
const TOP = 14
const BASE = 156

/** The median time per question of each exam, oldest first, against the even share of the limit. */
export function ExamPace({ history, timeZone }: { history: ExamHistory; timeZone: string }) {
  const { pace } = history
  if (pace.shown === 0) return null
  const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone })
  const rows = history.past.toReversed().flatMap(({ id, form, submittedAt }) => {
    const own = history.paces.get(id)
    return own && own.shown > 0 ? [{ id, form: formName(form), when: date.format(submittedAt), ...own }] : []
  })
  const most = Math.max(pace.paceMs * 1.25, ...rows.map(({ medianMs }) => medianMs))
  const y = scaleLinear([0, most], [BASE, TOP])
  const step = 100 / rows.length
  const sentence = `Half of your exam questions took less than ${timeWords(pace.medianMs)} (n = ${pace.shown}); the exam gives ${timeWords(pace.paceMs)}, and ${pace.slower === 0 ? 'none' : pace.slower} took longer.`
  return (
    <div>
      <h3 className="mb-2 font-medium">{sentence}</h3>
      <Chart
        id="pace"
        title="Median time per question, exam by exam"
        description={rows
          .map(({ when, form, medianMs }) => `${when}, ${form}: ${timeWords(medianMs)}.`)
          .join(' ')}
        height={HEIGHT}
        caption="A bar is one exam, oldest first; the dashed line is the exam’s even pace."
        table={<Rows rows={rows} />}
      >
        <line x1="0" x2="100%" y1={BASE} y2={BASE} className="stroke-control" />
        {rows.map(({ id, medianMs }, index) => (
          <rect
            key={id}
            x={`${((index + 0.25) * step).toFixed(3)}%`}
            width={`${(step * 0.5).toFixed(3)}%`}
            y={y(medianMs)}
            height={BASE - y(medianMs)}
            rx="2"
            className={medianMs > pace.paceMs ? 'fill-ink' : 'fill-control'}
          />
        ))}
        <g className="fill-muted text-sm">
          <text x="0" y={BASE + 18}>
            {rows[0]?.when}
          </text>
          {rows.length > 1 && (
            <text x="100%" y={BASE + 18} textAnchor="end">
              {rows.at(-1)?.when}
            </text>
          )}
        </g>
        <line
          x1="0"
          x2="100%"
          y1={y(pace.paceMs)}
          y2={y(pace.paceMs)}
          className="stroke-flame"
          strokeDasharray="4 3"
        />
        <text x="100%" y={y(pace.paceMs) - 5} textAnchor="end" className="fill-muted text-sm">
          {timeWords(pace.paceMs)}
        </text>
      </Chart>
    </div>
  )
}

type Row = { id: string; form: string; when: string; medianMs: number; slower: number; shown: number }

function Rows({ rows }: { rows: Row[] }) {
  return (
    <>
      <thead>
        <tr>
          <th scope="col">Exam of</th>
          <th scope="col">Form</th>
          <th scope="col" className="number">
            Median
          </th>
          <th scope="col" className="number">
            Slower
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, when, form, medianMs, slower, shown }) => (
          <tr key={id}>
            <th scope="row" className="font-normal whitespace-nowrap">
              {when}
            </th>
            <td>{form}</td>
            <td className="number whitespace-nowrap">{timeWords(medianMs)}</td>
            <td className="number whitespace-nowrap">
              {slower} of {shown}
            </td>
          </tr>
        ))}
      </tbody>
    </>
  )
}
