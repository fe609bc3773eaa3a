import Link from 'next/link'
import type { AttemptResult } from '#server/attempt-result.ts'
import { timeWords } from './time-words.ts'

const HEIGHT = 120
const BASE = 96
/** Time shown is kept up to five minutes a question. */
const MOST_MS = 300_000

/** How long each question was shown, beside the exam's even pace; each bar leads to its question. */
export function TimePerQuestion({ result: { slots, pace } }: { result: AttemptResult }) {
  if (pace.shown === 0)
    return <p className="text-muted">How long each question was shown was not recorded.</p>
  const step = 100 / slots.length
  const heightOf = (ms: number) => (Math.min(ms, MOST_MS) / MOST_MS) * BASE
  return (
    <>
      <p>
        Half of your questions took less than {timeWords(pace.medianMs)};{' '}
        {pace.slower === 0 ? 'none' : pace.slower} took more than the exam’s {timeWords(pace.paceMs)}.
      </p>
      <svg
        height={HEIGHT}
        role="img"
        aria-label={`Time per question; the list below says it for each. The line is ${timeWords(pace.paceMs)}.`}
        className="mt-3 w-[calc(100%-3.5rem)] overflow-visible text-sm"
      >
        {slots.map(({ slot, elapsedMs }, index) => (
          <rect
            key={slot}
            x={`${((index + 0.15) * step).toFixed(3)}%`}
            width={`${(step * 0.7).toFixed(3)}%`}
            y={BASE - heightOf(elapsedMs)}
            height={heightOf(elapsedMs)}
            className={elapsedMs > pace.paceMs ? 'fill-ink' : 'fill-control'}
          />
        ))}
        <line x1="0" x2="100%" y1={BASE} y2={BASE} className="stroke-control" />
        <line
          x1="0"
          x2="100%"
          y1={BASE - heightOf(pace.paceMs)}
          y2={BASE - heightOf(pace.paceMs)}
          className="stroke-flame"
          strokeDasharray="4 3"
        />
        <text x="100%" dx="8" y={BASE - heightOf(pace.paceMs) + 4} className="fill-muted">
          {timeWords(pace.paceMs)}
        </text>
        <text x="0" y={BASE + 18} className="fill-muted">
          question 1
        </text>
        <text x="100%" y={BASE + 18} textAnchor="end" className="fill-muted">
          {slots.length}
        </text>
      </svg>
    </>
  )
}

/** What came of changing answers, counted both ways. */
export function ChangesOfMind({ slots }: { slots: AttemptResult['slots'] }) {
  const changed = slots.filter(({ change }) => change !== null)
  const toRight = changed.filter(({ change }) => change === 'to-right')
  const toWrong = changed.filter(({ change }) => change === 'to-wrong')
  const still = changed.length - toRight.length - toWrong.length
  if (changed.length === 0) return <p>You left every first answer as it was.</p>
  return (
    <>
      <p>
        You changed {changed.length} first {changed.length === 1 ? 'answer' : 'answers'}: {toRight.length}{' '}
        from wrong to right, {toWrong.length} from right to wrong
        {still > 0 ? `, ${still} from wrong to wrong` : ''}.
      </p>
      {toWrong.length > 0 && (
        <p className="mt-1 text-base text-muted">
          Right to wrong:{' '}
          {toWrong.map(({ slot }, index) => (
            <span key={slot}>
              {index > 0 && ', '}
              <Link href={`#question-${slot}`} className="link">
                question {slot}
              </Link>
            </span>
          ))}
          .
        </p>
      )}
    </>
  )
}
