import { scaleBand, scaleLinear } from 'd3-scale'
import type { ReactNode } from 'react'
import { Chart } from '#app/_components/charts/chart.tsx'
import { BESIDE_AXIS, ShareAxis } from '#app/_components/charts/share-axis.tsx'
import type { PastAttempt } from '#server/attempt-list.ts'
import { formName } from './form-words.ts'

const HEIGHT = 180
const TOP = 20
const BASE = 152
/** Marks that stay apart on the narrowest screen. */
const MOST_SHOWN = 20

type TrendProps = {
  past: PastAttempt[]
  /** The attempts as rows, where the page does not list them anyway. */
  table?: ReactNode
}

/** Share right of the last attempts, oldest first. Each form has a shape and a letter of its own: lengths do not compare. */
export function Trend({ past, table }: TrendProps) {
  const shown = past.filter(({ total }) => total > 0).slice(0, MOST_SHOWN)
  if (shown.length < 2) return null
  const inOrder = shown.toReversed()
  const x = scaleBand(
    inOrder.map(({ id }) => id),
    [BESIDE_AXIS, 100],
  )
  const y = scaleLinear([0, 1], [BASE, TOP])
  const middle = (id: string) => `${((x(id) ?? 0) + x.bandwidth() / 2).toFixed(2)}%`
  return (
    <Chart
      id="trend"
      title="Share right in the last exams, oldest first"
      description={said(inOrder)}
      height={HEIGHT}
      caption="Share right, oldest first. F full ●, H half ■, Q quick ◆, C custom ▲. The shorter a form, the more chance is in it."
      table={table}
    >
      <ShareAxis y={y} />
      {inOrder.map(({ id, form, correct, total }) => (
        <g key={id} textAnchor="middle" className="fill-muted text-sm">
          <svg x={middle(id)} y={y(correct / total)} className="overflow-visible">
            <Mark form={form} />
          </svg>
          <text x={middle(id)} y={BASE + 18}>
            {formName(form).charAt(0)}
          </text>
        </g>
      ))}
    </Chart>
  )
}

function Mark({ form }: { form: string }) {
  switch (form) {
    case 'full':
      return <circle r="6" className="fill-ink" />
    case 'half':
      return <rect x="-5" y="-5" width="10" height="10" className="fill-ink" />
    case 'quick':
      return <path d="M0 -7 L7 0 L0 7 L-7 0 Z" className="fill-control" />
    default:
      return <path d="M0 -7 L7 6 L-7 6 Z" className="fill-control" />
  }
}

function said(inOrder: PastAttempt[]): string {
  const each = inOrder.map(
    ({ form, correct, total }) => `${formName(form)} ${Math.round((100 * correct) / total)} %`,
  )
  return `${each.join(', ')}.`
}
