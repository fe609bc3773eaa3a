import Link from 'next/link'
import type { QuickQuizOffer } from '#server/attempt-list.ts'

type OpenQuizProps = { open: NonNullable<QuickQuizOffer['open']>; timeZone: string }

/** The clock is running somewhere: this comes before everything else. */
export function OpenQuiz({ open, timeZone }: OpenQuizProps) {
  const closes = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(open.deadline)
  return (
    <p className="my-4 rounded-panel border border-hairline bg-flame-tint px-4 py-3">
      A quick quiz is open: {open.answered} of {open.total} answered, it closes at{' '}
      <span className="tabular-nums">{closes}</span>.{' '}
      <Link href={`/exam/${open.id}`} className="link font-medium">
        Go on with it
      </Link>
    </p>
  )
}
