import Link from 'next/link'
import { DataTable } from '#app/_components/data-table.tsx'
import { Section } from '#app/_components/panel.tsx'
import type { PastAttempt } from '#server/attempt-list.ts'

type PastAttemptsProps = { past: PastAttempt[]; timeZone: string }

export function PastAttempts({ past, timeZone }: PastAttemptsProps) {
  const day = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  })
  return (
    <Section id="past" title="Quizzes so far">
      <DataTable caption="Quizzes you have taken, newest first" captionHidden>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col" className="number">
              Right
            </th>
            <th scope="col">Closed by</th>
          </tr>
        </thead>
        <tbody>
          {past.map(({ id, submittedAt, by, correct, total }) => (
            <tr key={id}>
              <th scope="row">
                <Link href={`/exam/${id}/result`} className="link">
                  {day.format(submittedAt)}
                </Link>
              </th>
              <td className="number">
                {correct} of {total}
              </td>
              <td>{by === 'student' ? 'you' : 'the clock'}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Section>
  )
}
