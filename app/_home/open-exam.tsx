import Link from 'next/link'
import { formName } from '#app/exam/form-words.ts'
import type { OpenAttempt } from '#server/attempt-list.ts'

type OpenExamProps = { open: OpenAttempt; timeZone: string }

/** The clock is running somewhere: this comes before everything else. */
export function OpenExam({ open, timeZone }: OpenExamProps) {
  const closes = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(open.deadline)
  return (
    <p className="my-4 rounded-panel border border-hairline bg-flame-tint px-4 py-3">
      {formName(open.form)} on the clock: {open.answered} of {open.total} answered, it closes at{' '}
      <span className="tabular-nums">{closes}</span>.{' '}
      <Link href={`/exam/${open.id}`} className="link font-medium">
        Go on with it
      </Link>
    </p>
  )
}
