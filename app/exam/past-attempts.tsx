import Link from 'next/link'
import { DataTable } from '#app/_components/data-table.tsx'
import { Section } from '#app/_components/panel.tsx'
import type { PastAttempt } from '#server/attempt-list.ts'
import { formName } from './form-words.ts'
import { Trend } from './trend.tsx'

type PastAttemptsProps = { past: PastAttempt[]; timeZone: string }

/** What was sat so far, newest first: the trend as a picture, the same as a table. */
export function PastAttempts({ past, timeZone }: PastAttemptsProps) {
  return (
    <Section id="past" title="Exams so far">
      {past.length === 0 ? (
        <p className="text-muted">
          None yet. Each one you finish stands here with its result, and how they go.
        </p>
      ) : (
        <>
          <Trend past={past} />
          <DataTable caption="Exams you have taken, newest first" captionHidden className="mt-4">
            <AttemptRows past={past} timeZone={timeZone} />
          </DataTable>
        </>
      )}
    </Section>
  )
}

/** One row for each, with a link to its result. */
export function AttemptRows({ past, timeZone }: PastAttemptsProps) {
  const day = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  })
  return (
    <>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Form</th>
          <th scope="col" className="number">
            Right
          </th>
          <th scope="col" className="number">
            Estimate
          </th>
          <th scope="col">Closed by</th>
        </tr>
      </thead>
      <tbody>
        {past.map(({ id, form, submittedAt, by, correct, total, scaled }) => (
          <tr key={id}>
            <th scope="row" className="whitespace-nowrap">
              <Link href={`/exam/${id}/result`} className="link">
                {day.format(submittedAt)}
              </Link>
            </th>
            <td>{formName(form)}</td>
            <td className="number whitespace-nowrap">
              {correct} of {total}
            </td>
            <td className="number">{scaled ?? '–'}</td>
            <td>{by === 'student' ? 'you' : 'the clock'}</td>
          </tr>
        ))}
      </tbody>
    </>
  )
}
