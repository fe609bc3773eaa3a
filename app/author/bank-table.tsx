import Link from 'next/link'
import { DataTable } from '#app/_components/data-table.tsx'
import { wilson } from '#core/statistics/wilson.ts'
import type { BankRow } from '#server/bank-list.ts'
import { DIFFICULTY_WORDS, LEVEL_WORDS, shareWords, STATUS_WORDS } from './words.ts'

type BankTableProps = { rows: BankRow[]; topics: Map<string, string> }

export function BankTable({ rows, topics }: BankTableProps) {
  return (
    <DataTable
      caption="Questions in teaching order; shares of first answers with their 80 % interval"
      className="-mx-4 px-4 sm:mx-0 sm:px-0"
    >
      <thead>
        <tr>
          <th scope="col">Question</th>
          <th scope="col">Status</th>
          <th scope="col">Topic</th>
          <th scope="col">Task</th>
          <th scope="col">Level</th>
          <th scope="col">First answers</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.questionId}>
            <th scope="row" className="min-w-56">
              <Link href={`/author/${row.questionId}`} className="link">
                {row.title}
              </Link>
              <span className="block font-mono text-sm font-normal break-all text-muted">
                {row.questionId}
              </span>
            </th>
            <td>{statusOf(row)}</td>
            <td>{topics.get(row.topic) ?? row.topic}</td>
            <td className="number">{row.task}</td>
            <td>
              {LEVEL_WORDS[row.level] ?? row.level},{' '}
              {(DIFFICULTY_WORDS[row.difficulty] ?? row.difficulty).toLowerCase()}
            </td>
            <td className="min-w-44">{shareWords(row.answers, wilson(row.answers.right, row.answers.n))}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

function statusOf({ status, draft, version }: BankRow): string {
  const words = `${STATUS_WORDS[status] ?? status}, version ${version}`
  return draft === null ? words : `${words}; a ${draft === 'review' ? 'draft in review' : 'draft'}`
}
