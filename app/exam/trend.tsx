import type { PastAttempt } from '#server/attempt-list.ts'
import { formName } from './form-words.ts'

const HEIGHT = 196
const TOP = 12
const BASE = 152
/** Marks that stay apart on the narrowest screen. */
const MOST_SHOWN = 20

/** Share right of the last attempts, oldest first. Each form has a shape and a letter of its own: lengths do not compare. */
export function Trend({ past }: { past: PastAttempt[] }) {
  const shown = past.filter(({ total }) => total > 0).slice(0, MOST_SHOWN)
  if (shown.length < 2) return null
  const inOrder = shown.toReversed()
  const step = 100 / inOrder.length
  const heightOf = (share: number) => BASE - share * (BASE - TOP)
  return (
    <figure className="max-w-[44rem]">
      <svg width="100%" height={HEIGHT} role="img" aria-label={said(inOrder)} className="overflow-visible">
        {[0, 0.5, 1].map((share) => (
          <g key={share} className="fill-muted text-sm tabular-nums">
            <line x1="0" x2="100%" y1={heightOf(share)} y2={heightOf(share)} className="stroke-hairline" />
            <text x="0" y={heightOf(share) - 4}>
              {share * 100} %
            </text>
          </g>
        ))}
        {inOrder.map(({ id, form, correct, total }, index) => (
          <g key={id} textAnchor="middle" className="fill-muted text-sm">
            <svg x={`${(index + 0.5) * step}%`} y={heightOf(correct / total)} className="overflow-visible">
              <Mark form={form} />
            </svg>
            <text x={`${(index + 0.5) * step}%`} y={BASE + 18}>
              {formName(form).charAt(0)}
            </text>
          </g>
        ))}
      </svg>
      <figcaption className="text-sm text-muted">
        Share right, oldest first. F full ●, H half ■, Q quick ◆, C custom ▲. The shorter a form, the more
        chance is in it.
      </figcaption>
    </figure>
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
  return `Share right, oldest first: ${each.join(', ')}.`
}
